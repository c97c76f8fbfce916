"""The days of a calendar year that 双拥 work looks at, each with its anniversary (建军99周年)."""

from dataclasses import dataclass
from datetime import date

from .anniversaries import ANNIVERSARIES, Anniversary, anniversaries_of
from .festivals import LAST_YEAR, festivals_of

# Anniversaries whose day is known (domain.md 3); the others belong to the year as a whole.
_DAY_OF = {
    "party": "party_day",
    "army": "army_day",
    "victory": "victory_day",
    "nation": "national_day",
    "korea": "korea_day",
}
_BY_FESTIVAL = {
    festival: item for item in ANNIVERSARIES for code, festival in _DAY_OF.items() if item.code == code
}
# 全国人大常委会 2025-10-24 决定设立; before that year the day had no such name.
_TAIWAN_SINCE = 2025


@dataclass(frozen=True, slots=True)
class Node:
    """A festival or memorial day; `anniversary` is 建军99周年, or "" for a day that is not counted."""

    day: date
    code: str
    name: str
    anniversary: str = ""

    @property
    def title(self) -> str:
        """八一（建军99周年）."""
        return f"{self.name}（{self.anniversary}）" if self.anniversary else self.name


def nodes_of(year: int) -> list[Node]:
    """Every node whose day lies in the calendar year, by date; ValueError outside 1900–2099.

    腊八 belongs to the 春节 after it: a calendar year has one of them, none, or two.
    """
    pairs = festivals_of(year) + (festivals_of(year + 1) if year < LAST_YEAR else [])
    own = [(item, day) for item, day in pairs if day.year == year]
    found = [Node(day, item.code, item.name, _counted(item.code, year)) for item, day in own]
    if year >= _TAIWAN_SINCE:
        found.append(Node(date(year, 10, 25), "taiwan", "台湾光复纪念日"))
    return sorted(found, key=lambda node: node.day)


def anniversaries_without_a_day(year: int) -> list[tuple[Anniversary, int]]:
    """Those that the year is known by, without a day of their own in it: 长征胜利90周年."""
    return [(item, number) for item, number in anniversaries_of(year) if item.code not in _DAY_OF]


def _counted(festival: str, year: int) -> str:
    item = _BY_FESTIVAL.get(festival)
    return f"{item.name}{year - item.start_year}周年" if item and year > item.start_year else ""
