"""Where a plan stands and whose turn it is, as one sentence for whoever is looking."""

from collections.abc import Collection

from plans.choices import Act, PlanState
from plans.models import Plan
from plans.policies import may_write_for
from shuangyong.units.models import Role, User


def standing(plan: Plan, user: User, acts: Collection[Act]) -> str:
    """The sentence; empty where nothing is waited for. `acts` is what the user may do now.

    Asks at most one query more (the head's name), when `unit` and `reviewing_unit` are loaded.
    """
    mine = may_write_for(user, plan.unit)
    match plan.state:
        case PlanState.DRAFT:
            return "还没有提交，写好以后点“提交”。" if mine else "还在起草，没有提交。"
        case PlanState.RETURNED:
            return "请按退回的理由和意见改好，再提交一次。" if mine else f"正在等{plan.unit.name}修改后再交。"
        case PlanState.HEAD_CHECK:
            return _with_the_head(plan, acts, mine=mine)
        case PlanState.SUBMITTED:
            return _with_the_office(plan, acts, mine=mine)
        case PlanState.APPROVED:
            return "审核已通过，请印发。" if mine else f"审核已通过，等{plan.unit.name}印发。"
    return ""


def _with_the_head(plan: Plan, acts: Collection[Act], *, mine: bool) -> str:
    if Act.FORWARD in acts:
        return "等您审阅，同意后上报。"
    if not mine:
        return f"还在{plan.unit.name}负责人手里，没有上报。"
    heads = plan.unit.users.filter(role=Role.HEAD, is_active=True).values_list("name", flat=True)
    return f"正在等本单位负责人{'、'.join(heads)}审阅；决定以前可以撤回。"


def _with_the_office(plan: Plan, acts: Collection[Act], *, mine: bool) -> str:
    if Act.APPROVE in acts:
        return "等您审核。"
    office = plan.reviewing_unit
    # The district's own plan goes up to nobody.
    who = f"{office.name}双拥办" if office and office.pk != plan.unit_id else "本单位另一位工作人员"
    return f"正在等{who}审核{'；决定以前可以撤回' if mine else ''}。"
