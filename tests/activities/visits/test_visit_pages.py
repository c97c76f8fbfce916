"""One person or several written down on a phone, put right, taken back."""

from decimal import Decimal
from uuid import uuid4

from activities.models import Visit
from activities.services.visits import record_visit
from beneficiaries.models import Need
from tests.activities.visits.helpers import DAY, address, good, text_of


def test_two_taps_one_person_then_the_next(clerk, make_round):
    visits = make_round(3)
    clerk.post(f"/activities/visits/{visits[0].activity_id}/standard/", {"amount": "500", "goods": "米、油"})
    page = text_of(clerk.get(address(visits[0])))
    assert 'value="500"' in page
    assert 'value="米、油"' in page
    saved = clerk.post(address(visits[0]), good(visits[0], act="next"), follow=True)
    assert saved.redirect_chain[-1][0] == address(visits[1])
    assert "第1户已记下。还有2户没有走访。" in saved.content.decode()
    assert 'value="500"' in saved.content.decode()
    clerk.post(address(visits[1]), good(visits[1], act="absent"))
    back = clerk.post(address(visits[2]), good(visits[2], act="list"))
    assert back.url == f"/activities/visits/{visits[0].activity_id}/"
    page = text_of(clerk.get(back.url))
    assert "未遇到1户" in page
    assert "慰问金1,000元" in page


def test_bad_values_are_told_and_what_was_typed_stays(clerk, make_round):
    visit = make_round(1)[0]
    words = {
        "amount": "很多",
        "goods": "面粉",
        "words": "屋顶漏水",
        "need_kind": "housing",
        "day": "2026-02-30",
    }
    page = text_of(clerk.post(address(visit), good(visit, **words)))
    assert "金额请填数字" in page
    assert "真实的日期" in page
    assert 'value="面粉"' in page
    assert "屋顶漏水" in page
    assert 'value="很多"' in page
    assert Visit.objects.get().state == "planned"
    for junk in ({"version": "x"}, {"day": "9999-12-31"}, {"amount": "1e9"}, {"token": "x"}, {"day": ""}):
        assert clerk.post(address(visit), good(visit, **junk)).status_code == 200


def test_a_need_is_stored_in_the_ledger_and_shown_nowhere_here(clerk, make_round):
    visit = make_round(1)[0]
    clerk.post(address(visit), good(visit, words="屋顶漏水盼修缮", need_kind="housing", act="list"))
    need = Need.objects.get()
    assert (need.kind, need.words.reveal()) == ("housing", "屋顶漏水盼修缮")
    for place in (address(visit), f"/activities/visits/{visit.activity_id}/", f"/people/{visit.person_id}/"):
        assert "漏水" not in text_of(clerk.get(place))


def test_the_conflict_is_told_with_what_stands_and_can_be_saved_then(clerk, make_round, cast):
    visit = make_round(1)[0]
    record_visit(actor=cast.colleague, visit=visit, version=1, day=DAY, amount=Decimal(300))
    page = text_of(clerk.post(address(visit), good(visit, version=1)))
    assert "田小穗在" in page
    assert "慰问金300元" in page
    assert 'name="version" value="2"' in page
    assert Visit.objects.get().amount == 300
    clerk.post(address(visit), good(visit, version=2))
    assert Visit.objects.get().amount == 500


def test_sent_twice_by_a_slow_line_it_is_one_visit_and_one_need(clerk, make_round):
    visit = make_round(1)[0]
    values = good(visit, token=uuid4(), words="缺煤", need_kind="living", act="list")
    answers = [clerk.post(address(visit), values) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (Need.objects.count(), Visit.objects.get().version) == (1, 2)


def test_the_script_gets_the_next_address_or_the_problems_only(clerk, make_round):
    visits = make_round(2)
    asks = {"HTTP_X_REQUESTED_WITH": "fetch"}
    told = clerk.post(address(visits[0]), good(visits[0], amount="很多"), **asks).json()
    assert "金额请填数字" in told["problems"]
    assert told["fields"].keys() == {"amount"}
    assert told["version"] == "1"
    told = clerk.post(address(visits[0]), good(visits[0]), **asks).json()
    assert told == {"next": address(visits[1])}


def test_several_are_recorded_with_one_form(clerk, make_round):
    visits = make_round(3)
    where = f"/activities/visits/{visits[0].activity_id}/many/"
    assert "请先勾选走访过的人" in text_of(clerk.post(where, {"day": DAY, "amount": "200"}))
    ticked = [f"{visit.pk}:{visit.version}" for visit in visits[:2]]
    answer = clerk.post(where, {"visits": ticked, "day": DAY, "amount": "200", "token": uuid4()})
    assert answer.status_code == 302
    assert [visit.amount for visit in Visit.objects.order_by("position")] == [200, 200, None]
    for junk in (["x"], ["1:x"], [":"], ["9" * 40]):
        assert clerk.post(where, {"visits": junk, "day": DAY}).status_code == 200


def test_a_mistake_is_taken_back(clerk, make_round):
    visit = make_round(1)[0]
    clerk.post(address(visit), good(visit))
    assert "撤回这一户" in text_of(clerk.get(address(visit)))
    clerk.post(address(visit, "undo/"), {"version": 2})
    assert Visit.objects.get().state == "planned"
    assert clerk.post(address(visit, "undo/"), {"version": "x"}).status_code == 302


def test_a_line_of_another_round_is_not_found(clerk, make_round):
    first, second = make_round(1)[0], make_round(1)[0]
    assert clerk.get(f"/activities/visits/{first.activity_id}/{second.pk}/").status_code == 404
