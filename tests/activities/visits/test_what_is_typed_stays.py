"""Nothing typed about a visit is lost or put aside without a word."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from activities.choices import ActivityState, VisitState
from activities.models import Visit
from activities.services.visits import record_visit, take_back
from beneficiaries.models import Need
from tests.activities.visits.helpers import DAY, address, good, text_of

pytestmark = pytest.mark.django_db
FETCH = {"X-Requested-With": "fetch", "Accept": "application/json"}


def test_going_back_and_putting_something_right_is_not_taken_for_a_repetition(
    clerk: Any, make_round: Any
) -> None:
    visit = make_round(1)[0]
    form = good(visit, token=uuid4())
    clerk.post(address(visit), form)
    again = text_of(clerk.post(address(visit), {**form, "amount": "600"}))
    assert "请对照以后再记" in again
    assert 'value="600"' in again
    visit.refresh_from_db()
    assert visit.amount == Decimal(500)


def test_a_need_typed_on_a_page_that_was_sent_is_not_dropped(clerk: Any, make_round: Any) -> None:
    visit = make_round(1)[0]
    form = good(visit, token=uuid4())
    clerk.post(address(visit), form)
    assert "请对照以后再记" in text_of(clerk.post(address(visit), {**form, "words": "想装扶手"}))
    heard = {**form, "token": uuid4(), "version": 2, "words": "想装扶手"}
    clerk.post(address(visit), heard)
    assert clerk.post(address(visit), heard).status_code == 302
    assert Need.objects.count() == 1


def test_words_come_back_when_the_round_was_cancelled_meanwhile(clerk: Any, make_round: Any) -> None:
    visit = make_round(1)[0]
    visit.activity.state, visit.activity.reason = ActivityState.CANCELLED, "大雪"
    visit.activity.save()
    page = text_of(clerk.post(address(visit), good(visit, words="想装扶手")))
    assert "想装扶手" in page
    assert "取消" in page
    told = clerk.post(address(visit), good(visit), headers=FETCH).json()
    assert "取消" in told["problems"]


def test_the_household_is_named_that_somebody_else_wrote_down(clerk: Any, make_round: Any, cast: Any) -> None:
    first, second = make_round(2)
    record_visit(actor=cast.lead, visit=second, version=second.version, day=DAY)
    ticked = [f"{row.pk}:{row.version}" for row in (first, second)]
    many = f"/activities/visits/{first.activity_id}/many/"
    page = text_of(clerk.post(many, {"visits": ticked, "day": DAY, "amount": "1"}))
    assert "第2户没有记，其他勾选的也都还没有记" in page
    assert not Visit.objects.filter(pk=first.pk, state=VisitState.VISITED).exists()


def test_a_line_that_was_written_down_meanwhile_does_not_become_another_visit(
    clerk: Any, make_round: Any, cast: Any
) -> None:
    visit = make_round(1)[0]
    record_visit(actor=cast.lead, visit=visit, version=visit.version, day=DAY)
    form = {"day": DAY, "amount": "500", "place": str(visit.pk), "words": "想装扶手"}
    page = text_of(clerk.post(f"/activities/visits/person/{visit.person_id}/", form))
    assert "在那一轮里已经记过" in page
    assert "想装扶手" in page
    assert Visit.objects.count() == 1


def test_a_round_is_over_when_everybody_was_met_or_not(clerk: Any, make_round: Any, cast: Any) -> None:
    first, second = make_round(2)
    where = f"/activities/visits/{first.activity_id}/"
    first = record_visit(actor=cast.clerk, visit=first, version=first.version, day=DAY)
    assert "记为已完成" not in text_of(clerk.get(where))
    record_visit(actor=cast.clerk, visit=second, version=second.version, day=DAY, met=False)
    assert "还有1户没有遇到" in text_of(clerk.get(where))
    take_back(actor=cast.clerk, visit=first, version=first.version)
    assert "记为已完成" not in text_of(clerk.get(where))


def test_the_death_of_somebody_on_the_list_is_told_at_the_door(clerk: Any, make_round: Any) -> None:
    visit = make_round(1)[0]
    visit.person.status = "deceased"
    visit.person.save(update_fields=["status"])
    assert "看望了家属，照样可以记" in text_of(clerk.get(address(visit)))
