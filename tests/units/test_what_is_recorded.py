"""The audit trail by itself tells what was done to the plans, by whom, from where; and what was denied."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from plans.models import Plan
from shuangyong.units import audit
from shuangyong.units.models import AuditEvent, User
from tests.cast import Cast

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]


def test_every_step_of_a_plans_life_is_recorded(cast: Cast, make_plan: MakePlan) -> None:
    plan = make_plan("archived")
    events = list(AuditEvent.objects.order_by("pk"))
    assert [(event.action, event.actor_name) for event in events] == [
        ("新建（计划）", "田小禾"),
        ("提交（计划）", "田小禾"),
        ("通过（计划）", "叶知秋"),
        ("印发（计划）", "田小禾"),
        ("归档（计划）", "田小禾"),
    ]
    assert {event.target for event in events} == {f"桂园社区：{plan.title}（编号{plan.pk}）"}
    assert events[1].detail == "草稿 → 已提交"
    assert {event.address for event in events} == {None}


def test_a_step_taken_on_a_page_carries_the_address(cast: Cast, make_plan: MakePlan, as_user: AsUser) -> None:
    plan = make_plan("submitted")
    form = {"version": plan.version, "reason": "请写明责任人。"}
    as_user(cast.reviewer).post(f"/plans/{plan.pk}/return/", form, REMOTE_ADDR="10.3.3.3")
    event = AuditEvent.objects.get(action="退回修改（计划）")
    assert (event.actor, event.address) == (cast.reviewer, "10.3.3.3")
    assert event.detail == "已提交 → 退回修改；请写明责任人。"
    audit.record(actor=None, action="后来的事")
    assert AuditEvent.objects.get(action="后来的事").address is None


@pytest.mark.parametrize("part", ["", "edit/", "export/txt/", "preview/", "submissions/1/", "review/"])
def test_reaching_for_anothers_plan_is_recorded(
    cast: Cast, make_plan: MakePlan, as_user: AsUser, part: str
) -> None:
    plan = make_plan()
    assert as_user(cast.clerk3).get(f"/plans/{plan.pk}/{part}").status_code == 404
    event = AuditEvent.objects.get(action="越权访问")
    assert (event.actor, event.succeeded, event.target) == (cast.clerk3, False, f"/plans/{plan.pk}/{part}")


def test_reaching_for_nothing_is_not(cast: Cast, as_user: AsUser) -> None:
    assert as_user(cast.clerk3).get("/plans/987654/").status_code == 404
    assert not AuditEvent.objects.filter(action="越权访问").exists()


def test_a_denied_save_and_a_hidden_settings_page_are_recorded(
    cast: Cast, make_plan: MakePlan, as_user: AsUser
) -> None:
    plan = make_plan()
    body = '{"op": "plan", "kind": "plan", "version": 1, "fields": {"title": "改"}}'
    url = f"/plans/{plan.pk}/save/"
    assert as_user(cast.reviewer).post(url, body, content_type="application/json").status_code == 403
    assert as_user(cast.reviewer2).get(f"/admin/plans/plan/{plan.pk}/change/").status_code == 404
    denied = AuditEvent.objects.filter(action="越权访问", succeeded=False)
    assert {event.actor for event in denied} == {cast.reviewer, cast.reviewer2}


def test_the_command_line_is_recorded_too(cast: Cast, make_plan: MakePlan, tmp_path: Any) -> None:
    plan = make_plan()
    call_command("export_plan", str(plan.pk), format="txt", output=str(tmp_path), stdout=StringIO())
    source = tmp_path / "计划.txt"
    source.write_text("桂园社区2031年双拥工作计划\n一、走访慰问", encoding="utf-8")
    call_command("import_plan", str(source), unit="桂园社区", year="2031", stdout=StringIO())
    by_command = AuditEvent.objects.filter(actor=None, actor_name="命令行")
    assert {event.action for event in by_command} == {"导出", "新建（计划）"}


@pytest.mark.parametrize("address", ["unknown", "10.0.0.1:8080", "", "1.2.3.4\0"])
def test_an_address_that_is_none_stops_nobody_from_signing_in(
    cast: Cast, client: Client, settings: Any, address: str
) -> None:
    settings.PROXIES = 1
    form = {"username": "clerk", "password": "walnut-tree-42"}
    assert client.post("/login/", form, headers={"x-forwarded-for": address or " "}).status_code == 302


def test_what_no_database_holds_is_left_out(cast: Cast) -> None:
    event = audit.record(actor=None, actor_name="a\0b", action="登录", target="\udcff", detail="x" * 900)
    event.refresh_from_db()
    assert (event.actor_name, event.target, len(event.detail)) == ("ab", "?", 500)


@pytest.mark.parametrize("query", ["?until=9999-12-31", "?since=0001-01-01", "?since=1899-12-31"])
def test_a_date_beyond_the_calendar_is_explained(cast: Cast, as_user: AsUser, query: str) -> None:
    response = as_user(cast.auditor).get(f"/audit/{query}")
    assert response.status_code == 200
    assert "日期要在2000年到2099年之间" in response.content.decode()


def test_no_page_of_a_signed_in_user_is_kept(cast: Cast, make_plan: MakePlan, as_user: AsUser) -> None:
    client, plan = as_user(cast.clerk), make_plan()
    for url in ("/home/", "/plans/", f"/plans/{plan.pk}/", f"/plans/{plan.pk}/edit/"):
        assert "no-store" in client.get(url)["Cache-Control"]


def test_a_filter_on_the_passwords_hash_is_refused(cast: Cast, as_user: AsUser) -> None:
    assert as_user(cast.admin).get("/admin/units/user/?password__startswith=md5").status_code == 400


def test_the_first_password_cannot_be_put_off(cast: Cast, make_plan: MakePlan, as_user: AsUser) -> None:
    plan, client = make_plan(), as_user(cast.clerk)
    User.objects.filter(pk=cast.clerk.pk).update(must_change_password=True)
    for url in ("/", "/plans/", f"/plans/{plan.pk}/export/txt/", f"/plans/{plan.pk}/changes/", "/admin/"):
        assert client.get(url)["Location"] == "/password/"
    saved = client.post(f"/plans/{plan.pk}/save/", "{}", content_type="application/json")
    assert saved["Location"] == "/password/"
    assert client.post("/plans/new/blank/", {"year": "2031", "title": "x"})["Location"] == "/password/"
    assert Plan.objects.count() == 1
