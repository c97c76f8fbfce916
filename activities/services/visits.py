"""Visits of a round: each person written down once, put right, or taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4, uuid5

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from activities.choices import Act, VisitState
from activities.models import Visit
from activities.policies import refusal
from activities.records import chain_of, latest_visit
from activities.services.history import log
from activities.services.rounds import plan_visits
from beneficiaries.models import Need
from beneficiaries.services import care
from beneficiaries.services.visiting import note_taken_back, note_visit, set_visited_on
from plans.amounts import plain_number
from shuangyong.units.errors import Forbidden, Outdated, Refused
from shuangyong.units.models import User

__all__ = ["Heard", "plan_visits", "record_many", "record_visit", "take_back"]

S = VisitState
LONGEST_GOODS = 100
MOST_MONEY = Decimal("9999999.99")


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody asked for at a visit; it becomes a row of the ledger. `kind` is one of NeedKind."""

    kind: str
    words: str
    handler: str = ""
    due_on: date | None = None


def record_visit(
    *,
    actor: User,
    visit: Visit,
    version: int,
    day: date,
    amount: Decimal | None = None,
    goods: str = "",
    need: Heard | None = None,
    met: bool = True,
    token: UUID | None = None,
) -> Visit:
    """Write a visit down, or put one right that was. The same `token` again gives back what it made.

    Not `met` keeps the day and gives nothing. Raises Forbidden, Refused, or Outdated with what stands when
    somebody else wrote it down first.
    """
    _check_words(day, amount, goods)
    try:
        with transaction.atomic():
            return _record(actor, visit, version, day, amount, goods.strip(), need, met, token or uuid4())
    except IntegrityError as error:
        raise Refused("这一页发重了，请刷新以后再记。") from error


@transaction.atomic
def record_many(
    *,
    actor: User,
    visits: Sequence[tuple[Visit, int]],
    day: date,
    amount: Decimal | None = None,
    goods: str = "",
    token: UUID | None = None,
) -> int:
    """The same for several (visit, version seen) at once: all or none. Returns how many were written."""
    several = token or uuid4()
    for visit, version in visits:
        try:
            record_visit(
                actor=actor,
                visit=visit,
                version=version,
                day=day,
                amount=amount,
                goods=goods,
                token=uuid5(several, str(visit.pk)),
            )
        except Outdated as error:
            raise Outdated(f"第{visit.position}户没有记，其他勾选的也都还没有记。{error}") from error
    return len(visits)


@transaction.atomic
def take_back(*, actor: User, visit: Visit, version: int) -> Visit:
    """Back to 待走访. What was heard stays in the ledger, where it is followed up or taken away."""
    current = _lock(actor, visit)
    _fresh(current, actor, version)
    if current.state == S.PLANNED:
        raise Refused("这一户还没有记走访，不用撤回。")
    was_visited, day = current.state == S.VISITED, current.day
    current.state, current.day, current.amount, current.goods = S.PLANNED, None, None, ""
    current.by, current.at = None, None
    _store(current, uuid4())
    if was_visited and day is not None:
        *merged, person = chain_of(current.person)
        note_taken_back(actor=actor, person=person, day=day, latest=latest_visit(person))
        for record in merged:
            set_visited_on(record, latest_visit(record))
    log(current.activity, actor, Act.VISIT, note=f"撤回第{current.position}户的走访记录")
    return current


def told(visit: Visit) -> str:
    """What stands: 已走访，慰问金500元，米、油."""
    return "，".join(filter(None, [visit.get_state_display(), gift(visit.amount, visit.goods)]))


def gift(amount: Decimal | None, goods: str) -> str:
    """慰问金500元，米、油; "" for nothing."""
    money = f"慰问金{plain_number(amount)}元" if amount is not None else ""
    return "，".join(filter(None, [money, goods]))


def _record(
    actor: User,
    visit: Visit,
    version: int,
    day: date,
    amount: Decimal | None,
    goods: str,
    need: Heard | None,
    met: bool,
    token: UUID,
) -> Visit:
    current = _lock(actor, visit)
    if current.token == token and current.state != S.PLANNED:
        if not _says_the_same(current, day, amount, goods, need, met):
            # Somebody went back to a page that was sent, and put something right on it.
            raise Outdated(_too_late(current))
        return current  # sent twice: the first one stands
    _fresh(current, actor, version)
    before = current.state
    current.state = S.VISITED if met else S.ABSENT
    current.day = day
    current.amount, current.goods = (amount, goods) if met else (None, "")
    current.by, current.at = actor, timezone.now()
    if need is not None:
        current.need = _add_need(actor, current, need, day)
    _store(current, token)
    _tell_ledger(actor, current, was_visited=before == S.VISITED)
    verb = "记" if before == S.PLANNED else "改"
    note = f"{verb}第{current.position}户：{current.get_state_display()}"
    log(current.activity, actor, Act.VISIT, note=note)
    return current


