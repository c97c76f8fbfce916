"""Moving a record to another unit: asked for by one side, taken or refused by the other, history and all."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from beneficiaries.choices import EventKind, TransferState
from beneficiaries.models import Household, Person, PersonEvent, Transfer
from beneficiaries.policies import Act, may_write_for, transfer_refusal
from beneficiaries.services.claiming import check, claim
from beneficiaries.services.people import already_there
from shuangyong.units.choices import UnitKind
from shuangyong.units.errors import Forbidden, Outdated, Refused
from shuangyong.units.models import Unit, User

T = TransferState


def request_transfer(*, actor: User, person: Person, to_unit: Unit, reason: str) -> Transfer:
    """Ask another unit to take the person over; until it answers the record stays where it is."""
    check(person, actor, Act.TRANSFER)
    reason = " ".join(reason.split())
    if not reason:
        raise Refused("请写明为什么转出，例如：户口迁入。")
    if to_unit.pk == person.unit_id:
        raise Refused("这个人就在这个单位，不用转移。")
    if to_unit.kind == UnitKind.PARTNER or not to_unit.is_active:
        raise Refused("这个单位不接收优抚对象档案，请另选一个。")
    try:
        with transaction.atomic():
            transfer = Transfer.objects.create(
                person=person,
                from_unit=person.unit,
                to_unit=to_unit,
                reason=reason[:200],
                requested_by=actor,
            )
            _note(person, actor, f"申请转到{to_unit.name}：{reason}")
    except IntegrityError as error:
        raise Refused("这个人已经有一项转移在等对方接收。") from error
    return transfer


def accept_transfer(*, actor: User, transfer: Transfer, answer: str = "") -> Person:
    """Take the person over: the record, with everything that hangs on it, now belongs to this unit."""
    _may_answer(transfer, actor)
    person: Person = Person.objects.select_related("unit", "household").get(pk=transfer.person_id)
    if person.merged_into_id is not None:
        raise Refused("这份档案已经并入另一份，请转出单位撤回以后重新申请。")
    try:
        with transaction.atomic():
            _decide(transfer, actor, T.ACCEPTED, answer)
            claim(
                person,
                actor,
                person.version,
                unit=transfer.to_unit,
                household=_own_household(person, transfer.to_unit),
            )
            _note(person, actor, f"从{transfer.from_unit.name}转入{transfer.to_unit.name}")
    except IntegrityError as error:
        raise already_there(person) from error
    return person


def refuse_transfer(*, actor: User, transfer: Transfer, answer: str) -> None:
    """Send the request back with a reason; the record never left."""
    _may_answer(transfer, actor)
    answer = " ".join(answer.split())
    if not answer:
        raise Refused("请写明为什么不接收。")
    with transaction.atomic():
        _decide(transfer, actor, T.REFUSED, answer)
        _note(transfer.person, actor, f"{transfer.to_unit.name}没有接收：{answer}")


def withdraw_transfer(*, actor: User, transfer: Transfer) -> None:
    """Take the request back while nobody has answered."""
    if not may_write_for(actor, transfer.from_unit):
        raise Forbidden("只有转出单位可以撤回。")
    with transaction.atomic():
        _decide(transfer, actor, T.WITHDRAWN, "")
        _note(transfer.person, actor, "撤回转移申请")


def _may_answer(transfer: Transfer, actor: User) -> None:
    reason = transfer_refusal(transfer, actor)
    if reason is not None:
        raise reason


def _decide(transfer: Transfer, actor: User, state: TransferState, answer: str) -> None:
    changes = {"state": state, "decided_by": actor, "decided_at": timezone.now(), "answer": answer[:200]}
    if not Transfer.objects.filter(pk=transfer.pk, state=T.REQUESTED).update(**changes):
        current = Transfer.objects.get(pk=transfer.pk)
        raise Outdated(f"这项转移已经是“{current.get_state_display()}”，不用再办。")
    for name, value in changes.items():
        setattr(transfer, name, value)


def _own_household(person: Person, unit: Unit) -> Household | None:
    """Those who stay behind keep the old household; the mover takes a copy of the address along."""
    household = person.household
    if household is None:
        return None
    if household.persons.exclude(pk=person.pk).exists():
        return Household.objects.create(unit=unit, address=household.address, grid="")
    Household.objects.filter(pk=household.pk).update(unit=unit, grid="")
    household.unit = unit
    return household


def _note(person: Person, actor: User, words: str) -> None:
    PersonEvent.objects.create(person=person, kind=EventKind.TRANSFER, words=words[:300], by=actor)
