"""The list of what needs a human eye after a copy or an import: each line goes when somebody has looked."""

from django.db import transaction

from plans.choices import Act
from plans.models import Plan
from plans.policies import refusal
from shuangyong.units.models import User


@transaction.atomic
def dismiss_note(*, plan_id: int, actor: User, note: str) -> list[str]:
    """Take a line off the plan's list and return those left; one that is gone already is fine."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan_id)
    if error := refusal(plan, actor, Act.EDIT):
        raise error
    plan.notes = [line for line in plan.notes if line != note]
    plan.save(update_fields=["notes"])
    return list(plan.notes)
