"""The page of one activity."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from activities.choices import Act
from activities.counting import visited
from activities.models import Activity, Cost, Goods
from activities.panels import activity_panels
from activities.policies import allowed_acts
from activities.timeline import folded
from activities.views.common import reader_of, visible_activity

NOTHING = Decimal(0)
_WHO = ("host", "led_by", "responsible", "participants", "speaker", "audience")
_COUNTS = (
    ("military", "人"), ("civilians", "人"), ("students", "人"), ("volunteers", "人"), ("reached", "人次"),
    ("households", "户"),
)  # fmt: skip
_WORDS = ("account", "outcome", "needs", "agenda")


@dataclass(frozen=True, slots=True)
class Money:
    """What was planned and spent; `given` was handed over at the visits and is part of `total`."""

    planned: Decimal | None
    spent: Decimal | None
    given: Decimal
    total: Decimal

    @property
    def is_known(self) -> bool:
        return self.planned is not None or self.spent is not None or bool(self.given)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What it is and what came of it, what may be done with it now, and how it came so far."""
    user, activity = reader_of(request), visible_activity(request, pk)
    costs, goods = list(activity.costs.all()), list(activity.goods.all())
    today = timezone.localdate()
    last = activity.end_day or activity.day
    context = {
        "tab": "list",
        "activity": activity,
        "acts": {act.value for act in allowed_acts(activity, user)} & _OURS,
        "late": (today - last).days if activity.is_coming and last < today else 0,
        "who": _said(activity, _WHO),
        "counts": _counted(activity),
        "words": _said(activity, _WORDS),
        "partners": list(activity.partners.all()),
        "costs": costs,
        "money": _money(activity, costs),
        "goods": [(row, _value(row)) for row in goods],
        "goods_value": _sum(_value(row) for row in goods),
        "panels": activity_panels.of(activity, user),
        "entries": folded(activity.events.select_related("actor")),
    }
    return render(request, "activities/detail.html", context)


_OURS = {act.value for act in (Act.EDIT, Act.COMPLETE, Act.POSTPONE, Act.CANCEL, Act.REOPEN, Act.REMOVE)}


def _said(activity: Activity, names: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(_label(name), getattr(activity, name)) for name in names if getattr(activity, name)]


def _counted(activity: Activity) -> list[tuple[str, int, str]]:
    found = [(_label(name), getattr(activity, name), word) for name, word in _COUNTS]
    word = activity.task.measure_word if activity.task else ""
    found.append((_label("quantity"), activity.quantity, word))
    return [row for row in found if row[1] is not None]


def _label(name: str) -> str:
    return str(Activity._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _money(activity: Activity, costs: list[Cost]) -> Money:
    given: Decimal = visited(activity.visits.visited())["given"]
    spent = _sum(row.spent for row in costs)
    return Money(_sum(row.planned for row in costs), spent, given, (spent or NOTHING) + given)


def _value(row: Goods) -> Decimal | None:
    if row.quantity is None or row.price is None:
        return None
    return round(Decimal(row.quantity * row.price), 2)


def _sum(amounts: Iterable[Any]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, NOTHING) if known else None
