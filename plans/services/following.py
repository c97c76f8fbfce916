"""When a unit is moved or an office closed, plans on their way go to the office that is now above them."""

from typing import Any

from django.dispatch import receiver

from plans.models import Plan
from plans.models.plan import OPEN_STATES
from plans.policies import reviewing_unit
from shuangyong.units.models import Unit
from shuangyong.units.tree import unit_changed


@receiver(unit_changed)
def find_reviewers_again(sender: Any, unit: Unit, **kwargs: Any) -> None:
    """Otherwise a plan handed in would wait for an office that cannot see it any more."""
    open_plans = Plan.objects.filter(state__in=OPEN_STATES)
    for below in Unit.objects.filter(path__startswith=unit.path, plans__in=open_plans).distinct():
        open_plans.filter(unit=below).update(reviewing_unit=reviewing_unit(below))
