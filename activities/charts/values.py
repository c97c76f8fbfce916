"""What a chart shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from plans.amounts import Number, number

SOLID, HATCHED = "solid", "hatched"


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of bar. Kinds differ by their filling, so that they are told apart in black and white."""

    name: str
    filling: str = SOLID


@dataclass(frozen=True, slots=True)
class Group:
    """The bars of one name: a value for each series, in the order of the series."""

    name: str
    values: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """`key` is unique on its page; `measure_word` stands behind the values where they are read out."""

    key: str
    title: str
    series: tuple[Series, ...]
    groups: tuple[Group, ...]
    measure_word: str = ""

    @property
    def most(self) -> Number:
        """The longest bar; 0 where there is none."""
        return max((value for group in self.groups for value in group.values), default=0)

    @property
    def is_empty(self) -> bool:
        return not self.most

    @property
    def told(self) -> str:
        """All it shows, in one sentence, for who does not see it."""
        return "；".join(f"{group.name}：{self._values(group.values)}" for group in self.groups) + "。"

    def _values(self, values: Sequence[Number]) -> str:
        several = len(self.series) > 1
        return "，".join(
            f"{series.name if several else ''}{number(value)}{self.measure_word}"
            for series, value in zip(self.series, values, strict=True)
        )
