"""The card of a unit's own plan: where it stands, and the one next step."""

from dataclasses import dataclass

from django.urls import reverse

from plans.choices import OUT_OF_USE, Act, PlanState
from plans.models import Plan
from plans.policies import allowed_acts
from plans.review.standing import standing
from shuangyong.units.models import User

NEXT_STEPS: dict[str, tuple[Act, str, str]] = {
    PlanState.DRAFT: (Act.EDIT, "继续编辑", "plans:edit"),
    PlanState.RETURNED: (Act.EDIT, "查看退回意见", "plans:detail"),
    PlanState.HEAD_CHECK: (Act.FORWARD, "审阅", "plans:review"),
    PlanState.APPROVED: (Act.ISSUE, "印发", "plans:issue"),
}


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """`plan` is None where nothing has been begun; `primary`: the step is this user's to take.

    `words` says whose turn it is.
    """

    year: int
    plan: Plan | None
    label: str
    url: str
    primary: bool
    words: str = ""


def plans_of_unit(user: User, years: tuple[int, ...]) -> dict[int, list[Plan]]:
    """The unit's plans in use by year, the newest revision first: one query."""
    found: dict[int, list[Plan]] = {year: [] for year in years}
    rows = (
        Plan.objects.visible_to(user)
        .plans()
        .filter(unit=user.unit, year__in=years)
        .exclude(state__in=OUT_OF_USE)
    )
    rows = rows.for_list().select_related("unit", "reviewing_unit")
    for plan in rows.order_by("-revision", "-pk"):
        found[plan.year].append(plan)
    return found


def own_plan(user: User, year: int, plans: list[Plan]) -> OwnPlan:
    """The card for `year`; `plans` as `plans_of_unit` has them."""
    if not plans:
        return OwnPlan(year, None, f"开始写{year}年计划", f"{reverse('plans:new')}?year={year}", primary=True)
    plan = plans[0]
    step, acts = NEXT_STEPS.get(plan.state), allowed_acts(plan, user)
    words = standing(plan, user, acts)
    if step and step[0] in acts:
        return OwnPlan(year, plan, step[1], reverse(step[2], args=[plan.pk]), primary=True, words=words)
    return OwnPlan(year, plan, "查看计划", plan.get_absolute_url(), primary=False, words=words)
