"""A visit written down: once, with what was given and heard, by who keeps the round."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from activities.choices import VisitState
from activities.models import ActivityEvent, Visit
from activities.services.activities import cancel
from activities.services.visits import Heard, record_many, record_visit, take_back
from beneficiaries.models import Need, Person, PersonEvent
from beneficiaries.services.moving import accept_transfer, request_transfer
from shuangyong.units.errors import Forbidden, Outdated, Refused
from shuangyong.units.models import AuditEvent

DAY = date(2026, 2, 6)


def test_what_was_given_stands_in_the_round_and_on_the_persons_timeline(make_round, cast):
    visit = make_round(1)[0]
    stored = record_visit(
        actor=cast.clerk, visit=visit, version=1, day=DAY, amount=Decimal(500), goods="米、油"
    )
    assert (stored.state, stored.day, stored.amount, stored.goods) == ("visited", DAY, 500, "米、油")
    assert stored.by == cast.clerk
    person = Person.objects.get(pk=visit.person_id)
    assert person.visited_on == DAY
    assert person.events.get(kind="visited").words == "2026年2月6日走访：慰问金500元，米、油"


def test_a_need_that_was_heard_becomes_an_open_need_of_the_person(make_round, cast):
    visit = make_round(1)[0]
    heard = Heard("housing", "屋顶漏水，盼修缮", handler="田小穗", due_on=date(2026, 3, 1))
    stored = record_visit(actor=cast.clerk, visit=visit, version=1, day=DAY, need=heard)
    need = Need.objects.get()
    assert stored.need == need
    assert (need.person_id, need.kind, need.state, need.heard_on) == (visit.person_id, "housing", "open", DAY)
    assert need.words.reveal() == "屋顶漏水，盼修缮"
    assert (need.handler, need.due_on) == ("田小穗", date(2026, 3, 1))


def test_the_history_and_the_audit_trail_name_nobody_and_no_need(make_round, cast):
    visit = make_round(1)[0]
    heard = Heard("housing", "屋顶漏水")
    stored = record_visit(actor=cast.clerk, visit=visit, version=1, day=DAY, need=heard)
    take_back(actor=cast.clerk, visit=stored, version=stored.version)
    lines = [f"{event.note}{event.changes}" for event in ActivityEvent.objects.all()]
    assert "撤回第1户的走访记录[]" in lines
    assert "记第1户：已走访[]" in lines
    trail = [f"{event.target}{event.detail}" for event in AuditEvent.objects.filter(action__contains="活动")]
    assert not any("石大山" in text or "漏水" in text for text in [*lines, *trail])


def test_sent_twice_it_is_one_visit_and_one_need(make_round, cast):
    visit = make_round(1)[0]
    token = uuid4()
    for _ in range(2):
        stored = record_visit(
            actor=cast.clerk, visit=visit, version=1, day=DAY, amount=Decimal(500),
            need=Heard("living", "缺煤"), token=token,
        )  # fmt: skip
    assert stored.version == 2
    assert Need.objects.count() == 1
    assert PersonEvent.objects.filter(kind="visited").count() == 1


def test_who_comes_second_is_told_what_stands(make_round, cast):
    visit = make_round(1)[0]
    record_visit(actor=cast.colleague, visit=visit, version=1, day=DAY, amount=Decimal(500), goods="米")
    with pytest.raises(Outdated, match=r"田小穗在.*记过这一户：已走访，慰问金500元，米"):
        record_visit(actor=cast.clerk, visit=visit, version=1, day=DAY, amount=Decimal(300))
    assert Visit.objects.get().amount == 500


def test_somebody_who_was_not_met_has_got_nothing_and_is_not_visited(make_round, cast):
    visit = make_round(1)[0]
    stored = record_visit(actor=cast.clerk, visit=visit, version=1, day=DAY, amount=Decimal(500), met=False)
    assert (stored.state, stored.amount, stored.goods) == (VisitState.ABSENT, None, "")
    assert Person.objects.get().visited_on is None
    again = record_visit(actor=cast.clerk, visit=stored, version=2, day=DAY, amount=Decimal(500))
    assert again.state == VisitState.VISITED
    gone = record_visit(actor=cast.clerk, visit=again, version=3, day=DAY, met=False)
    assert gone.amount is None
    assert Person.objects.get().visited_on is None


def test_a_visit_is_put_right_with_another_day(make_round, cast):
    visit = make_round(1)[0]
    stored = record_visit(actor=cast.clerk, visit=visit, version=1, day=date(2026, 5, 1), amount=Decimal(5))
    stored = record_visit(actor=cast.clerk, visit=stored, version=2, day=DAY, amount=Decimal(50))
    assert (stored.day, stored.amount) == (DAY, 50)
    assert Person.objects.get().visited_on == DAY


def test_taken_back_it_is_to_be_visited_again_and_the_need_stays_in_the_ledger(make_round, cast):
    visit = make_round(1)[0]
    need = Heard("living", "缺煤")
    stored = record_visit(actor=cast.clerk, visit=visit, version=1, day=DAY, amount=Decimal(5), need=need)
    stored = take_back(actor=cast.clerk, visit=stored, version=2)
    assert (stored.state, stored.day, stored.amount, stored.goods) == ("planned", None, None, "")
    assert Person.objects.get().visited_on is None
    assert Need.objects.count() == 1
    assert PersonEvent.objects.filter(kind="visited").first().words == "撤回2026年2月6日的走访记录"
    with pytest.raises(Refused, match="不用撤回"):
        take_back(actor=cast.clerk, visit=stored, version=3)


def test_no_day_to_come_no_negative_money_no_words_without_end(make_round, cast):
    visit = make_round(1)[0]
    tomorrow = timezone.localdate() + timedelta(days=1)
    for values in ({"day": tomorrow}, {"day": DAY, "amount": Decimal(-1)}, {"day": DAY, "goods": "米" * 101}):
        with pytest.raises(Refused):
            record_visit(actor=cast.clerk, visit=visit, version=1, **values)
    early = Heard("living", "缺煤", due_on=date(2026, 1, 1))
    with pytest.raises(Refused, match="办结期限"):
        record_visit(actor=cast.clerk, visit=visit, version=1, day=DAY, need=early)
    assert Visit.objects.get().state == "planned"
    assert not Need.objects.exists()


def test_only_who_keeps_the_round_writes_it_down(make_round, cast):
    visit = make_round(1)[0]
    for stranger in (cast.clerk2, cast.reviewer, cast.district, cast.admin, cast.auditor):
        with pytest.raises(Forbidden):
            record_visit(actor=stranger, visit=visit, version=1, day=DAY)
        with pytest.raises(Forbidden):
            take_back(actor=stranger, visit=visit, version=1)


def test_nothing_is_written_down_in_a_cancelled_round(make_round, cast):
    visit = make_round(1)[0]
    cancel(actor=cast.clerk, activity=visit.activity, version=visit.activity.version, reason="下雪")
    with pytest.raises(Refused, match="取消"):
        record_visit(actor=cast.clerk, visit=visit, version=1, day=DAY)


def test_several_at_once_are_all_written_or_none(make_round, cast):
    visits = make_round(3)
    record_visit(actor=cast.colleague, visit=visits[2], version=1, day=DAY)
    with pytest.raises(Outdated):
        record_many(actor=cast.clerk, visits=[(visit, 1) for visit in visits], day=DAY, amount=Decimal(200))
    assert Visit.objects.visited().count() == 1
    token = uuid4()
    for _ in range(2):
        count = record_many(
            actor=cast.clerk, visits=[(visit, 1) for visit in visits[:2]], day=DAY, amount=Decimal(200),
            token=token,
        )  # fmt: skip
    assert count == 2
    assert [visit.amount for visit in Visit.objects.order_by("position")] == [200, 200, None]
    assert PersonEvent.objects.filter(kind="visited").count() == 3


def test_who_moved_away_keeps_the_visit_and_the_round_goes_on(make_round, cast):
    visit = make_round(1)[0]
    person = visit.person
    move = request_transfer(actor=cast.clerk, person=person, to_unit=cast.community2, reason="搬家")
    accept_transfer(actor=cast.clerk2, transfer=move)
    stored = record_visit(actor=cast.clerk, visit=visit, version=1, day=DAY, amount=Decimal(500))
    assert Person.objects.get().unit == cast.community2
    assert Person.objects.get().visited_on == DAY
    assert list(Visit.objects.visible_to(cast.clerk2)) == [stored]
    with pytest.raises(Refused, match="转到银杏社区"):
        record_visit(actor=cast.clerk, visit=stored, version=2, day=DAY, need=Heard("living", "缺煤"))
