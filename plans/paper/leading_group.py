"""The leading group as it stands on paper."""

from plans.choices import GroupRole
from plans.content import MemberContent, PlanContent
from shuangyong.documents.model import NameList

_WIDE_BLANK = "\u3000"


def group_title(content: PlanContent, unit_name: str) -> str:
    """The group's own name, or the unit's name with the usual words."""
    return content.group_name.strip() or f"{unit_name}双拥工作领导小组"


def name_list(members: tuple[MemberContent, ...]) -> NameList:
    """Roles in their order, each with its people in the order of the plan; posts stand under each other."""
    widest = max((len(member.name.strip()) for member in members), default=0)
    entries = []
    for role in GroupRole:
        people = tuple(_person(member, widest) for member in members if member.role == role)
        if people:
            entries.append((_spread(str(role.label)), people))
    return NameList(tuple(entries))


def _person(member: MemberContent, widest: int) -> str:
    name, post = member.name.strip(), member.post.strip()
    return f"{name}{_WIDE_BLANK * (widest - len(name) + 1)}{post}" if post else name


def _spread(role: str) -> str:
    """Two characters stand as wide as three, as on official lists."""
    return f"{role[0]}{_WIDE_BLANK}{role[1]}" if len(role) == 2 else role
