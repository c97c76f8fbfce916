"""The pages of 用Excel填写."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from plans.models import Plan
from plans.services import lifecycle
from shuangyong.units.models import AuditEvent
from tests.cast import Cast
from tests.plans.sheet_help import HEAD, opened, saved, set_cell


@pytest.fixture
def plan(make_plan: Any) -> Plan:
    found: Plan = make_plan()
    return found


@pytest.fixture
def clerk(as_user: Any, cast: Cast) -> Client:
    found: Client = as_user(cast.clerk)
    return found


def upload(client: Client, plan: Plan, data: bytes, name: str = "填写.xlsx") -> Any:
    return client.post(reverse("plans:sheet", args=[plan.pk]), {"file": SimpleUploadedFile(name, data)})


def take(client: Client, plan: Plan, page: Any, **ticks: Any) -> Any:
    form = {"file": page.context["carried"], **ticks}
    return client.post(reverse("plans:sheet_take", args=[plan.pk]), form, follow=True)


def with_person(plan: Plan, name: str = "江晓月") -> bytes:
    workbook = opened(plan)
    set_cell(workbook, 1, "责任人", name)
    return saved(workbook)


def test_the_workbook_is_downloaded_and_that_is_recorded(clerk: Client, plan: Plan) -> None:
    response = clerk.get(reverse("plans:sheet_file", args=[plan.pk]))
    workbook = load_workbook(BytesIO(response.content))
    assert workbook["任务"].cell(HEAD + 1, 2).value == "春节走访慰问优抚对象"
    assert "utf-8''" in response["Content-Disposition"]
    assert AuditEvent.objects.filter(action="导出", detail__contains="填写").exists()


def test_upload_preview_confirm_and_undo(clerk: Client, plan: Plan) -> None:
    page = upload(clerk, plan, with_person(plan))
    text = page.content.decode()
    assert "<del>田小禾</del>" in text
    assert "<ins>江晓月</ins>" in text
    assert plan.tasks.first().responsible_person == "田小禾"
    after = take(clerk, plan, page)
    assert "已采用：改动1格。" in after.content.decode()
    assert plan.tasks.first().responsible_person == "江晓月"
    undone = clerk.post(reverse("plans:sheet_undo", args=[plan.pk]), follow=True)
    assert "已撤销" in undone.content.decode()
    assert plan.tasks.first().responsible_person == "田小禾"
    again = clerk.post(reverse("plans:sheet_undo", args=[plan.pk]), follow=True)
    assert "没有可以撤销的" in again.content.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "这个文件是空的"),
        ("时间,活动\n3月,走访\n".encode("gbk"), "这是文本文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧格式的表格"),
        (b"PK\x03\x04 broken", "损坏"),
    ],
)
def test_what_is_no_workbook_is_refused_in_a_sentence(
    clerk: Client, plan: Plan, data: bytes, words: str
) -> None:
    response = upload(clerk, plan, data)
    assert response.status_code == 200
    assert words in response.content.decode()


def test_no_file_is_told_too(clerk: Client, plan: Plan) -> None:
    response = clerk.post(reverse("plans:sheet", args=[plan.pk]))
    assert "请先选择填好的文件。" in response.content.decode()


def test_a_preview_of_somebody_else_or_a_forged_one_is_not_taken(
    clerk: Client, as_user: Any, cast: Cast, plan: Plan
) -> None:
    page = upload(clerk, plan, with_person(plan))
    for client, carried in ((as_user(cast.colleague), page.context["carried"]), (clerk, "eyJ9:forged")):
        response = client.post(reverse("plans:sheet_take", args=[plan.pk]), {"file": carried}, follow=True)
        assert "已经失效" in response.content.decode()
    assert plan.tasks.first().responsible_person == "田小禾"


def test_a_change_meanwhile_shows_the_preview_again_with_everything_in_it(
    clerk: Client, cast: Cast, plan: Plan
) -> None:
    page = upload(clerk, plan, with_person(plan))
    Plan.objects.filter(pk=plan.pk).update(content_version=plan.content_version + 1)
    second = take(clerk, plan, page)
    assert "重新比对" in second.content.decode()
    assert "<ins>江晓月</ins>" in second.content.decode()
    assert take(clerk, plan, second).status_code == 200
    assert plan.tasks.first().responsible_person == "江晓月"


def test_a_plan_handed_in_meanwhile_stays_as_it_is(clerk: Client, cast: Cast, plan: Plan) -> None:
    page = upload(clerk, plan, with_person(plan))
    lifecycle.submit(plan=plan, actor=cast.clerk, version=plan.version, content_version=plan.content_version)
    response = take(clerk, plan, page)
    assert "不能编辑" in response.content.decode()
    assert plan.tasks.first().responsible_person == "田小禾"


def test_markup_in_a_cell_is_shown_as_words(clerk: Client, plan: Plan) -> None:
    text = upload(clerk, plan, with_person(plan, "<script>alert(1)</script>")).content.decode()
    assert "&lt;script&gt;alert(1)" in text
    assert not re.search(r"<script>alert", text)


def test_a_file_of_another_plan_says_so(clerk: Client, plan: Plan, make_plan: Any) -> None:
    text = upload(clerk, plan, with_person(make_plan())).content.decode()
    assert "另一份计划的填写表" in text


def test_plan_and_editor_lead_to_it(clerk: Client, plan: Plan) -> None:
    link = reverse("plans:sheet", args=[plan.pk])
    for name in ("plans:detail", "plans:edit"):
        assert f'href="{link}"' in clerk.get(reverse(name, args=[plan.pk])).content.decode()
