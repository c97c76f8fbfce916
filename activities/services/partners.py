"""共建单位 and their agreements: every change checked, stored once, recorded."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, models, transaction

from activities.choices import PartnerKind
from activities.models import Agreement, Partner
from activities.services.claims import check_keeper, check_version, labels_of, locked
from beneficiaries.warnings import designation_in
from shuangyong.privacy.secret import Secret
from shuangyong.units import audit
from shuangyong.units.errors import Outdated, Refused
from shuangyong.units.models import Unit, User

FIELDS = ("name", "kind", "since", "contact", "phone", "note")
AGREEMENT_FIELDS = ("title", "signed_on", "valid_to", "note")
OF_THE_FORCES = (PartnerKind.FORCES, PartnerKind.ORIGIN)
_LEAST_REASON = 2


def name_problem(kind: str, name: str) -> str:
    """A sentence for a partner of the forces whose name looks like a unit designation, or ""."""
    found = designation_in(name) if kind in OF_THE_FORCES else ""
    return f"名称里的“{found}”像是部队番号。请写公开称谓，如“驻区某部”。" if found else ""


@transaction.atomic
def create_partner(*, actor: User, unit: Unit, values: Mapping[str, Any]) -> Partner:
    """Store a new partner; the very same form again gives back the first one.

    Raises Forbidden, Refused when the unit has one of that name already or the name is a designation.
    """
    check_keeper(actor, unit)
    there: Partner | None = Partner.objects.filter(unit=unit, name=values["name"]).first()
    if there is not None:
        if there.edited_by_id == actor.pk and not _changed(there, values, FIELDS):
            return there
        raise Refused(_taken(there.name))
    partner = Partner(unit=unit, edited_by=actor)
    _set(partner, values, FIELDS)
    _save_named(partner)
    _audit(actor, "登记共建单位", partner)
    return partner


@transaction.atomic
def change_partner(*, actor: User, partner: Partner, version: int, values: Mapping[str, Any]) -> Partner:
    """Change what it says; nothing changed is nothing written. Raises Outdated when somebody was first."""
    current = _claimed(actor, partner)
    changed = _changed(current, values, FIELDS)
    if not changed:
        return current
    check_version(current, version)
    _set(current, values, FIELDS)
    if Partner.objects.filter(unit=current.unit, name=current.name).exclude(pk=current.pk).exists():
        raise Refused(_taken(current.name))
    _touch(current, actor)
    _audit(actor, "修改共建单位", current, f"改了{labels_of(Partner, changed)}")
    return current


@transaction.atomic
def set_active(*, actor: User, partner: Partner, version: int, active: bool) -> Partner:
    """停止共建, or take it up again. What was done together stays."""
    current = _claimed(actor, partner)
    if current.is_active == active:
        return current
    check_version(current, version)
    current.is_active = active
    _touch(current, actor)
    _audit(actor, "恢复共建" if active else "停止共建", current)
    return current


@transaction.atomic
def remove_partner(*, actor: User, partner: Partner, version: int) -> None:
    """Take away what was typed by mistake. Refused while anything hangs on it."""
    current = _claimed(actor, partner)
    check_version(current, version)
    hanging = [
        f"{count}{words}"
        for count, words in (
            (current.activities.count(), "项活动"),
            (current.exchanges.count(), "件双清单事项"),
            (current.agreements.count(), "份协议"),
        )
        if count
    ]
    if hanging:
        told = "、".join(hanging)
        raise Refused(f"“{current.name}”下面有{told}，不能删去。不再共建了，请用“停止共建”。")
    _audit(actor, "删去共建单位", current)
    try:
        with transaction.atomic():
            current.delete()
    except models.ProtectedError as error:
        raise Refused(f"“{current.name}”已经用在别的记录里，不能删去。请用“停止共建”。") from error


@transaction.atomic
def add_agreement(*, actor: User, partner: Partner, values: Mapping[str, Any]) -> Agreement:
    """A new agreement; the very same again gives back the first one."""
    current = _claimed(actor, partner)
    same: Agreement | None = current.agreements.filter(
        **{name: values[name] for name in AGREEMENT_FIELDS}
    ).first()
    if same is not None:
        return same
    agreement = Agreement(partner=current)
    _set(agreement, values, AGREEMENT_FIELDS)
    agreement.save()
    _touch(current, actor)
    _audit(actor, "登记共建协议", current, agreement.title)
    return agreement


@transaction.atomic
def change_agreement(
    *, actor: User, agreement: Agreement, version: int, values: Mapping[str, Any]
) -> Agreement:
    """`version` is the partner's: its agreements are part of it."""
    partner = _claimed(actor, agreement.partner)
    current = locked(agreement)
    changed = _changed(current, values, AGREEMENT_FIELDS)
    if not changed:
        return current
    check_version(partner, version)
    _set(current, values, AGREEMENT_FIELDS)
    current.save()
    _touch(partner, actor)
    _audit(actor, "修改共建协议", partner, f"{current.title}：改了{labels_of(Agreement, changed)}")
    return current


@transaction.atomic
def remove_agreement(*, actor: User, agreement: Agreement, version: int) -> None:
    partner = _claimed(actor, agreement.partner)
    check_version(partner, version)
    current = locked(agreement)
    _audit(actor, "删去共建协议", partner, current.title)
    current.delete()
    _touch(partner, actor)


def open_phone(*, actor: User, partner: Partner, reason: str) -> str:
    """The whole number, for its keeper. Who, whose and why stand in the audit trail before it is shown."""
    check_keeper(actor, partner.unit)
    reason = " ".join(reason.split())
    if len(reason) < _LEAST_REASON:
        raise Refused("请写明为什么要看，例如：联系共建活动。")
    if not isinstance(partner.phone, Secret):
        raise Refused("还没有填写联系电话。")
    audit.record(
        actor=actor,
        action="查看完整信息",
        target=f"{partner.unit.name} 共建单位{partner.pk}号 联系电话",
        detail=reason,
    )
    return partner.phone.reveal()


def _claimed(actor: User, partner: Partner) -> Partner:
    current = locked(partner, "unit", "edited_by")
    check_keeper(actor, current.unit)
    return current


def _changed(row: models.Model, values: Mapping[str, Any], fields: tuple[str, ...]) -> list[str]:
    return [name for name in fields if name in values and not _same(getattr(row, name), values[name])]


def _same(before: object, after: object) -> bool:
    if isinstance(before, Secret):
        return isinstance(after, str) and before.reveal() == after
    return before == after


def _set(row: models.Model, values: Mapping[str, Any], fields: tuple[str, ...]) -> None:
    for name, value in values.items():
        if name not in fields:
            raise ValueError(f"not a field of a form: {name}")
        setattr(row, name, value)
    if isinstance(row, Partner) and (problem := name_problem(row.kind, row.name)):
        raise Refused(problem)
    row.clean_fields(exclude=["unit", "partner", "edited_by"])


def _touch(partner: Partner, actor: User) -> None:
    partner.version += 1
    partner.edited_by = actor
    _save_named(partner)


def _save_named(partner: Partner) -> None:
    try:
        with transaction.atomic():
            partner.save()
    except IntegrityError as error:
        raise Outdated(_taken(partner.name)) from error


def _taken(name: str) -> str:
    return f"本单位已经登记过“{name}”。同名的请在名称后面加以区别，或者打开原来的修改。"


def _audit(actor: User, action: str, partner: Partner, detail: str = "") -> None:
    audit.record(actor=actor, action=action, target=f"{partner.unit.name}：{partner.name}", detail=detail)
