"""Who may do what with the ledger. Buttons and POSTs ask the same functions."""

from django.db import models

from beneficiaries.choices import ENDED
from beneficiaries.models import Person, Transfer
from beneficiaries.querysets import READERS
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import Role, Unit, User


class Act(models.TextChoices):
    """What can be done with a person's record."""

    EDIT = "edit", "修改"
    REVEAL = "reveal", "查看完整信息"
    STATUS = "status", "变更状态"
    CONFIRM = "confirm", "年度确认"
    TRANSFER = "transfer", "转出"
    MERGE = "merge", "合并"


_WRITERS = (Role.CLERK, Role.HEAD)


def may_read(user: User) -> bool:
    """Whether the ledger is in this user's menu at all."""
    return user.role in READERS and user.unit is not None


def may_write_for(user: User, unit: Unit) -> bool:
    """Whether the user keeps this unit's ledger: its own staff, and the street for all below it."""
    if not unit.is_active or user.unit is None:
        return False
    if user.role in _WRITERS:
        return bool(user.unit_id == unit.pk)
    return bool(user.role == Role.STREET and unit.path.startswith(user.unit.path))


def may_reveal(user: User, unit: Unit) -> bool:
    """Whether full values may be opened one at a time, with a reason: who keeps them, and the district."""
    if may_write_for(user, unit):
        return True
    return user.role == Role.DISTRICT and user.unit is not None and unit.path.startswith(user.unit.path)


def may_export_unmasked(user: User, unit: Unit) -> bool:
    """Whether a list may leave with full values: heads and the street, never a clerk alone."""
    return user.role in (Role.HEAD, Role.STREET) and may_write_for(user, unit)


def refusal(person: Person, user: User, act: Act) -> Refused | None:
    """None if the user may do it now; Forbidden if it is never theirs, Refused if not in this state."""
    allowed = may_reveal if act is Act.REVEAL else may_write_for
    if not allowed(user, person.unit):
        return Forbidden(f"您没有“{act.label}”这项权限。")
    if person.merged_into_id is not None:
        return Refused("这份档案已经并入另一份，请在那一份上操作。")
    if act in (Act.TRANSFER, Act.MERGE) and person.transfers.open().exists():
        return Refused("这个人正在办转移，办完再操作。")
    if act is Act.CONFIRM and person.status in ENDED:
        return Refused(f"这个人的状态是“{person.get_status_display()}”，不用年度确认。")
    return None


def transfer_refusal(transfer: Transfer, user: User) -> Refused | None:
    """Whether the user may accept or refuse a move: whoever keeps the receiving unit's ledger."""
    if not may_write_for(user, transfer.to_unit):
        return Forbidden("这一步由接收单位来做。")
    return None


def allowed_acts(person: Person, user: User) -> list[Act]:
    """The buttons of a person's page."""
    return [act for act in Act if refusal(person, user, act) is None]
