"""Keeping accounts: initial passwords, and which role may sit in which unit."""

import secrets

from django.contrib.auth.password_validation import validate_password

from shuangyong.units.models import Role, Unit, UnitKind, User

_LETTERS = "abcdefghjkmnpqrstuvwxyz"  # without those that are read wrong from paper
_DIGITS = "23456789"
OFFICES = {Role.STREET: UnitKind.STREET, Role.DISTRICT: UnitKind.DISTRICT}


def made_up_password() -> str:
    """An initial password that can be read out and typed, like abcd-2345-efgh (about 48 bits)."""
    parts = [(_LETTERS, 4), (_DIGITS, 4), (_LETTERS, 4)]
    return "-".join("".join(secrets.choice(signs) for _ in range(count)) for signs, count in parts)


def give_password(*, user: User, password: str = "") -> str:
    """Set an initial password (made up when none is given) that has to be changed; ends the user's sessions.

    Returns it, since it is shown once. The caller saves the user. Raises ValidationError for a weak one.
    """
    if password:
        validate_password(password, user)
    password = password or made_up_password()
    user.set_password(password)
    user.must_change_password = True
    return password


def role_problem(role: str, unit: Unit | None) -> str:
    """Why this role does not fit this unit, as a sentence; empty when it does."""
    if not role or role in (Role.SYSADMIN, Role.AUDITOR):
        return ""
    if unit is None:
        return "这个角色必须选择所在单位。"
    office = OFFICES.get(Role(role)) if role in Role.values else None
    if office and unit.kind != office:
        return f"“{Role(role).label}”的账号要放在类别为“{office.label}”的单位下，请改选单位或角色。"
    return ""


def own_account_problem(*, actor: User, user: User, before: User | None) -> str:
    """Keep 系统管理员 from shutting themselves out: their own role and switch stay as they are."""
    if before is None or actor.pk != user.pk:
        return ""
    if not user.is_active or user.role != before.role:
        return "不能停用自己的账号，也不能改自己的角色。请由另一位系统管理员来做。"
    return ""


def changes_of(before: User, after: User) -> list[tuple[str, str]]:
    """The changes that the audit trail names: (action, detail)."""
    changes = []
    if before.role != after.role:
        changes.append(("变更角色", f"{before.get_role_display()} → {after.get_role_display()}"))
    if before.unit_id != after.unit_id:
        changes.append(("变更单位", f"{before.unit or '无'} → {after.unit or '无'}"))
    if before.is_active != after.is_active:
        changes.append(("启用账号" if after.is_active else "停用账号", ""))
    return changes
