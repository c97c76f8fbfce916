"""The list of a round: who is on it, and what everybody is given as a rule."""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from activities.choices import Act, VisitState
from activities.models import Activity, RoundStandard, Visit
from activities.policies import refusal
from activities.records import standing_records
from activities.services.claims import locked_activity
from activities.services.history import log
from beneficiaries.models import Person
from beneficiaries.policies import may_write_for
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import User

MOST_PEOPLE = 500
"""Persons of one round: more are visited by nobody in one go, and the sheet would not be carried along."""


@transaction.atomic
def plan_visits(*, actor: User, activity: Activity, persons: Iterable[Person]) -> list[Visit]:
    """Put these persons on the round's list, behind who is there; returns the new ones.

    Who is on it already, also under a record that was merged, is passed over. Raises Forbidden for a person
    out of the actor's care, Refused for one whose record was merged away, or for too many.
    """
    current = claim_round(actor, activity)
    wanted = list({person.pk: person for person in persons}.values())
    for person in wanted:
        if not may_write_for(actor, person.unit):
            raise Forbidden("只能走访自己台账里的人。")
        if person.merged_into_id is not None:
            raise Refused("有的档案刚刚并入了另一份，请重新挑选。")
    there = set(standing_records(current.visits.values_list("person_id", flat=True)).values())
    new = [person for person in wanted if person.pk not in there]
    if current.visits.count() + len(new) > MOST_PEOPLE:
        raise Refused(f"一轮最多{MOST_PEOPLE}人，请分成几轮，例如每个网格一轮。")
    last = current.visits.aggregate(last=Max("position"))["last"] or 0
    rows = [
        Visit(activity=current, person=person, unit=person.unit, position=last + order)
        for order, person in enumerate(new, 1)
    ]
    Visit.objects.bulk_create(rows)
    if rows:
        log(current, actor, Act.VISIT, note=f"走访名单加入{len(rows)}人")
    return rows


@transaction.atomic
def take_off(*, actor: User, activity: Activity, visits: Iterable[Visit]) -> int:
    """Take persons off the list whom nobody has visited; returns how many. The others stay."""
    current = claim_round(actor, activity)
    keys = [visit.pk for visit in visits]
    rows = current.visits.filter(pk__in=keys, state=VisitState.PLANNED, photos__isnull=True)
    count = rows.count()
    if count < len(set(keys)):
        raise Refused("有的人已经记了走访或者有照片，不能从名单里去掉；记错了的请先撤回那一户。")
    rows.delete()
    if count:
        log(current, actor, Act.VISIT, note=f"走访名单去掉{count}人")
    return count


@transaction.atomic
def set_standard(*, actor: User, activity: Activity, amount: Decimal | None, goods: str) -> None:
    """What each person of the round is given as a rule; it is filled in at every visit and printed."""
    current = claim_round(actor, activity)
    if amount is not None and amount < 0:
        raise Refused("慰问金不能是负数。")
    before = standard_of(current)
    if before == (amount, goods):
        return
    RoundStandard.objects.update_or_create(activity=current, defaults={"amount": amount, "goods": goods})
    log(current, actor, Act.VISIT, changes=[("慰问标准", _words(*before), _words(amount, goods))])


def standard_of(activity: Activity) -> tuple[Decimal | None, str]:
    """(money, goods): as it was set, else as it was given last in this round."""
    row = RoundStandard.objects.filter(activity=activity).first()
    if row is not None:
        return row.amount, row.goods
    last = activity.visits.filter(state=VisitState.VISITED).order_by("-at", "-pk").first()
    return (last.amount, last.goods) if last is not None else (None, "")


def claim_round(actor: User, activity: Activity) -> Activity:
    """The round locked, when the actor may write visits of it down now."""
    current = locked_activity(activity)
    error = refusal(current, actor, Act.VISIT)
    if error is not None:
        raise error
    return current


def _words(amount: Decimal | None, goods: str) -> str:
    return "，".join(filter(None, [f"{amount}元" if amount is not None else "", goods]))
