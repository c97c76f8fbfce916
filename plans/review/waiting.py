"""What waits for somebody's decision, oldest first."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q
from django.utils import timezone

from plans.choices import Act
from plans.models import Plan
from shuangyong.units.models import User


@dataclass(frozen=True, slots=True)
class Waiting:
    """A plan in the queue; `number` counts how often it has been handed in to the reviewing office."""

    plan: Plan
    since: datetime | None
    number: int

    @property
    def days(self) -> int:
        """Whole days since it was handed in; 0 today."""
        return days_since(self.since)


def days_since(moment: datetime | None) -> int:
    return (timezone.localdate() - timezone.localdate(moment)).days if moment else 0


def waiting_plans(user: User) -> list[Waiting]:
    """The queue of this user: one query."""
    handed_in = Q(events__act__in=[Act.SUBMIT, Act.FORWARD])
    plans = (
        Plan.objects.waiting_for(user)
        .select_related("unit")
        .annotate(since=Max("events__at", filter=handed_in), handed_in=Count("submissions", distinct=True))
        .order_by("since", "pk")
    )
    return [Waiting(plan, plan.since, plan.handed_in) for plan in plans]
