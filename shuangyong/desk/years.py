"""Which year the desk looks at."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from plans.models.plan import FIRST_YEAR, LAST_YEAR

PLANNING_STARTS = 10  # 12月—次年1月布置 (domain.md 6.2); communities begin to write in autumn


def planning_year(today: date) -> int:
    """The year that is being planned: from October on the next one."""
    year = today.year + 1 if today.month >= PLANNING_STARTS else today.year
    return min(max(year, FIRST_YEAR), LAST_YEAR)


@dataclass(frozen=True, slots=True)
class YearChoice:
    """The chosen year and its neighbours, None at the ends."""

    year: int
    usual: int

    @property
    def before(self) -> int | None:
        return self.year - 1 if self.year > FIRST_YEAR else None

    @property
    def after(self) -> int | None:
        return self.year + 1 if self.year < LAST_YEAR else None


def chosen_year(request: HttpRequest) -> YearChoice:
    """`?year=2026`, else the year that is being planned; what is no year counts as nothing."""
    usual = planning_year(timezone.localdate())
    typed = request.GET.get("year", "")
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == 4 else usual
    return YearChoice(year if FIRST_YEAR <= year <= LAST_YEAR else usual, usual)
