"""The pages of rounds: the year, a new one by filter, its list."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

from activities.models import Activity, Visit
from activities.services.activities import cancel
from activities.services.visits import record_visit
from beneficiaries.models import Person
from tests.activities.visits.helpers import DAY, address, good, text_of


def test_without_rounds_the_page_says_what_to_do_first(clerk):
    page = text_of(clerk.get("/activities/visits/?year=2020"))
    assert "2020年还没有走访" in page
    assert "排一轮走访" in page
    for junk in ("year=x", "year=99999", "unit=zz", "year=-1&unit=9999999999999999999999"):
        assert clerk.get(f"/activities/visits/?{junk}").status_code == 200


def test_a_round_is_planned_by_filter_on_one_page(clerk, make_person, task_type):
    old = make_person("石大山", born_on=date(1930, 1, 1))
    make_person("田小河", born_on=date(1990, 1, 1))
    page = text_of(clerk.get("/activities/visits/new/?window=spring_festival-2027"))
    assert 'value="2027年春节走访慰问"' in page
    assert page.count('name="people"') == 2
    found = text_of(clerk.post("/activities/visits/new/", {"least_age": "80", "title": "看望高龄老人"}))
    assert 'value="看望高龄老人"' in found
    assert page.count("***") == 2
    assert (found.count('name="people"'), "石大山" in found) == (1, True)
    token = uuid4()
    for _ in range(2):
        saved = clerk.post(
            "/activities/visits/new/",
            {"act": "save", "title": "看望高龄老人", "day": "2026-03-01", "people": [old.pk], "token": token,
             "amount": "500", "goods": "米", "led_by": "方远山"},
        )  # fmt: skip
    activity = Activity.objects.get()
    assert saved.url == f"/activities/visits/{activity.pk}/"
    assert (activity.type, activity.led_by, activity.state) == (task_type, "方远山", "planned")
    assert [visit.person for visit in activity.visits.all()] == [old]
    assert activity.standard.amount == 500


def test_nobody_ticked_is_told_and_nothing_is_lost_or_stored(clerk, make_person):
    make_person()
    answer = clerk.post(
        "/activities/visits/new/",
        {"act": "save", "title": "走访老兵", "day": "2026-03-01", "led_by": "方远山"},
    )
    page = text_of(answer)
    assert "请至少勾选一个人" in page
    assert 'value="走访老兵"' in page
    assert 'value="方远山"' in page
    assert not Activity.objects.exists()


def test_people_of_others_are_not_put_on_the_list_by_a_made_up_form(clerk, make_person, cast):
    theirs = make_person("江远帆", actor=cast.clerk2)
    values = {"act": "save", "title": "走访", "day": "2026-03-01", "people": [theirs.pk, "x", "9" * 30]}
    assert "请至少勾选一个人" in text_of(clerk.post("/activities/visits/new/", values))
    assert not Visit.objects.exists()


def test_people_are_added_and_taken_off_later(clerk, make_round, make_person):
    visit = make_round(1)[0]
    other = make_person("麦知行")
    page = text_of(clerk.get(f"/activities/visits/{visit.activity_id}/people/"))
    assert "麦知行" in page
    assert "第1户 石大山" in page
    assert f'name="people" value="{visit.person_id}"' not in page
    clerk.post(f"/activities/visits/{visit.activity_id}/people/", {"act": "save", "people": [other.pk]})
    assert Visit.objects.count() == 2
    new = Visit.objects.get(person=other)
    clerk.post(f"/activities/visits/{visit.activity_id}/take-off/", {"visits": [f"{new.pk}:{new.version}"]})
    assert list(Visit.objects.all()) == [visit]


def test_when_all_are_visited_the_round_is_offered_to_be_done(clerk, make_round):
    visits = make_round(2)
    where = f"/activities/visits/{visits[0].activity_id}/"
    clerk.post(address(visits[0]), good(visits[0]))
    assert "本轮走访完了" not in text_of(clerk.get(where))
    clerk.post(address(visits[1]), good(visits[1], day="2026-02-08"))
    page = text_of(clerk.get(where))
    assert "本轮走访完了" in page
    clerk.post(f"{where}done/", {"version": Activity.objects.get().version})
    activity = Activity.objects.get()
    assert (activity.state, activity.day, activity.end_day) == ("done", DAY, date(2026, 2, 8))


def test_a_cancelled_round_sends_back_with_a_sentence(clerk, make_round, cast):
    visit = make_round(1)[0]
    activity = visit.activity
    cancel(actor=cast.clerk, activity=activity, version=activity.version, reason="下雪")
    answer = clerk.get(address(visit), follow=True)
    assert "取消" in answer.content.decode()


def test_the_list_is_searched_by_name_and_pinyin(clerk, make_round):
    visits = make_round(2)
    where = f"/activities/visits/{visits[0].activity_id}/?q="
    for words, there in (("石", True), ("shi", True), ("sds", True), ("田", False), ("zzz", False)):
        assert ("记下：石大山" in text_of(clerk.get(where + words))) is there


def test_the_activitys_page_shows_counts_to_all_and_names_to_nobody(as_user, cast, make_round):
    visit = make_round(2)[0]
    record_visit(actor=cast.clerk, visit=visit, version=1, day=DAY, amount=Decimal(500))
    for user in (cast.clerk, cast.admin, cast.district):
        from activities.panels import activity_panels

        shown = [
            panel.context["counts"].visited
            for panel in activity_panels.of(visit.activity, user)
            if panel.template.endswith("visits/panel_activity.html")
        ]
        assert shown == [1]
    assert "石大山" not in as_user(cast.admin).get("/activities/visits/").content.decode()


def test_the_street_sees_its_units_and_how_many_wait(as_user, cast, make_round):
    visit = make_round(2)[0]
    record_visit(actor=cast.clerk, visit=visit, version=1, day=DAY, amount=Decimal(500))
    client = as_user(cast.reviewer)
    page = text_of(client.get("/activities/visits/?year=2026"))
    assert "桂园社区" in page
    assert ">500<" in page
    page = text_of(client.get(f"/activities/visits/?year=2026&unit={cast.community.pk}"))
    assert "春节走访慰问" in page


def test_who_has_died_or_moved_since_is_marked_on_the_list(clerk, make_round):
    visit = make_round(1)[0]
    Person.objects.update(status="deceased")
    assert ">去世<" in text_of(clerk.get(f"/activities/visits/{visit.activity_id}/"))
