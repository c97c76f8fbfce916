"""Who may do what with activities. Buttons and POSTs ask the same `refusal`."""

from collections.abc import Callable

from activities.choices import COMING, Act, ActivityState
from activities.models import Activity
from beneficiaries.policies import may_read as may_read_persons
from plans.policies import may_write_for
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import Role, Unit, User

S = ActivityState
FROM_STATES: dict[Act, tuple[ActivityState, ...]] = {
    Act.EDIT: (S.PLANNED, S.POSTPONED, S.DONE),
    Act.COMPLETE: COMING,
    Act.POSTPONE: COMING,
    Act.CANCEL: COMING,
    Act.REOPEN: (S.CANCELLED, S.DONE),
    Act.REMOVE: (S.PLANNED, S.CANCELLED),
    Act.VISIT: (S.PLANNED, S.POSTPONED, S.DONE),
    Act.PHOTO: (S.PLANNED, S.POSTPONED, S.DONE),
    Act.DECIDE: (S.PLANNED, S.POSTPONED, S.DONE),
}


def may_read(user: User) -> bool:
    """Whether activities are in this user's menu: everybody but 审计员."""
    return user.role != Role.AUDITOR and (user.unit is not None or user.role == Role.SYSADMIN)


def may_keep(user: User, unit: Unit | None) -> bool:
    """Whether the user keeps this unit's activities, partners and lists: its own staff and officers."""
    return unit is not None and may_write_for(user, unit)


def _keeps(activity: Activity, user: User) -> str:
    return "" if may_keep(user, activity.unit) else "只有登记单位的人可以这样做。"


def _keeps_and_sees_persons(activity: Activity, user: User) -> str:
    return _keeps(activity, user) or ("" if may_read_persons(user) else "您的岗位不接触优抚对象的信息。")


WHO: dict[Act, Callable[[Activity, User], str]] = dict.fromkeys(FROM_STATES, _keeps)
WHO[Act.VISIT] = _keeps_and_sees_persons


def refusal(activity: Activity, user: User, act: Act) -> Refused | None:
    """None if the user may do it now; else Forbidden (never theirs to do) or Refused (not in this state)."""
    if reason := WHO[act](activity, user):
        return Forbidden(reason)
    if activity.state not in FROM_STATES[act]:
        return Refused(f"这项活动现在是“{activity.get_state_display()}”，不能{act.label}。")
    return None


def settling_refusal(activity: Activity, user: User) -> Forbidden | None:
    """Whether the user may settle what was decided: a decision outlives a meeting that was cancelled."""
    return Forbidden(reason) if (reason := _keeps(activity, user)) else None


def allowed_acts(activity: Activity, user: User) -> list[Act]:
    """The buttons of an activity's page."""
    return [act for act in FROM_STATES if refusal(activity, user, act) is None]
