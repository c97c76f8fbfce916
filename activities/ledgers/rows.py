"""Reading the rows of a ledger a piece at a time: so many queries a piece, however many rows it has."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from heapq import merge
from itertools import islice
from typing import Any

from django.db.models import Count, Max, Min, Q, Sum

from activities.choices import ActivityState, PhotoKind
from activities.counting import NOTHING
from activities.ledgers.scope import NO_SOURCE, Wanted
from activities.models import Activity, Cost, Goods, Photo, Visit
from beneficiaries.models import Identity
from plans.amounts import quantity

PIECE = 1000
"""Rows in memory at once."""
GIFTS = "走访慰问金"
_LONG_WORDS = ("account", "outcome", "needs", "agenda")


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """An activity with the sums of what hangs on it. A cancelled one has spent nothing."""

    activity: Activity
    planned: Decimal | None = None
    spent: Decimal | None = None
    sources: str = ""
    goods: str = ""
    visits: int = 0
    photos: int = 0
    sign_ins: int = 0


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit with who was visited: the record that the person's was merged into, if it was."""

    visit: Visit
    person: Any
    category: str


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """Money of one source: typed with an activity, or given at its visits."""

    unit: str
    day: date
    activity_id: int
    title: str
    source: str
    planned: Decimal | None
    spent: Decimal | None
    note: str


@dataclass(frozen=True, slots=True)
class SourceSum:
    """What one source paid."""

    source: str
    count: int
    planned: Decimal
    spent: Decimal


def pieces(rows: Iterable[Any]) -> Iterator[list[Any]]:
    """The rows in lists of at most PIECE."""
    rows = iter(rows)
    while piece := list(islice(rows, PIECE)):
        yield piece


def activity_lines(wanted: Wanted, window: slice | None = None) -> Iterator[ActivityLine]:
    """Activities with their sums; `window` is the part that a page shows."""
    rows = wanted.activities().select_related("unit", "type")
    if window is not None:
        yield from _with_sums(list(rows[window]))
        return
    for piece in pieces(rows.iterator(chunk_size=PIECE)):
        yield from _with_sums(piece)


def _with_sums(activities: list[Activity]) -> Iterator[ActivityLine]:
    keys = [activity.pk for activity in activities]
    costs = _grouped(Cost.objects.filter(activity__in=keys).order_by("pk"))
    goods = _grouped(Goods.objects.filter(activity__in=keys).order_by("pk"))
    visited = Visit.objects.visited().filter(activity__in=keys).order_by().values("activity")
    gifts = {row["activity"]: row for row in visited.annotate(count=Count("pk"), given=Sum("amount"))}
    shown = Photo.objects.filter(activity__in=keys, visit__isnull=True).order_by().values("activity")
    photos = {
        row["activity"]: row
        for row in shown.annotate(
            photos=Count("pk", filter=Q(kind=PhotoKind.PHOTO)),
            sign_ins=Count("pk", filter=Q(kind=PhotoKind.SIGN_IN)),
        )
    }
    for activity in activities:
        gift, picture = gifts.get(activity.pk, {}), photos.get(activity.pk, {})
        counts = activity.state != ActivityState.CANCELLED
        lines = costs[activity.pk] if counts else []
        given = gift.get("given") if counts else None
        sources = [line.source for line in lines if line.source and (line.spent or line.planned)]
        if given and activity.gift_source:
            sources.append(activity.gift_source)
        yield ActivityLine(
            activity,
            planned=_sum(line.planned for line in lines),
            spent=_sum([*(line.spent for line in lines), given]),
            sources="、".join(dict.fromkeys(sources)),
            goods="、".join(_goods(line) for line in goods[activity.pk]),
            visits=gift.get("count", 0),
            photos=picture.get("photos", 0),
            sign_ins=picture.get("sign_ins", 0),
        )


def _grouped(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.activity_id].append(row)
    return found


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    told = [amount for amount in amounts if amount is not None]
    return sum(told, NOTHING) if told else None


def _goods(line: Goods) -> str:
    number = quantity(line.quantity)
    return f"{line.name}{number}{line.measure_word if number else ''}"


def visit_lines(wanted: Wanted, window: slice | None = None) -> Iterator[VisitLine]:
    """Visits with name and main category of whoever was visited; nothing secret is read."""
    rows = (
        wanted.visits()
        .select_related("activity__unit", "person__merged_into", "need", "by")
        .only(
            "day", "amount", "goods", "state", "activity__title", "activity__led_by", "activity__unit__name",
            "activity__unit__path", "person__name", "person__merged_into__name", "need__kind", "need__state",
            "by__name",
        )
        .order_by("activity__unit__path", "day", "activity", "position", "pk")
    )  # fmt: skip
    found = [list(rows[window])] if window is not None else pieces(rows.iterator(chunk_size=PIECE))
    for piece in found:
        persons = [visit.person.merged_into or visit.person for visit in piece]
        categories = _categories([person.pk for person in persons])
        for visit, person in zip(piece, persons, strict=True):
            yield VisitLine(visit, person, categories.get(person.pk, ""))


