"""建立计划: the confirmed reading becomes a draft of the year it is made for, once."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from plans.choices import Act, Origin
from plans.intake import acts
from plans.intake.deciding import State
from plans.intake.proposals import Kind
from plans.models import Intake, Plan
from plans.services import intake as service
from plans.services.intake_making import SecondPlan, make_plan
from plans.starts.basics import planning_year
from shuangyong.units.errors import Forbidden, Outdated, Refused
from shuangyong.units.models import AuditEvent
from tests.cast import Cast
from tests.plans.intake.conftest import TEXT, one

YEAR = planning_year(timezone.localdate())


def make(cast: Cast, intake: Intake, **options: Any) -> Plan:
    version = Intake.objects.get(pk=intake.pk).version
    return make_plan(actor=cast.clerk, intake=intake, version=version, **options)[0]


def decide(cast: Cast, intake: Intake, wanted: Any) -> None:
    version = Intake.objects.get(pk=intake.pk).version
    service.change(actor=cast.clerk, intake=intake, version=version, wanted=wanted)


def of_last_year(text: str = TEXT) -> str:
    return text.replace("2026", str(YEAR - 1))


def test_years_move_and_rows_stand(cast: Cast, receive: Any) -> None:
    plan = make(cast, receive(of_last_year()))
    assert (plan.title, plan.year, plan.origin) == (f"桂园社区{YEAR}年双拥工作计划", YEAR, Origin.TEXT)
    assert plan.paragraphs.first().text == f"为做好{YEAR}年双拥工作，结合社区实际，制定本计划。"
    assert (plan.goals.count(), plan.tasks.count(), plan.members.count()) == (2, 4, 4)
    assert not Intake.objects.exists()
    assert plan.events.get().act == Act.CREATE


def test_a_year_that_the_text_does_not_say_is_said_in_a_note(cast: Cast, receive: Any) -> None:
    plan = make(cast, receive("双拥工作计划\n一、走访\n春节前走访军属。\n二、宣传\n5月出板报。"))
    assert plan.year == YEAR
    assert any("没有写是哪一年" in note for note in plan.notes)


def test_what_was_dropped_is_text_and_no_task(cast: Cast, receive: Any) -> None:
    intake = receive()
    key = one(intake, Kind.TASK, "便民服务").key
    decide(cast, intake, lambda staged: acts.decide(staged, key, State.DROPPED))
    plan = make(cast, intake)
    assert not plan.tasks.filter(title__contains="便民服务").exists()
    assert plan.paragraphs.filter(text__contains="便民服务").exists()


def test_the_signature_goes_only_when_the_clerk_agrees(cast: Cast, receive: Any) -> None:
    kept = make(cast, receive())
    assert kept.paragraphs.filter(text="桂园社区居民委员会").exists()
    intake = receive()
    decide(cast, intake, lambda staged: acts.decide_all(staged, "", "accept_all"))
    plan = make(cast, intake, again=True)
    assert not plan.paragraphs.filter(text="桂园社区居民委员会").exists()


def test_pressed_twice_it_makes_one(cast: Cast, as_user: Any, intake: Intake) -> None:
    client: Any = as_user(cast.clerk)
    url = reverse("plans:intake_make", args=[intake.pk])
    first = client.post(url, {"version": 1})
    second = client.post(url, {"version": 1})
    assert first.status_code == second.status_code == 302
    assert first.url == second.url
    assert Plan.objects.count() == 1


def test_a_second_plan_for_the_year_is_asked_for(cast: Cast, as_user: Any, receive: Any) -> None:
    make(cast, receive(of_last_year()))
    intake, client = receive(of_last_year()), as_user(cast.clerk)
    url = reverse("plans:intake_make", args=[intake.pk])
    words = client.post(url, {"version": 1}).content.decode()
    assert f"桂园社区已经有{YEAR}年的计划，没有重复建立。" in words
    assert "仍要另建一份" in words
    assert Plan.objects.count() == 1
    assert client.post(url, {"version": 1, "again": "on"}).status_code == 302
    assert Plan.objects.count() == 2


def test_an_old_window_makes_no_plan(cast: Cast, intake: Intake) -> None:
    decide(cast, intake, lambda staged: acts.decide_all(staged, "", "accept_all"))
    with pytest.raises(Outdated, match="另一个窗口"):
        make_plan(actor=cast.clerk, intake=intake, version=1)
    with pytest.raises(Forbidden):
        make_plan(actor=cast.clerk2, intake=intake, version=2)
    assert not Plan.objects.exists()


SEVERAL = "\n".join(
    f"桂园社区{year}年双拥工作计划\n一、走访\n春节前走访军属。\n二、宣传\n5月出板报{year}期。\n三、保障\n落实经费。"
    for year in (YEAR - 3, YEAR - 2, YEAR - 1)
)


def test_several_plans_in_one_file_are_taken_one_by_one(cast: Cast, as_user: Any) -> None:
    client: Any = as_user(cast.clerk)
    whole_url = client.post(reverse("plans:new_file"), {"text": SEVERAL}).url
    whole = Intake.objects.get()
    words = client.get(whole_url).content.decode()
    assert "这里面有3份计划" in words
    starts = [part[1] for part in whole.parts]
    take = reverse("plans:intake_part", args=[whole.pk])
    first = client.post(take, {"start": starts[2]}).url
    assert client.post(take, {"start": starts[2]}).url == first
    assert f"桂园社区{YEAR - 1}年双拥工作计划" in client.get(first).content.decode()
    client.post(f"{first}make/", {"version": 1})
    plan = Plan.objects.get()
    assert plan.title == f"桂园社区{YEAR}年双拥工作计划"
    assert "已经建成计划" in client.get(whole_url).content.decode()
    for start in starts[:2]:
        address = client.post(take, {"start": start}).url
        client.post(f"{address}make/", {"version": 1, "again": "on"})
    assert Plan.objects.count() == 3
    assert not Intake.objects.exists()


def test_several_may_be_one_after_all(cast: Cast, as_user: Any) -> None:
    client: Any = as_user(cast.clerk)
    address = client.post(reverse("plans:new_file"), {"text": SEVERAL}).url
    whole = Intake.objects.get()
    with pytest.raises(Refused, match="先选一份"):
        make_plan(actor=cast.clerk, intake=whole, version=1)
    client.post(reverse("plans:intake_part", args=[whole.pk]), {"as_one": "1"})
    assert "核对读到的内容" in client.get(address).content.decode()
    for wrong in ("", "x", "-1", "9" * 40, "²"):
        assert client.post(reverse("plans:intake_part", args=[whole.pk]), {"start": wrong}).status_code == 302


def test_a_part_once_taken_the_whole_is_not_joined(cast: Cast, receive: Any) -> None:
    whole = receive(SEVERAL)
    service.take_part(actor=cast.clerk, intake=whole, start=whole.parts[0][1])
    with pytest.raises(Refused, match="已经分开读了"):
        service.as_one(actor=cast.clerk, intake=whole)


def test_unfinished_readings_wait_in_a_list_and_can_be_deleted(
    cast: Cast, as_user: Any, intake: Intake
) -> None:
    client, neighbour = as_user(cast.colleague), as_user(cast.clerk2)
    address = reverse("plans:intake", args=[intake.pk])
    assert address in client.get(reverse("plans:new_file")).content.decode()
    assert address not in neighbour.get(reverse("plans:new_file")).content.decode()
    client.post(reverse("plans:intake_drop", args=[intake.pk]))
    assert not Intake.objects.exists()
    assert client.get(address).status_code == 404


def test_what_nobody_comes_back_to_is_thrown_away(cast: Cast, receive: Any) -> None:
    old = receive()
    Intake.objects.filter(pk=old.pk).update(changed_at=timezone.now() - service.KEPT * 2)
    fresh = receive()
    assert list(Intake.objects.values_list("pk", flat=True)) == [fresh.pk]


def test_coming_in_and_going_are_in_the_audit_trail_without_the_words(cast: Cast, receive: Any) -> None:
    intake = receive(filename="C:\\桌面\\2026年计划.txt")
    assert intake.filename == "2026年计划.txt"
    service.drop(actor=cast.clerk, intake=intake)
    events = AuditEvent.objects.filter(action__in=[service.RECEIVED, service.DROPPED])
    assert [event.actor for event in events] == [cast.clerk, cast.clerk]
    assert {event.detail.split("》")[0] for event in events} == {"《2026年计划.txt"}


def test_second_plan_names_the_others(cast: Cast, receive: Any) -> None:
    plan = make(cast, receive(of_last_year()))
    with pytest.raises(SecondPlan) as caught:
        make(cast, receive(of_last_year()))
    assert caught.value.others == [plan]
