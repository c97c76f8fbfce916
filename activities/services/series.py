"""Several activities of one task at once."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal

from django.db import transaction
from django.db.models import Sum

from activities.choices import ActivityState
from activities.models import Activity, Cost, Partner
from activities.services.activities import CostLine, Lines, NewActivity, create_activity
from plans.models import Task
from shuangyong.units.models import Unit, User

_CENT = Decimal("0.01")
_MONEY_WORD = "元"


@transaction.atomic
def create_series(*, actor: User, unit: Unit, task: Task, news: Sequence[NewActivity]) -> list[Activity]:
    """Make them all or none, for the task; what of its money is not yet planned is shared out evenly.

    The same tokens again give back the first ones. Raises what `create_activity` raises.
    """
    there = set(
        Activity.objects.filter(unit=unit, token__in=[new.token for new in news]).values_list("token")
    )
    fresh = [new for new in news if (new.token,) not in there]
    shares = iter(_shares(money_left(task), len(fresh)))
    partners = partners_named_in(unit, f"{task.partners} {task.participants}")
    made = []
    for new in news:
        share = next(shares) if (new.token,) not in there else None
        costs = None if share is None else (CostLine(source=task.fund_source, planned=share),)
        lines = Lines(costs=costs, partners=partners or None)
        made.append(create_activity(actor=actor, unit=unit, new=replace(new, task=task, lines=lines)))
    return made


def money_left(task: Task) -> Decimal | None:
    """The task's money that none of its activities has planned yet; None where the plan names no amount."""
    whole = task.budget
    if whole is None and task.measure_word == _MONEY_WORD and task.target_count:
        whole = Decimal(task.target_count)
    if whole is None:
        return None
    planned = (
        Cost.objects.filter(activity__unit=task.plan.unit_id, activity__task__key=task.key)
        .exclude(activity__state=ActivityState.CANCELLED)
        .aggregate(sum=Sum("planned"))["sum"]
    )
    return max(whole - (planned or Decimal(0)), Decimal(0))


def _shares(amount: Decimal | None, count: int) -> list[Decimal | None]:
    """The amount in equal parts to the cent, what is left over in the first; their sum is the amount."""
    if not amount or not count:
        return [None] * count
    part = (amount / count).quantize(_CENT, ROUND_DOWN)
    return [amount - part * (count - 1), *[part] * (count - 1)]


def partners_named_in(unit: Unit, words: str) -> list[Partner]:
    """The unit's partners whose name stands in these words."""
    rows = Partner.objects.filter(unit=unit, is_active=True)
    return [partner for partner in rows if partner.name in words]
