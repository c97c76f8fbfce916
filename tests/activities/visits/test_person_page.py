"""A visit from a person's page."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from activities.models import Activity, Visit
from activities.services.visits import record_visit, take_back
from beneficiaries.models import Need, Person
from tests.activities.visits.helpers import DAY, text_of


def test_one_visit_from_the_persons_page(clerk, make_person, task_type):
    person = make_person()
    where = f"/activities/visits/person/{person.pk}/"
    assert f'href="{where}"' in text_of(clerk.get(f"/people/{person.pk}/"))
    token = uuid4()
    values = {
        "day": DAY,
        "amount": "200",
        "goods": "牛奶",
        "token": token,
        "words": "缺煤",
        "need_kind": "living",
    }
    for _ in range(2):
        assert clerk.post(where, values).status_code == 302
    visit, activity = Visit.objects.get(), Activity.objects.get()
    assert (activity.title, activity.day, activity.state, activity.type) == (
        "日常走访",
        DAY,
        "done",
        task_type,
    )
    assert (visit.person, visit.amount, Need.objects.count()) == (person, 200, 1)
    page = text_of(clerk.get(f"/people/{person.pk}/"))
    assert "2026年2月6日" in page
    assert "慰问金200元，牛奶" in page
    assert "日常走访" in page
    # The day's second visit of the same person is told; another person's stands in the same activity.
    again = text_of(clerk.post(where, {**values, "token": uuid4()}))
    assert "这一天已经记过这个人：已走访，慰问金200元，牛奶" in again
    other = make_person("田小河")
    clerk.post(f"/activities/visits/person/{other.pk}/", {"day": DAY})
    assert (Activity.objects.count(), Visit.objects.count()) == (1, 2)


def test_from_the_persons_page_into_the_round_that_waits(clerk, make_round):
    visit = make_round(1)[0]
    where = f"/activities/visits/person/{visit.person_id}/"
    assert "春节走访慰问" in text_of(clerk.get(where))
    clerk.post(where, {"day": DAY, "amount": "200", "place": str(visit.pk)})
    assert Visit.objects.get().state == "visited"
    assert Activity.objects.count() == 1


def test_the_day_to_come_is_refused_from_the_persons_page_too(clerk, make_person):
    person = make_person()
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = text_of(clerk.post(f"/activities/visits/person/{person.pk}/", {"day": tomorrow}))
    assert "日期还没有到" in page
    assert not Activity.objects.exists()


def test_taken_back_the_persons_page_shows_no_visit(clerk, make_round, cast):
    visit = make_round(1)[0]
    stored = record_visit(actor=cast.clerk, visit=visit, version=1, day=DAY)
    take_back(actor=cast.clerk, visit=stored, version=2)
    assert "没有记过走访" in text_of(clerk.get(f"/people/{visit.person_id}/"))
    assert Person.objects.get().visited_on is None


def test_the_script_is_told_what_is_wrong_and_where_to_go_on(clerk, make_person):
    person = make_person()
    where = f"/activities/visits/person/{person.pk}/"
    asks = {"HTTP_X_REQUESTED_WITH": "fetch"}
    told = clerk.post(where, {"day": DAY, "amount": "很多"}, **asks).json()
    assert "金额请填数字" in told["problems"]
    assert clerk.post(where, {"day": DAY}, **asks).json() == {"next": f"/people/{person.pk}/"}
