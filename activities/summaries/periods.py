"""The stretches of a year that are summed up: quarters, the first half, the whole year."""

from dataclasses import dataclass
from datetime import date, timedelta

from plans.choices import PaperKind
from plans.models.plan import FIRST_YEAR, LAST_YEAR

_QUARTERS = "一二三四"


@dataclass(frozen=True, slots=True)
class Period:
    """`number` is the quarter (1–4) or the half (1, 2), and 0 for a year."""

    kind: PaperKind
    year: int
    number: int = 0

    @property
    def start(self) -> date:
        return date(self.year, self.quarters[0] * 3 - 2, 1)

    @property
    def end(self) -> date:
        """The last day, which is part of it."""
        last = self.quarters[-1] * 3
        return date(self.year + last // 12, last % 12 + 1, 1) - timedelta(days=1)

    @property
    def quarters(self) -> tuple[int, ...]:
        if self.kind == PaperKind.QUARTER:
            return (self.number,)
        if self.kind == PaperKind.HALF:
            return (1, 2) if self.number == 1 else (3, 4)
        return (1, 2, 3, 4)

    @property
    def short(self) -> str:
        """第一季度, 上半年, 全年."""
        if self.kind == PaperKind.QUARTER:
            return f"第{_QUARTERS[self.number - 1]}季度"
        if self.kind == PaperKind.HALF:
            return "上半年" if self.number == 1 else "下半年"
        return "全年"

    @property
    def name(self) -> str:
        """2026年第一季度, 2026年上半年, 2026年."""
        return f"{self.year}年{'' if self.is_year else self.short}"

    @property
    def key(self) -> str:
        """For a form: quarter-1, half-1, annual-0."""
        return f"{self.kind}-{self.number}"

    @property
    def is_year(self) -> bool:
        return self.kind == PaperKind.ANNUAL

    @property
    def next(self) -> "Period":
        """The one that follows: what is to be done is named for it."""
        if self.is_year:
            return Period(self.kind, self.year + 1)
        last = 4 if self.kind == PaperKind.QUARTER else 2
        if self.number == last:
            return Period(self.kind, self.year + 1, 1)
        return Period(self.kind, self.year, self.number + 1)

    def has_begun(self, today: date) -> bool:
        return self.start <= today

    def is_over(self, today: date) -> bool:
        return self.end < today


def periods_of(year: int) -> list[Period]:
    """What is summed up in a year, in the order in which it falls due."""
    quarters = [Period(PaperKind.QUARTER, year, number) for number in (1, 2, 3, 4)]
    half = Period(PaperKind.HALF, year, 1)
    return [*quarters[:2], half, *quarters[2:], Period(PaperKind.ANNUAL, year)]


def period_of_key(key: str, year: int) -> Period | None:
    """The inverse of `Period.key`; None for what is none, or a year out of bounds."""
    if not FIRST_YEAR <= year < LAST_YEAR:
        return None
    return next((period for period in periods_of(year) if period.key == key), None)


def period_of(kind: str, year: int, number: int) -> Period:
    """The period of a stored summary."""
    return Period(PaperKind(kind), year, number)


def summary_title(unit_name: str, period: Period) -> str:
    """桂园社区2026年第一季度双拥工作总结."""
    return f"{unit_name}{period.name}双拥工作总结"[:120]
