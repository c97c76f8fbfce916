"""A guiding thought that names only what earlier years named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plans.choices import ParagraphRole
from plans.reading.flags.looking import Look
from plans.reading.found import Flag, Span

# domain.md 10.0, 10.5: which years the sample plans with these words are from, and what is written now.
CURRENT = re.compile(r"习近平|新时代(?:中国特色|强军)|二十大|二十届|强军思想")
_ASKS = re.compile(r"为(?:工作)?(?:指导|统领|指引|指针)|指导思想|以[^。]{2,60}为|贯彻|落实|学习")


@dataclass(frozen=True, slots=True)
class _Era:
    """Words that were usual in plans until that year."""

    words: str
    until: int


ERAS: tuple[_Era, ...] = (
    _Era("十六大", 2007),
    _Era("十七大", 2012),
    _Era("荣辱观", 2012),
    _Era("三个代表", 2017),
    _Era("科学发展观", 2017),
    _Era("十八大", 2017),
)
_WORDS = re.compile("|".join(re.escape(era.words) for era in ERAS))
_UNTIL = {era.words: era.until for era in ERAS}


def thought_flags(look: Look) -> Iterator[Flag]:
    """Nothing where the text names what is in force today, or where its year is of that time."""
    year = look.for_year or look.year
    spans: list[Span] = []
    names: list[str] = []
    for line in look.lines:
        if CURRENT.search(line.text):
            return
        if line.role != ParagraphRole.GUIDING and not _ASKS.search(line.text):
            continue
        for match in _WORDS.finditer(line.text):
            if not year or year > _UNTIL[match[0]]:
                spans.append(Span(line.number, *match.span()))
                names.append(match[0])
    if not spans:
        return
    told = "、".join(f"“{name}”" for name in dict.fromkeys(names))
    yield Flag(
        "old_thought",
        f"指导思想里提到的{told}是前些年常用的提法，没有看到近几年的提法。",
        "可以对照今年上级的文件改写；近几年一般写“以习近平新时代中国特色社会主义思想为指导”。",
        tuple(spans),
    )
