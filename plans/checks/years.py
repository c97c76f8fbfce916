"""Years that a text names, and the other signs that checks and flags look for alike."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shuangyong.almanac.chinese_numbers import to_int

UNIT_NUMBER = re.compile(r"[0-9０-９]{4,6}\s*部队")
PERSONAL = re.compile(r"(?<![0-9])(?:1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx])(?![0-9])")

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2}|二[〇零○][〇零○一二三四五六七八九]{2})\s*年")
_TITLES = re.compile(r"《[^《》]*》|[〔\[][^〔〕\[\]]*[〕\]]")
_LEGAL = re.compile(r"(?:度|\d{1,2}月|\d{1,2}日)*(?:修订|修正|施行|实施|颁布|公布|印发|发布|成立|建成|以来)")


@dataclass(frozen=True, slots=True)
class NamedYear:
    """A year where it stands; `start`..`end` bound its figures alone."""

    year: int
    start: int
    end: int


def named_years(text: str) -> Iterator[NamedYear]:
    """Every year of a text but those in titles of documents and those of a law or a founding."""
    plain = _TITLES.sub(lambda match: " " * len(match[0]), text)
    for match in _YEAR.finditer(plain):
        if not _LEGAL.match(plain, match.end()):
            yield NamedYear(to_int(match[1].replace("○", "〇")), match.start(1), match.end(1))