def _categories(persons: Collection[int]) -> dict[int, str]:
    """The name of each person's main category."""
    rows = Identity.objects.filter(person__in=persons).order_by("is_main", "-category_id")
    return dict(rows.values_list("person_id", "category__name"))


def money_lines(wanted: Wanted, window: slice | None = None) -> Iterator[MoneyLine]:
    """What was typed with activities and what was given at visits, in one order: by unit, day, activity."""
    both = merge(_costs(wanted), _gifts(wanted), key=lambda pair: pair[0])
    lines = (line for _, line in both)
    return lines if window is None else islice(lines, window.start, window.stop)


Keyed = tuple[tuple[str, date, int, int], MoneyLine]
_NAMES = ("activity__unit__path", "activity__unit__name", "activity_id", "activity__title")


def _costs(wanted: Wanted) -> Iterator[Keyed]:
    rows = wanted.costs().order_by("activity__unit__path", "activity__day", "activity_id", "pk")
    names = (*_NAMES, "activity__day", "source", "planned", "spent", "note")
    for path, unit, key, title, day, source, planned, spent, note in rows.values_list(*names).iterator():
        line = MoneyLine(unit, day, key, title, source.strip() or NO_SOURCE, planned, spent, note)
        yield (path, day, key, 0), line


def _gifts(wanted: Wanted) -> Iterator[Keyed]:
    """One line an activity; its day is the first on which something was given."""
    rows = (
        wanted.gifts()
        .order_by()
        .values_list(*_NAMES, "activity__gift_source")
        .annotate(first=Min("day"), given=Sum("amount"), count=Count("pk"))
        .order_by("activity__unit__path", "first", "activity_id")
    )
    for path, unit, key, title, source, first, given, count in rows.iterator():
        note = f"{GIFTS}（{count}人次）"
        line = MoneyLine(unit, first, key, title, source.strip() or NO_SOURCE, None, given, note)
        yield (path, first, key, 1), line


def money_count(wanted: Wanted) -> int:
    """How many lines the money's ledger has."""
    gifts = wanted.gifts().order_by().aggregate(count=Count("activity", distinct=True))
    return int(wanted.costs().order_by().count() + gifts["count"])


def by_source(wanted: Wanted) -> list[SourceSum]:
    """The sums of each source, the largest first. They add up to `counting.totals(scope).spent`."""
    found: dict[str, list[Any]] = defaultdict(lambda: [0, NOTHING, NOTHING])
    costs = wanted.costs().order_by().values_list("source")
    for source, count, planned, spent in costs.annotate(n=Count("pk"), p=Sum("planned"), s=Sum("spent")):
        _add(found[source.strip() or NO_SOURCE], count, planned, spent)
    gifts = wanted.gifts().order_by().values_list("activity__gift_source")
    for source, count, given in gifts.annotate(n=Count("activity", distinct=True), s=Sum("amount")):
        _add(found[source.strip() or NO_SOURCE], count, None, given)
    sums = [SourceSum(source, *parts) for source, parts in found.items()]
    return sorted(sums, key=lambda line: (-line.spent, -line.planned, line.source))


def _add(parts: list[Any], count: int, planned: Decimal | None, spent: Decimal | None) -> None:
    parts[0] += count
    parts[1] += planned or NOTHING
    parts[2] += spent or NOTHING


def filled_columns(wanted: Wanted) -> set[str]:
    """The columns of activities in which anything is written, asked of the database once."""
    words = ("place", "host", "led_by", "responsible", "participants", "speaker", "reason", *_LONG_WORDS)
    numbers = ("end_day", "first_day", "type", "military", "civilians", "students", "volunteers", "reached",
               "households", "quantity")  # fmt: skip
    told = (
        wanted.activities().order_by().aggregate(**{f"has_{name}": Max(name) for name in (*words, *numbers)})
    )
    keys = wanted.activities().order_by().values("pk")
    found = {name for name in (*words, *numbers) if told[f"has_{name}"] not in (None, "")}
    for name, rows in (
        ("costs", Cost.objects.filter(activity__in=keys)),
        ("visits", Visit.objects.visited().filter(activity__in=keys)),
        ("goods", Goods.objects.filter(activity__in=keys)),
        ("photos", Photo.objects.filter(activity__in=keys)),
    ):
        if rows.order_by().exists():
            found.add(name)
    return found
