"""A street's month with ten years of work behind it, beside the same month with a hundredth of it.

python -m tests.benchmarks calendar
"""

from collections.abc import Iterator
from datetime import date, timedelta
from statistics import median
from time import perf_counter
from typing import Any

from tests.benchmarks.tables import Row, Table, as_seconds

COMMUNITIES = 40
SMALL, LARGE = (200, 2_000), (20_000, 200_000)
"""Activities and visits, over all years."""
LAST = date(2026, 12, 31)
DAYS = 3652
MONTH = "2026-08"
ROUNDS = 9
BAR = 2.0


def measure(cast: Any) -> Table:
    """Fill, measure, fill further, measure again."""
    street = _Street(cast)
    street.fill(*SMALL)
    small = _measure(cast)
    street.fill(*LARGE)
    return _table(small, _measure(cast))


class _Street:
    """Forty communities whose activities lie evenly over ten years, their visits over fifty people each."""

    def __init__(self, cast: Any) -> None:
        from beneficiaries.models import Person
        from shuangyong.units.models import Unit, UnitKind

        self.clerk, self.activities, self.visits = cast.clerk, 0, 0
        self.units = [
            Unit.objects.add_under(cast.street, name=f"{number}号社区", kind=UnitKind.COMMUNITY)
            for number in range(1, COMMUNITIES + 1)
        ]
        Person.objects.bulk_create(
            [Person(unit=unit, name="石大山", pinyin="shidashan") for unit in self.units for _ in range(50)]
        )
        self.persons = {unit.pk: list(unit.persons.values_list("pk", flat=True)) for unit in self.units}

    def fill(self, activities: int, visits: int) -> None:
        """Up to these numbers."""
        from activities.models import Activity, Visit

        new = [self._activity(number) for number in range(self.activities, activities)]
        stored = Activity.objects.bulk_create(new, batch_size=1000)
        each = (visits - self.visits) // len(stored)
        batch = []
        for activity in stored:
            persons = self.persons[activity.unit_id]
            for place in range(each):
                batch.append(
                    Visit(
                        activity=activity, person_id=persons[place % len(persons)], unit_id=activity.unit_id,
                        position=place + 1, state="visited", day=activity.day, amount=200,
                    )
                )  # fmt: skip
        Visit.objects.bulk_create(batch, batch_size=1000)
        self.activities, self.visits = activities, visits

    def _activity(self, number: int) -> Any:
        from activities.models import Activity

        day = LAST - timedelta(days=number * 7919 % DAYS)
        return Activity(
            unit=self.units[number % COMMUNITIES], title=f"活动{number}", day=day, state="done",
            created_by=self.clerk, edited_by=self.clerk,
        )  # fmt: skip


def _pages() -> dict[str, tuple[str, float | None]]:
    """Addresses, with the bar where one is set."""
    from django.urls import reverse

    return {
        "日历，一个月": (f"{reverse('activities:calendar')}?month={MONTH}", BAR),
        "活动列表，当年": (f"{reverse('activities:list')}?year=2026", None),
        "走访，当年": (f"{reverse('activities:rounds')}?year=2026", None),
        "进度统计，当年": (f"{reverse('activities:progress')}?year=2026", None),
        "活动台账，当年": (f"{reverse('activities:ledgers')}?year=2026", None),
        "工作台": (reverse("home"), None),
    }


def _measure(cast: Any) -> dict[str, tuple[float, int, float | None]]:
    """Median seconds and number of queries of each page, as the street's officer sees it."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client()
    client.force_login(cast.reviewer, backend="shuangyong.units.backends.UnitBackend")
    found = {}
    for name, (address, bar) in _pages().items():
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)
            queries = len(captured)  # the next request throws them away
        assert answer.status_code == 200, (address, answer.status_code)
        seconds = []
        for _ in range(ROUNDS):
            start = perf_counter()
            client.get(address)
            seconds.append(perf_counter() - start)
        found[name] = (median(seconds), queries, bar)
    return found


def _table(small: dict[str, Any], large: dict[str, Any]) -> Table:
    def rows() -> Iterator[Row]:
        for name, (seconds, queries, bar) in large.items():
            before, same, _ = small[name]
            ratio = seconds / before if queries == same else float("inf")
            told = f"{as_seconds(before)} → {as_seconds(seconds)}"
            yield Row(f"{name}（{queries}次查询）", told, ratio, bar)

    note = (
        f"{COMMUNITIES}个社区的街道，{SMALL[0]}次活动、{SMALL[1]:,}次走访与{LARGE[0]:,}次、{LARGE[1]:,}次"
        f"（十年），同一个数据库先后测，各{ROUNDS}次取中位数，从请求到页面。"
    )
    return Table("街道打开一个月", note, list(rows()))
