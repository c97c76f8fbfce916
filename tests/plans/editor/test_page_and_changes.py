"""The editor's page and its question what others have changed."""

import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plans.content import GoalContent, MemberContent, ParagraphContent, PlanContent, TaskContent
from plans.models import Comment, Plan
from shuangyong.almanac.words import parse_timings
from shuangyong.units.models import User
from tests.cast import Cast
from tests.plans.editor.conftest import Send

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]


def page(client: Client, plan: Plan) -> Any:
    return client.get(reverse("plans:edit", args=[plan.pk]))


def changes(client: Client, plan: Plan, since: object) -> Any:
    return client.get(reverse("plans:changes", args=[plan.pk]), {"since": since})


def data_of(answer: Any) -> dict[str, Any]:
    found = re.search(r'id="editor-data" data-plan="([^"]*)"', answer.content.decode())
    assert found
    return dict(json.loads(unescape(found[1])))


def long_content(rows: int) -> PlanContent:
    return PlanContent(
        title="长计划",
        year=2027,
        paragraphs=tuple(ParagraphContent(text=f"第{i}段。", level=int(i % 20 == 0)) for i in range(rows)),
        goals=tuple(GoalContent(text=f"目标{i}。") for i in range(rows // 10)),
        tasks=tuple(
            TaskContent(title=f"任务{i}", timings=tuple(parse_timings("春节前、八一前", 2027)))
            for i in range(rows // 10)
        ),
        members=tuple(MemberContent(name=f"成员{i}") for i in range(rows // 10)),
    )


def remark(plan: Plan, author: User, count: int) -> None:
    row = plan.paragraphs.first()
    for number in range(count):
        said = Comment.objects.create(
            plan=plan, item_kind="paragraph", item_key=row.key, body="请改。", author=author
        )
        Comment.objects.create(plan=plan, parent=said, body=f"已改{number}。", author=author)


def test_the_page_carries_every_row(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan()
    data = data_of(page(as_user(cast.clerk), plan))
    assert {kind: len(rows) for kind, rows in data["rows"].items()} == {
        "paragraph": 7, "goal": 1, "task": 3, "member": 2,
    }  # fmt: skip
    assert data["rows"]["task"][0]["time"] == "春节前"
    assert data["user"] == cast.clerk.pk


def test_words_that_look_like_markup_stay_words(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    evil = "</script><script>alert(1)</script>"
    plan = make_plan(content=PlanContent(title=evil, year=2027, paragraphs=(ParagraphContent(text=evil),)))
    answer = page(as_user(cast.clerk), plan)
    assert "<script>alert" not in answer.content.decode()
    assert data_of(answer)["rows"]["paragraph"][0]["line"] == evil


def test_only_those_who_may_write_get_the_page(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan()
    answers = {name: page(as_user(user), plan).status_code for name, user in cast.everyone().items()}
    assert {name for name, status in answers.items() if status == 200} == {"clerk", "colleague", "lead"}
    assert answers["reviewer"] == 403
    assert answers["clerk3"] == 404
    assert page(Client(), plan).status_code == 302


def test_a_plan_that_is_closed_leads_to_its_own_page(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan("submitted")
    answer = page(as_user(cast.clerk), plan)
    assert (answer.status_code, answer["Location"]) == (302, reverse("plans:detail", args=[plan.pk]))


@pytest.mark.parametrize("part", ["page", "changes"])
def test_the_number_of_queries_does_not_grow(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, part: str
) -> None:
    counts = []
    for rows in (20, 1000):
        plan = make_plan(content=long_content(rows))
        remark(plan, cast.reviewer, rows // 20)
        client = as_user(cast.clerk)
        with CaptureQueriesContext(connection) as queries:
            answer = page(client, plan) if part == "page" else changes(client, plan, 0)
        assert answer.status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 16


@pytest.mark.parametrize("kind", ["paragraph", "task"])
def test_a_save_costs_the_same_in_a_long_plan(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, kind: str
) -> None:
    counts = []
    for rows in (20, 900):
        plan = make_plan(content=long_content(rows))
        row = (plan.paragraphs if kind == "paragraph" else plan.tasks).first()
        field = "line" if kind == "paragraph" else "title"
        command = {
            "op": "save",
            "kind": kind,
            "key": row.key.hex,
            "version": row.version,
            "fields": {field: "改"},
        }
        client = as_user(cast.clerk)
        with CaptureQueriesContext(connection) as queries:
            answer = client.post(
                reverse("plans:save", args=[plan.pk]), command, content_type="application/json"
            )
        assert answer.status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 20


def test_others_changes_arrive_with_the_order_of_all_rows(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, send: Send
) -> None:
    plan = make_plan()
    client = as_user(cast.clerk)
    row, last = plan.paragraphs.first(), plan.paragraphs.last()
    common = {"kind": "paragraph", "key": row.key.hex}
    send(cast.colleague, plan, **common, op="save", version=row.version, fields={"line": "同事改的"})
    send(cast.colleague, plan, **common, op="move", after=last.key.hex)
    data = changes(client, plan, 1).json()
    assert [found["line"] for found in data["rows"]] == ["同事改的"]
    assert data["order"]["paragraph"][-1] == row.key.hex
    assert data["editors"] == ["田小穗"]
    assert changes(client, plan, data["content_version"]).json()["unchanged"] is True


def test_ones_own_changes_name_nobody(make_plan: MakePlan, cast: Cast, as_user: AsUser, send: Send) -> None:
    plan = make_plan()
    send(cast.clerk, plan, op="plan", kind="plan", key="plan", version=1, fields={"title": "新标题"})
    data = changes(as_user(cast.clerk), plan, 1).json()
    assert (data["plan"]["title"], data["editors"]) == ("新标题", [])


@pytest.mark.parametrize("since", ["", "x", "-1", "١", "9" * 30])
def test_a_since_that_is_no_number_means_from_the_start(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, since: str
) -> None:
    assert len(changes(as_user(cast.clerk), make_plan(), since).json()["rows"]) == 13


def test_who_may_not_ask_for_changes(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan()
    assert changes(Client(), plan, 0).status_code == 401
    assert changes(as_user(cast.clerk3), plan, 0).status_code == 404
    assert changes(as_user(cast.reviewer), plan, 0).status_code == 403


def test_a_plan_handed_in_meanwhile_says_so(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    assert "已提交" in changes(as_user(cast.clerk), make_plan("submitted"), 1).json()["closed"]


def test_remarks_stand_in_their_panel_and_come_alone_when_asked(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    plan = make_plan()
    remark(plan, cast.reviewer, 1)
    answer = (
        as_user(cast.clerk).get(reverse("plans:edit", args=[plan.pk]), {"part": "comments"}).content.decode()
    )
    assert "请改。" in answer
    assert "已改0。" in answer
    assert "<html" not in answer