def _says_the_same(
    visit: Visit, day: date, amount: Decimal | None, goods: str, need: Heard | None, met: bool
) -> bool:
    """Whether what was sent is what stands."""
    if need is not None and (visit.need is None or not _is_it(need, visit.need)):
        return False
    given = (amount, goods) if met else (None, "")
    return (visit.state == S.VISITED) == met and (visit.day, visit.amount, visit.goods) == (day, *given)


def _is_it(heard: Heard, need: Need) -> bool:
    """Only whether they are alike is told, not the words."""
    words = need.words.reveal() if need.words is not None else ""
    return words == heard.words.strip()


def _lock(actor: User, visit: Visit) -> Visit:
    """The row locked, for who keeps the round."""
    current: Visit | None = (
        Visit.objects.select_for_update(of=("self",))
        .select_related("activity__unit", "person__unit", "by", "need")
        .filter(pk=visit.pk)
        .first()
    )
    if current is None:
        raise Outdated("这一户已经从名单里去掉了，请回到名单看看。")
    error = refusal(current.activity, actor, Act.VISIT)
    if isinstance(error, Forbidden):
        raise error
    return current


def _fresh(current: Visit, actor: User, version: int) -> None:
    """Nobody was first, and the round's state allows it."""
    if current.version != version:
        raise Outdated(_too_late(current))
    error = refusal(current.activity, actor, Act.VISIT)
    if error is not None:
        raise error


def _too_late(visit: Visit) -> str:
    if visit.by is None or visit.at is None:
        return "您打开以后，这一户的记录被撤回了。请对照现在的内容，再记一次。"
    when = timezone.localtime(visit.at)
    stands = f"{visit.by.name}在{when.month}月{when.day}日{when:%H:%M}记过这一户：{told(visit)}"
    return f"您打开以后，{stands}。请对照以后再记。"


def _store(visit: Visit, token: UUID) -> None:
    visit.token = token
    visit.version = F("version") + 1
    visit.save()
    visit.refresh_from_db(fields=["version"])


def _tell_ledger(actor: User, visit: Visit, *, was_visited: bool) -> None:
    """The day and the words on the timeline of the record that stands; each record's own latest day."""
    *merged, person = chain_of(visit.person)
    latest = latest_visit(person)
    if visit.state == S.VISITED and visit.day is not None:
        words = gift(visit.amount, visit.goods)
        note_visit(actor=actor, person=person, day=visit.day, words=words, latest=latest)
    elif was_visited:
        set_visited_on(person, latest)
    for record in merged:
        set_visited_on(record, latest_visit(record))


def _add_need(actor: User, visit: Visit, heard: Heard, day: date) -> Need:
    if not heard.words.strip():
        raise Refused("请写明听到的诉求，或者不选诉求。")
    if heard.due_on is not None and heard.due_on < day:
        raise Refused("办结期限不能早于走访日期。")
    person = chain_of(visit.person)[-1]
    values = {
        "kind": heard.kind,
        "words": heard.words.strip(),
        "heard_on": day,
        "handler": heard.handler.strip(),
        "due_on": heard.due_on,
    }
    try:
        row = care.add_row(actor=actor, person=person, kind="need", values=values)
    except Forbidden as error:
        raise Refused(
            f"这个人的档案已经转到{person.unit.name}，诉求请告诉那边登记；去掉诉求，走访照样可以记。"
        ) from error
    assert isinstance(row, Need)  # noqa: S101  narrows the type
    return row


def _check_words(day: date, amount: Decimal | None, goods: str) -> None:
    if day > timezone.localdate():
        raise Refused("走访日期还没有到，请填实际走访的日期。")
    if amount is not None and not 0 <= amount <= MOST_MONEY:
        raise Refused("慰问金不对，请核对：不能是负数，也不能大得离谱。")
    if len(goods.strip()) > LONGEST_GOODS:
        raise Refused(f"慰问品最多写{LONGEST_GOODS}个字。")
