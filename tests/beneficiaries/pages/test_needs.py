"""A need: heard → done with its outcome → return visit, each with its day; not twice and not backwards."""

from datetime import date

import pytest

from beneficiaries.models import Need
from beneficiaries.services.care import fingerprint, finish_need, revisit_need
from shuangyong.units.errors import Outdated, Refused


@pytest.fixture
def person(make_person):
    return make_person()


@pytest.fixture
def need(person, add_row):
    return add_row(
        person, "need", kind="housing", words="屋顶漏雨", heard_on=date(2026, 3, 1), handler="田小禾"
    )


def step(client, person, need, name, **sent):
    url = f"/people/{person.pk}/needs/{need.pk}/{name}/"
    return client.post(url, {"seen": fingerprint(Need.objects.get(pk=need.pk)), **sent})


def done(client, person, need):
    return step(client, person, need, "done", done_on="2026-03-20", outcome="已修好")


def test_the_whole_way_with_its_days(cast, as_user, person, need):
    client = as_user(cast.clerk)
    assert done(client, person, need)["Location"] == f"/people/{person.pk}/#needs"
    step(client, person, need, "revisit", revisited_on="2026-04-02", answer="yes")
    row = Need.objects.get()
    assert (row.state, row.done_on, row.outcome.reveal()) == ("closed", date(2026, 3, 20), "已修好")
    assert (row.revisited_on, row.satisfied) == (date(2026, 4, 2), True)
    words = [event.words for event in person.events.all()]
    assert words[:3] == ["诉求回访", "诉求办结", "登记困难诉求"]
    assert "已修好" not in str([event.changes for event in person.events.all()])


def test_whoever_is_not_content_may_have_it_handled_further(cast, as_user, person, need):
    client = as_user(cast.clerk)
    done(client, person, need)
    step(client, person, need, "revisit", revisited_on="2026-04-02", answer="again")
    row = Need.objects.get()
    assert (row.state, row.done_on, row.satisfied) == ("open", None, False)
    assert "回访不满意，继续办理" in client.get(f"/people/{person.pk}/").content.decode()
    done(client, person, need)
    step(client, person, need, "revisit", revisited_on="2026-04-20", answer="no")
    assert (Need.objects.get().state, Need.objects.get().satisfied) == ("closed", False)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"done_on": "2026-02-01", "outcome": "已修好"}, "不能早于提出日期"),
        ({"done_on": "2099-02-01", "outcome": "已修好"}, "还没有到"),
        ({"done_on": "2026-03-20", "outcome": " "}, "请填写办理结果"),
        ({"done_on": "", "outcome": "已修好"}, "请填写办结日期"),
    ],
)
def test_what_cannot_be_is_said_and_keeps_what_was_typed(cast, as_user, person, need, sent, words):
    page = step(as_user(cast.clerk), person, need, "done", **sent)
    assert words in page.content.decode()
    assert sent["outcome"].strip() in page.content.decode()
    assert Need.objects.get().state == "open"


def test_a_visit_before_the_work_was_done_is_refused(cast, as_user, person, need):
    client = as_user(cast.clerk)
    done(client, person, need)
    page = step(client, person, need, "revisit", revisited_on="2026-03-10", answer="yes")
    assert "回访日期不能早于办结日期" in page.content.decode()


def test_no_step_is_taken_twice_or_out_of_turn(cast, as_user, person, need):
    client = as_user(cast.clerk)
    assert step(client, person, need, "revisit", revisited_on="2026-04-02", answer="yes").status_code == 302
    assert Need.objects.get().state == "open"
    done(client, person, need)
    assert done(client, person, need).status_code == 302
    assert person.events.filter(words="诉求办结").count() == 1


def test_the_second_of_two_is_told(cast, person, need):
    seen = fingerprint(need)
    finish_need(
        actor=cast.clerk, person=person, need=need, seen=seen, done_on=date(2026, 3, 5), outcome="已修好"
    )
    with pytest.raises(Outdated):
        finish_need(
            actor=cast.colleague, person=person, need=need, seen=seen, done_on=date(2026, 3, 6), outcome="x"
        )
    with pytest.raises(Refused, match="已办"):
        finish_need(
            actor=cast.clerk,
            person=person,
            need=need,
            seen=fingerprint(Need.objects.get()),
            done_on=date(2026, 3, 6),
            outcome="x",
        )
    with pytest.raises(Outdated):
        revisit_need(
            actor=cast.clerk,
            person=person,
            need=need,
            seen=seen,
            revisited_on=date(2026, 3, 6),
            satisfied=True,
        )


def test_the_words_are_hidden_even_in_the_form_that_changes_them(cast, as_user, person, need):
    words = as_user(cast.clerk).get(f"/people/{person.pk}/rows/need/{need.pk}/").content.decode()
    assert "屋顶漏雨" not in words
    assert "不改就留空" in words
