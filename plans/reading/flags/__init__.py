"""What looks wrong in a text that was read: where, why, what one might do. Nothing is mended here."""

from collections.abc import Callable, Iterable, Iterator

from plans.reading.flags.anniversaries import anniversary_flags
from plans.reading.flags.headings import heading_flags
from plans.reading.flags.looking import Look, look_at
from plans.reading.flags.masks import mask_flags
from plans.reading.flags.numbering import numbering_flags
from plans.reading.flags.persons import person_flags
from plans.reading.flags.punctuation import punctuation_flags
from plans.reading.flags.rewritten import Rewritten, factory_words, rewritten_flags
from plans.reading.flags.slogans import slogan_flags
from plans.reading.flags.thought import thought_flags
from plans.reading.flags.website import website_flags
from plans.reading.flags.years import year_flags
from plans.reading.found import Flag, Reading

__all__ = ["Rewritten", "find_flags"]

# The gravest first: what must not be printed, then what is not the plan's own, then what is a slip.
_BEFORE_WORDS: tuple[Callable[[Look], Iterator[Flag]], ...] = (
    person_flags,
    website_flags,
    numbering_flags,
    year_flags,
    anniversary_flags,
    mask_flags,
)
_AFTER_WORDS: tuple[Callable[[Look], Iterator[Flag]], ...] = (
    thought_flags,
    slogan_flags,
    heading_flags,
    punctuation_flags,
)


def find_flags(
    reading: Reading, *, year: int, for_year: int = 0, words: Iterable[Rewritten] | None = None
) -> tuple[Flag, ...]:
    """Everything that looks wrong, in the order in which a clerk should read it; never raises.

    `year` is the year the text is about (0: as the text says, if it does), `for_year` the year of the plan
    it will become, `words` the dictionary of rewritten words (the one the product comes with by default).
    """
    look = look_at(reading, year, for_year)
    found: list[Flag] = []
    for family in _BEFORE_WORDS:
        found += family(look)
    found += rewritten_flags(look, factory_words() if words is None else tuple(words))
    for family in _AFTER_WORDS:
        found += family(look)
    return tuple(found)
