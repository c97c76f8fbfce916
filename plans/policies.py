"""Who may do what to a plan, in which state. Buttons and POSTs ask the same `refusal`."""

from collections.abc import Callable

from plans.choices import EDITABLE_STATES, REMARK_STATES, Act, PlanState
from plans.models import Plan
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import OFFICE_KINDS, Role, Unit, User

S = PlanState
WRITERS = (Role.CLERK, Role.HEAD, Role.STREET, Role.DISTRICT)
FROM_STATES: dict[Act, tuple[PlanState, ...]] = {
    Act.EDIT: EDITABLE_STATES,
    Act.SUBMIT: EDITABLE_STATES,
    Act.FORWARD: (S.HEAD_CHECK,),
    Act.HEAD_RETURN: (S.HEAD_CHECK,),
    Act.WITHDRAW: (S.HEAD_CHECK, S.SUBMITTED),
    Act.RETURN: (S.SUBMITTED,),
    Act.APPROVE: (S.SUBMITTED,),
    Act.ISSUE: (S.APPROVED,),
    Act.ARCHIVE: (S.ISSUED,),
    Act.REVISE: (S.ISSUED, S.ARCHIVED),
    Act.VOID: (S.DRAFT, S.RETURNED, S.APPROVED, S.ISSUED),
    Act.COMMENT: REMARK_STATES,
}


def may_write_for(user: User, unit: Unit) -> bool:
    """Whether the user writes this unit's plans: its own staff, officers for their own office."""
    return unit.is_active and user.unit_id == unit.pk and user.role in WRITERS


def may_start_plan(user: User) -> bool:
    return user.unit is not None and may_write_for(user, user.unit)


def head_looks_first(plan: Plan, user: User) -> bool:
    """Whether a hand-in by this user goes to the unit's head first (where there is one to look at it)."""
    unit = plan.unit
    return bool(
        unit.head_checks_first
        and user.role == Role.CLERK
        and unit.users.filter(role=Role.HEAD, is_active=True).exists()
    )


def reviewing_unit(unit: Unit) -> Unit:
    """The office that reviews this unit's plans: the nearest 双拥办 above it, or itself at the top."""
    offices = Unit.objects.filter(path__in=unit.ancestor_paths(), kind__in=OFFICE_KINDS, is_active=True)
    return offices.order_by("-depth").first() or unit


def _writes(plan: Plan, user: User) -> str:
    return "" if may_write_for(user, plan.unit) else "只有本单位的人可以这样做。"


def _heads(plan: Plan, user: User) -> str:
    if user.role == Role.HEAD and user.unit_id == plan.unit_id:
        return ""
    return "这一步由本单位负责人来做。"


def _reviews(plan: Plan, user: User) -> str:
    if user.role not in (Role.STREET, Role.DISTRICT) or user.unit_id != plan.reviewing_unit_id:
        return f"这份{plan.kind_word}由上级双拥办审核，您没有审核它的权限。"
    return ""


def _writes_or_reviews(plan: Plan, user: User) -> str:
    return "" if not _writes(plan, user) or not _reviews(plan, user) else "您没有这项权限。"


WHO: dict[Act, Callable[[Plan, User], str]] = {
    Act.EDIT: _writes,
    Act.SUBMIT: _writes,
    Act.FORWARD: _heads,
    Act.HEAD_RETURN: _heads,
    Act.WITHDRAW: _writes,
    Act.RETURN: _reviews,
    Act.APPROVE: _reviews,
    Act.ISSUE: _writes,
    Act.ARCHIVE: _writes_or_reviews,
    Act.REVISE: _writes,
    Act.VOID: _writes,
    Act.COMMENT: _writes_or_reviews,
}


def refusal(plan: Plan, user: User, act: Act) -> Refused | None:
    """None if the user may do it now; else Forbidden (never theirs to do) or Refused (not in this state)."""
    if reason := WHO[act](plan, user):
        return Forbidden(reason)
    if plan.state not in FROM_STATES[act]:
        return Refused(f"这份{plan.kind_word}现在是“{plan.get_state_display()}”，不能{act.label}。")
    if act in (Act.APPROVE, Act.RETURN):
        return _own_work(plan, user)
    return None


def layout_refusal(plan: Plan, user: User) -> Refused | None:
    """As `refusal`, for 版式: it is about the paper, not the content, and so may change until 印发."""
    error = refusal(plan, user, Act.ISSUE if plan.state == S.APPROVED else Act.EDIT)
    if error is None or isinstance(error, Forbidden):
        return error
    return Refused(f"这份{plan.kind_word}现在是“{plan.get_state_display()}”，不能改版式。")


def _own_work(plan: Plan, user: User) -> Refused | None:
    """Nobody approves their own: not who handed it in, nor who wrote in it."""
    if user.pk in (plan.edited_by_id, plan.created_by_id) or _took_part(plan, user):
        return Forbidden(f"自己编写或提交的{plan.kind_word}，要由另一个人审核。")
    return None


def _took_part(plan: Plan, user: User) -> bool:
    """Whether the user once wrote in it or handed it in, perhaps in an earlier post: one query."""
    rows = (plan.paragraphs, plan.goals, plan.tasks, plan.members)
    wrote = [kind.filter(edited_by=user).order_by().values("pk") for kind in rows]
    handed_in = plan.submissions.open().filter(submitted_by=user).order_by().values("pk")
    return handed_in.union(*wrote).exists()


def allowed_acts(plan: Plan, user: User) -> list[Act]:
    """What the user may do to the plan now: the buttons of its page."""
    return [act for act in FROM_STATES if refusal(plan, user, act) is None]
