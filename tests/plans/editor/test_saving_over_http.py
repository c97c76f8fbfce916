"""POST plans:save answers every change in JSON, so that the page can keep what was typed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from plans.content import new_key
from plans.models import Plan
from shuangyong.units.models import User
from tests.cast import Cast
from tests.plans.editor.conftest import Send

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]


def test_a_saved_paragraph_comes_back_with_its_version_and_all_numbers(
    make_plan: MakePlan, cast: Cast, send: Send
) -> None:
    plan = make_plan()
    row = plan.paragraphs.first()
    answer = send(
        cast.clerk, plan, op="save", kind="paragraph", key=row.key.hex, version=row.version,
        fields={"line": "三、新的一句", "level": 0},
    )  # fmt: skip
    assert answer.status_code == 200
    assert answer.json()["row"] | {"version": 0} == {
        "kind": "paragraph", "key": row.key.hex, "version": 0, "line": "三、新的一句", "marker": "三、",
        "level": 0, "role": "preface",
    }  # fmt: skip
    assert sorted(answer.json()["numbers"].values()) == ["一、", "三、", "二、", "四、"]


def test_the_loser_of_a_race_gets_the_winners_row(make_plan: MakePlan, cast: Cast, send: Send) -> None:
    plan = make_plan()
    row = plan.goals.first()
    common = {"op": "save", "kind": "goal", "key": row.key.hex, "version": row.version}
    assert send(cast.colleague, plan, **common, fields={"text": "甲"}).status_code == 200
    answer = send(cast.clerk, plan, **common, fields={"text": "乙"})
    conflict = answer.json()["conflict"]
    assert answer.status_code == 409
    assert (conflict["current"]["text"], conflict["who"]) == ("甲", "田小穗")


def test_a_change_of_a_deleted_row_is_a_conflict_with_nothing(
    make_plan: MakePlan, cast: Cast, send: Send
) -> None:
    plan = make_plan()
    answer = send(cast.clerk, plan, op="save", kind="goal", key=new_key(), version=1, fields={"text": "甲"})
    assert (answer.status_code, answer.json()["conflict"]["current"]) == (409, None)


def test_a_row_is_added_once_moved_and_deleted(make_plan: MakePlan, cast: Cast, send: Send) -> None:
    plan, key = make_plan(), new_key()
    add = {
        "op": "add",
        "kind": "task",
        "key": key,
        "after": None,
        "fields": {"title": "新任务", "time": "八一前"},
    }
    first, again = send(cast.clerk, plan, **add), send(cast.clerk, plan, **add)
    assert first.json()["row"] == again.json()["row"]
    assert first.json()["row"]["chips"] == [{"label": "八一前", "quarters": [3], "day": ""}]
    next_year = {**add, "key": new_key(), "fields": {"title": "联欢", "time": "次年春节前"}}
    day = send(cast.clerk, plan, **next_year).json()["row"]["chips"][0]["day"]
    assert day == "2028年1月26日"
    last = plan.tasks.last()
    send(cast.clerk, plan, op="move", kind="task", key=key, after=last.key.hex)
    assert plan.tasks.last().key.hex == key
    version = plan.tasks.last().version
    assert send(cast.clerk, plan, op="delete", kind="task", key=key, version=version).status_code == 200
    assert not plan.tasks.filter(title="新任务").exists()


def test_an_undone_delete_brings_the_timings_back_as_they_were(
    make_plan: MakePlan, cast: Cast, send: Send
) -> None:
    plan = make_plan()
    task = plan.tasks.first()
    before = [timing.value for timing in task.timings.all()]
    row = send(
        cast.clerk,
        plan,
        op="save",
        kind="task",
        key=task.key.hex,
        version=task.version,
        fields={"place": "广场"},
    ).json()["row"]
    send(cast.clerk, plan, op="delete", kind="task", key=row["key"], version=row["version"])
    fields = {"title": row["title"], "timings": row["timings"]}
    send(cast.clerk, plan, op="add", kind="task", key=row["key"], after=None, fields=fields)
    assert [timing.value for timing in plan.tasks.first().timings.all()] == before


def test_the_fourth_quarters_spring_festival_is_next_years(
    make_plan: MakePlan, cast: Cast, send: Send
) -> None:
    fields = {"title": "联谊", "time": {"words": "春节前", "quarter": 4}}
    row = send(
        cast.clerk, make_plan(), op="add", kind="task", key=new_key(), after=None, fields=fields
    ).json()["row"]
    assert row["chips"][0]["quarters"] == [4]


def test_title_and_group_are_saved_on_the_plan(make_plan: MakePlan, cast: Cast, send: Send) -> None:
    plan = make_plan()
    fields = {"title": "新标题", "group_name": "双拥领导组", "show_task_table": False}
    answer = send(cast.clerk, plan, op="plan", kind="plan", key="plan", version=1, fields=fields)
    plan.refresh_from_db()
    assert answer.json()["row"]["version"] == plan.title_version
    assert (plan.title, plan.group_name, plan.show_task_table) == ("新标题", "双拥领导组", False)


def test_a_line_that_was_looked_at_leaves_the_list(make_plan: MakePlan, cast: Cast, send: Send) -> None:
    plan = make_plan()
    Plan.objects.filter(pk=plan.pk).update(notes=["甲", "乙"])
    answer = send(cast.clerk, plan, op="notes", kind="plan", key="notes", fields={"note": "甲"})
    assert answer.json()["notes"] == ["乙"]


def test_without_a_session_the_answer_is_401_in_json(make_plan: MakePlan, send: Send) -> None:
    answer = send(None, make_plan(), op="save", kind="goal", key=new_key())
    assert answer.status_code == 401
    assert "登录已过期" in answer.json()["message"]


def test_what_one_account_typed_is_not_saved_by_another(make_plan: MakePlan, cast: Cast, send: Send) -> None:
    plan = make_plan()
    answer = send(
        cast.colleague, plan, user=cast.clerk.pk, op="add", kind="goal", key=new_key(), fields={"text": "甲"}
    )
    assert (answer.status_code, plan.goals.count()) == (401, 1)


def test_another_units_plan_is_404_and_a_lacking_right_403(
    make_plan: MakePlan, cast: Cast, send: Send
) -> None:
    plan = make_plan()
    command = {"op": "add", "kind": "goal", "key": new_key(), "fields": {"text": "甲"}}
    assert send(cast.clerk3, plan, **command).status_code == 404
    refused = send(cast.reviewer, plan, **command)
    assert (refused.status_code, "本单位" in refused.json()["message"]) == (403, True)


def test_a_plan_handed_in_meanwhile_is_closed_with_a_reason(
    make_plan: MakePlan, cast: Cast, send: Send
) -> None:
    plan = make_plan("submitted")
    answer = send(cast.clerk, plan, op="add", kind="goal", key=new_key(), fields={"text": "甲"})
    assert (answer.status_code, answer.json()["state"]) == (423, "submitted")
    assert "已提交" in answer.json()["message"]


def test_a_full_plan_refuses_one_row_and_stays_open(
    make_plan: MakePlan, cast: Cast, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plans.services.editing.MAX_ROWS", 1)
    answer = send(cast.clerk, make_plan(), op="add", kind="goal", key=new_key(), fields={"text": "甲"})
    assert (answer.status_code, "已经满了" in answer.json()["message"]) == (400, True)


BROKEN: list[Any] = [
    b"", b"{", b"[]", b"null", b"[" * 5000, b"\xff\xfe", b'{"op": "save"}',
    b'{"op": "explode", "kind": "goal"}',
    b'{"op": "save", "kind": "goal", "key": "../etc"}',
    b'{"op": "save", "kind": "goal", "key": "00000000000000000000000000000000", "version": "1"}',
    b'{"op": "save", "kind": "goal", "key": "00000000000000000000000000000000", "fields": []}',
    b'{"op": "add", "kind": "goal", "key": "00000000000000000000000000000000", "after": 5}',
    b'{"op": "save", "kind": "plan", "key": "plan"}', b'{"op": [], "kind": {}}', b" " * 600_000,
]  # fmt: skip


@pytest.mark.parametrize("body", BROKEN, ids=range(len(BROKEN)))
def test_what_is_no_command_is_400_with_a_sentence(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, body: bytes
) -> None:
    url = reverse("plans:save", args=[make_plan().pk])
    answer = as_user(cast.clerk).post(url, body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["message"].endswith("。")


def test_only_post_changes_anything(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    assert as_user(cast.clerk).get(reverse("plans:save", args=[make_plan().pk])).status_code == 405
