"""Registering and changing: little is needed, nothing typed is lost, twice is once."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from activities.choices import ActivityState
from activities.models import Activity, Partner
from activities.services import activities as service
from tests.activities.core.helpers import changed, typed

NEW = reverse("activities:new")


def edit(activity):
    return reverse("activities:edit", args=[activity.pk])


def test_title_and_day_are_enough(cast, as_user):
    response = as_user(cast.clerk).post(NEW, typed())
    activity = Activity.objects.get()
    assert response.url == activity.get_absolute_url()
    assert (activity.unit, activity.state, activity.day) == (cast.community, "planned", date(2026, 5, 8))


@pytest.mark.parametrize("missing", ["title", "day"])
def test_without_one_of_them_it_is_said_and_the_rest_stays(cast, as_user, missing):
    page = as_user(cast.clerk).post(NEW, typed(place="社区广场", **{missing: ""})).content.decode()
    assert "社区广场" in page
    assert "请填写" in page
    assert not Activity.objects.exists()


def test_pressed_twice_makes_one(cast, as_user):
    client, form = as_user(cast.clerk), typed()
    first, second = client.post(NEW, form), client.post(NEW, form)
    assert first.url == second.url
    assert Activity.objects.count() == 1


def test_a_broken_token_or_no_rows_at_all_is_no_error_of_ours(cast, as_user):
    client = as_user(cast.clerk)
    assert client.post(NEW, typed(token="zz")).status_code == 200
    bare = {"title": "义诊", "day": "2026-05-08", "state": "planned", "token": str(uuid4())}
    assert "再保存一次" in client.post(NEW, bare).content.decode()
    for junk in ({"costs-TOTAL_FORMS": "x"}, {"costs-TOTAL_FORMS": "9" * 30}, {"type": "x"}, {"task": "-1"}):
        assert client.post(NEW, typed(**junk)).status_code == 200
    assert not Activity.objects.exists()


def test_money_and_goods_are_read_as_people_type_them(cast, as_user):
    rows = {
        "costs-TOTAL_FORMS": "3", "costs-0-source": "社区经费", "costs-0-planned": "１，２００元",
        "costs-0-spent": "", "costs-2-source": "", "costs-2-spent": "80.5",
        "goods-TOTAL_FORMS": "1", "goods-0-name": "大米", "goods-0-quantity": "12",
        "goods-0-measure_word": "袋",
        "goods-0-price": "45",
    }  # fmt: skip
    as_user(cast.clerk).post(NEW, typed(civilians="120人", **rows))
    activity = Activity.objects.get()
    assert activity.civilians == 120
    assert list(activity.costs.values_list("source", "planned", "spent")) == [
        ("社区经费", Decimal(1200), None),
        ("", None, Decimal("80.5")),
    ]
    assert activity.goods.get().price == Decimal(45)


def test_goods_without_a_name_are_asked_for_one(cast, as_user):
    rows = {"goods-TOTAL_FORMS": "1", "goods-0-quantity": "12"}
    page = as_user(cast.clerk).post(NEW, typed(**rows)).content.decode()
    assert "请写是什么物品" in page
    assert not Activity.objects.exists()


def test_a_row_that_says_what_is_stored_is_kept_after_a_conflict(cast, as_user, make_activity):
    activity = make_activity()
    lines = service.Lines(costs=[service.CostLine("财政", Decimal(100))])
    service.change_activity(actor=cast.colleague, activity=activity, version=1, values={}, lines=lines)
    rows = {"costs-TOTAL_FORMS": "1", "costs-0-source": "财政", "costs-0-planned": "100"}
    as_user(cast.clerk).post(edit(activity), {**changed(activity, **rows), "version": 2, "place": "广场"})
    activity.refresh_from_db()
    assert activity.place == "广场"
    assert activity.costs.get().planned == Decimal(100)


def test_what_looks_like_a_designation_or_a_number_is_asked_about_once(cast, as_user):
    client = as_user(cast.clerk)
    form = typed(participants="某集团军第31集团军", account="联系人电话13900001234")
    page = client.post(NEW, form)
    words = page.content.decode()
    assert "番号" in words
    assert "电话" in words
    assert not Activity.objects.exists()
    assert client.post(NEW, {**form, "checked": page.context["form"].mark}).status_code == 302
    assert Activity.objects.count() == 1


def test_done_needs_a_day_that_has_come_and_keeps_what_was_typed(cast, as_user):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    page = as_user(cast.clerk).post(NEW, typed(day=tomorrow, state="done", place="广场")).content.decode()
    assert "还没有到" in page
    assert "广场" in page
    as_user(cast.clerk).post(NEW, typed(state="done"))
    assert Activity.objects.get().state == ActivityState.DONE


def test_who_came_second_sees_what_stands_beside_what_was_typed(cast, as_user, make_activity):
    activity = make_activity(place="活动室")
    service.change_activity(actor=cast.colleague, activity=activity, version=1, values={"place": "广场"})
    client = as_user(cast.clerk)
    page = client.post(edit(activity), changed(activity, place="礼堂", version=1))
    words = page.content.decode()
    assert "田小穗" in words
    assert "<td>广场</td><td>礼堂</td>" in words
    assert page.context["version"] == 2
    client.post(edit(activity), changed(activity, place="礼堂", version=2))
    activity.refresh_from_db()
    assert activity.place == "礼堂"


def test_what_was_cancelled_meanwhile_does_not_swallow_what_was_typed(cast, as_user, make_activity):
    activity = make_activity()
    service.cancel(actor=cast.colleague, activity=activity, version=1, reason="下雨")
    for version in (1, 2):
        page = as_user(cast.clerk).post(edit(activity), changed(activity, place="礼堂", version=version))
        assert "礼堂" in page.content.decode()
    assert "不能修改" in page.content.decode()
    assert as_user(cast.clerk).get(edit(activity)).status_code == 302


def test_the_address_fills_the_form_in(cast, as_user, make_plan, task_type):
    task = make_plan().tasks.first()
    client = as_user(cast.clerk)
    form = client.get(NEW, {"day": "2026-07-20", "type": "302", "title": "慰问", "place": "广场"}).context[
        "form"
    ]
    assert (form["day"].value(), form["type"].value()) == (date(2026, 7, 20), task_type.pk)
    assert (form["title"].value(), form["place"].value()) == ("慰问", "广场")
    form = client.get(NEW, {"task": task.pk}).context["form"]
    assert (form["task"].value(), form["title"].value()) == (task.pk, "春节走访慰问优抚对象")
    assert form["responsible"].value() == "田小禾"
    assert str(task.pk) in client.get(NEW, {"task": task.pk}).content.decode()
    for junk in ("x", "-1", "9" * 30, "²"):
        query = dict.fromkeys(("day", "task", "type", "partner", "meeting", "state"), junk)
        assert client.get(NEW, query).status_code == 200


def test_a_task_and_partners_of_one_s_own_alone(cast, as_user, make_plan):
    plan = make_plan("issued")
    own = Partner.objects.create(unit=cast.community, name="驻区某部")
    other = Partner.objects.create(unit=cast.community2, name="驻区另一部")
    client = as_user(cast.clerk)
    task = plan.tasks.first()
    client.post(NEW, typed(day="2027-01-20", task=task.pk, partners=[own.pk]))
    activity = Activity.objects.get()
    assert (activity.task, list(activity.partners.all())) == (task, [own])
    assert client.post(NEW, typed(partners=[other.pk])).status_code == 200
    foreign = as_user(cast.clerk2).post(NEW, typed(day="2027-01-20", task=task.pk))
    assert "请从列表里选一个" in foreign.content.decode()
    assert Activity.objects.count() == 1


def test_a_type_says_what_it_asks_and_every_group_is_on_the_page(cast, as_user, task_type):
    task_type.asks = "households money goods"
    task_type.save()
    page = as_user(cast.clerk).get(NEW).content.decode()
    assert 'data-asks="households money goods"' in page
    for ask in ("people", "reached", "households", "money", "goods", "speaker", "quantity", "link", "agenda"):
        assert f'data-ask="{ask}"' in page
    assert "style=" not in page


def test_a_group_that_holds_something_is_open(cast, as_user, make_activity):
    activity = make_activity(speaker="石老师")
    groups = {
        group["code"]: group for group in as_user(cast.clerk).get(edit(activity)).context["form"].groups
    }
    assert groups["speaker"]["open"]
    assert not groups["reached"]["open"]
