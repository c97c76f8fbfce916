"""Words that a rewriting machine left: known by the words round them, so that a good sentence is let be."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from plans.reading.flags.looking import Look
from plans.reading.found import Edit, Flag, Span


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A line of the dictionary. Empty `before` or `after`: whatever stands there."""

    wrong: str
    right: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether the wrong word at this place has the company that gives it away."""
        if self.not_before and text.endswith(self.not_before, 0, start):
            return False
        if self.not_after and text.startswith(self.not_after, end):
            return False
        if self.before and not text.endswith(self.before, 0, start):
            return False
        return not self.after or text.startswith(self.after, end)


def factory_rewritten_words() -> list[dict[str, Any]]:
    """The dictionary the product comes with, as it stands in fixtures/rewritten_words.json."""
    path = Path(settings.BASE_DIR) / "fixtures" / "rewritten_words.json"
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@lru_cache(maxsize=1)
def factory_words() -> tuple[Rewritten, ...]:
    """The same, ready for use."""
    return rewritten_from(factory_rewritten_words())


def rewritten_from(rows: Iterable[dict[str, Any]]) -> tuple[Rewritten, ...]:
    """From rows of the dictionary: `RewrittenWord.objects.filter(is_active=True).values()`."""
    names = ("before", "after", "not_before", "not_after")
    return tuple(
        Rewritten(row["wrong"], row["right"], *(tuple((row.get(name) or "").split()) for name in names))
        for row in rows
        if row["wrong"] and row["wrong"] != row["right"]
    )


def rewritten_flags(look: Look, words: tuple[Rewritten, ...]) -> Iterator[Flag]:
    """One flag for each pair of words, with all places."""
    by_wrong: dict[str, list[Rewritten]] = {}
    for word in words:
        by_wrong.setdefault(word.wrong, []).append(word)
    if not by_wrong:
        return
    # The longest first: 必须要把 before 必须.
    pattern = re.compile("|".join(re.escape(wrong) for wrong in sorted(by_wrong, key=len, reverse=True)))
    found: dict[tuple[str, str], list[Span]] = {}
    for line in look.lines:
        for match in pattern.finditer(line.text):
            span = Span(line.number, *match.span())
            fitting = [item for item in by_wrong[match[0]] if item.fits(line.text, *match.span())]
            if fitting:
                found.setdefault((fitting[0].wrong, fitting[0].right), []).append(span)
    for (wrong, right), spans in found.items():
        yield Flag(
            "rewritten_word",
            f"“{wrong}”用在这里，像是网上转载时被换掉的词，原来可能是“{right}”。",
            f"可以改为“{right}”；本来就想这样写的，就不用改。",
            tuple(spans),
            tuple(Edit(span, right) for span in spans),
        )
