"""What 系统管理员 should look after: units that nobody works for, plans that nobody could review."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from shuangyong.units.models import OFFICE_KINDS, Role, Unit, UnitKind, User

_AT_MOST = 8
_OFFICE_ROLES = {UnitKind.STREET: Role.STREET, UnitKind.DISTRICT: Role.DISTRICT}


@dataclass(frozen=True, slots=True)
class Remedy:
    """A button that leads to the form, filled in as far as it can be."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Chore:
    """One kind of thing to be done; `more` counts the remedies that are not shown."""

    title: str
    why: str
    remedies: list[Remedy]
    more: int = 0


def chores() -> list[Chore]:
    """What is to be done, the most pressing first: two queries."""
    active = Q(users__is_active=True)
    units: list[Unit] = list(
        Unit.objects.filter(is_active=True)
        .exclude(kind=UnitKind.PARTNER)
        .annotate(
            people=Count("users", filter=active),
            officers=Count("users", filter=active & Q(users__role__in=[Role.STREET, Role.DISTRICT])),
            heads=Count("users", filter=active & Q(users__role=Role.HEAD)),
        )
        .order_by("path")
    )
    offices = [unit for unit in units if unit.kind in OFFICE_KINDS and not unit.officers]
    empty = [unit for unit in units if unit.kind not in OFFICE_KINDS and not unit.people]
    headless = [unit for unit in units if unit.people and unit.head_checks_first and not unit.heads]
    found = [
        _for_units("双拥办还没有账号", "没有账号，下面单位交上来的计划没有人审核。", offices),
        _for_units("单位还没有账号", "没有账号，这些单位写不了计划。", empty, Role.CLERK),
        _for_units(
            "负责人还没有账号", "选了“上报前由负责人审阅”，没有负责人账号就会直接上报。", headless, Role.HEAD
        ),
        _first_passwords(),
    ]
    return [chore for chore in found if chore.remedies]


def _for_units(title: str, why: str, units: Iterable[Unit], role: Role | None = None) -> Chore:
    remedies = [
        Remedy(f"给{unit.name}新建账号", _new_account(unit, role or _OFFICE_ROLES[UnitKind(unit.kind)]))
        for unit in units
    ]
    return Chore(title, why, remedies[:_AT_MOST], max(len(remedies) - _AT_MOST, 0))


def _new_account(unit: Unit, role: Role) -> str:
    return f"{reverse('admin:units_user_add')}?{urlencode({'unit': unit.pk, 'role': role.value})}"


def _first_passwords() -> Chore:
    count = User.objects.filter(is_active=True, must_change_password=True).count()
    url = f"{reverse('admin:units_user_changelist')}?must_change_password__exact=1&is_active__exact=1"
    remedies = [Remedy(f"看这{count}个账号", url)] if count else []
    return Chore("还在用初始密码的账号", "本人登录一次、换了密码，就不再列在这里。", remedies)
