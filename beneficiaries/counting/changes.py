"""What changed in a time: records made, statuses, moves between units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count
from django.utils import timezone

from beneficiaries.choices import Status, TransferState
from beneficiaries.counting.tables import Cell, CountRow, CountTable, Line, summed
from beneficiaries.models import Person, StatusChange, Transfer
from shuangyong.units.models import User

BEGINNING = "建档"
"""The reason that the first status of a record has: it is no change."""
_STATUSES = (
    Status.RECEIVING,
    Status.RECOGNISED,
    Status.SUSPENDED,
    Status.INTERRUPTED,
    Status.CANCELLED,
    Status.REJECTED,
    Status.MOVED,
    Status.DECEASED,
)
_SHORT = {Status.RECEIVING: "转为享受待遇", Status.RECOGNISED: "转为不享受待遇"}
_NEW = "new"


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included."""

    first: date
    last: date

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The beginning of the first day and the end of the last."""
        begin = timezone.make_aware(datetime.combine(self.first, time.min))
        end = timezone.make_aware(datetime.combine(self.last + timedelta(days=1), time.min))
        return begin, end


def change_table(user: User, lines: Sequence[Line], period: Period) -> CountTable:
    """Units × what became of people in the time. Three queries."""
    counts = _new(user, period) | _statuses(user, period)
    moves = _moves(user, period)
    rows = []
    for line in lines:
        arrived = sum(n for left, came, n in moves if came in line.units and left not in line.units)
        gone = sum(n for left, came, n in moves if left in line.units and came not in line.units)
        cells = [summed(counts, line, _NEW), arrived, gone]
        cells += [summed(counts, line, status) for status in _STATUSES]
        rows.append(CountRow(line.name, tuple(map(Cell, cells)), line.strong))
    heads = ("单位", "新建档", "转入", "转出", *(_SHORT.get(status, status.label) for status in _STATUSES))
    note = "按变化发生的日期计，同一种变化每人计一次；单位之间的转移在小计、合计里不重复计。"
    return CountTable("changes", "期间变化", heads, tuple(rows), note)


def _new(user: User, period: Period) -> dict[tuple[int, str], int]:
    begin, end = period.moments
    made = Person.objects.visible_to(user).filter(created_at__gte=begin, created_at__lt=end)
    rows = made.order_by().values("unit_id").annotate(people=Count("pk"))
    return {(row["unit_id"], _NEW): row["people"] for row in rows}


def _statuses(user: User, period: Period) -> dict[tuple[int, str], int]:
    rows = (
        StatusChange.objects.visible_to(user)
        .filter(day__gte=period.first, day__lte=period.last)
        .exclude(reason=BEGINNING)
        .order_by()
        .values("person__unit_id", "status")
        .annotate(people=Count("person_id", distinct=True))
    )
    return {(row["person__unit_id"], row["status"]): row["people"] for row in rows}


def _moves(user: User, period: Period) -> list[tuple[int, int, int]]:
    begin, end = period.moments
    rows = (
        Transfer.objects.visible_to(user)
        .filter(state=TransferState.ACCEPTED, decided_at__gte=begin, decided_at__lt=end)
        .order_by()
        .values_list("from_unit_id", "to_unit_id")
        .annotate(people=Count("pk"))
    )
    return list(rows)
