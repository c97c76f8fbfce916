"""The table of access, run whole."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plans.models import Comment, Plan, RewrittenWord, TaskType
from shuangyong.desk.bundles import storage
from shuangyong.desk.models import BundleJob
from tests.access import activities_scene, people_scene
from tests.access.table import OUT_OF_TURN, ROWS, Row, read_rows
from tests.cast import Cast

pytestmark = pytest.mark.slow
MakePlan = Callable[..., Plan]
Scene = dict[str, Any]


@pytest.fixture
def scene(cast: Cast, make_plan: MakePlan, task_type: TaskType, request: Any) -> Scene:
    """The cast and the plan in the state that the row names, with a remark on it where remarks are made."""
    row: Row = request.getfixturevalue("row")
    if row.state == "head_check":
        cast.community.head_checks_first = True
        cast.community.save()
    plan = None
    if row.state == "person":
        person = request.getfixturevalue("make_person")(phone="19900001234")
        people_scene.furnish(person, cast)
        return {
            "cast": cast,
            "plan": None,
            "comment": None,
            "type": task_type,
            "bundle": None,
            "person": person,
        }
    if row.state in people_scene.ACROSS:
        more = people_scene.across(row.state, request.getfixturevalue("make_person"), cast)
        return {"cast": cast, "plan": None, "comment": None, "type": task_type, "bundle": None, **more}
    if row.state in activities_scene.SCENES:
        thing = activities_scene.SCENES[row.state](cast, request.getfixturevalue)
        return {
            "cast": cast,
            "plan": None,
            "comment": None,
            "type": task_type,
            "bundle": None,
            "thing": thing,
        }
    if row.state != "-":
        plan = make_plan("submitted" if row.state == "head_check" else row.state)
        assert plan.state == row.state
    comment = None
    if row.name.startswith("plans:comment_") and plan:
        comment = Comment.objects.create(plan=plan, author=cast.reviewer, body="请补充。")
    bundle = ready_bundle(cast, plan) if row.name.startswith("bundle_") and plan else None
    return {"cast": cast, "plan": plan, "comment": comment, "type": task_type, "bundle": bundle}


def ready_bundle(cast: Cast, plan: Plan) -> BundleJob:
    """What reviewer asked for, with its file."""
    job: BundleJob = BundleJob.objects.create(
        requested_by=cast.reviewer,
        unit=cast.street,
        year=plan.year,
        formats=["txt"],
        state="done",
        finished_at=timezone.now(),
        plans=[plan.pk],
        stored_name=storage.new_name(),
        file_name="枫林街道.zip",
    )
    storage.path_of(job.stored_name).write_bytes(b"PK")
    return job


def address(row: Row, scene: Scene) -> str:
    cast, plan = scene["cast"], scene["plan"]
    if activities_scene.is_ours(row.name):
        return activities_scene.address(row.name, scene.get("thing"))
    if row.name.startswith("people:"):
        return people_scene.address(row.name, scene.get("person"), scene.get("other"))
    if scene["bundle"]:
        return reverse(row.name, args=[scene["bundle"].pk])
    if row.name == "admin:app_list":
        return reverse(row.name, args=["plans"])
    if row.name.startswith("admin:"):
        screens = {"plans_plan": plan, "plans_tasktype": scene["type"], "units_unit": cast.community}
        screens["units_user"] = cast.clerk
        screens |= people_scene.dictionary() if "beneficiaries_" in row.name else {}
        if "plans_rewrittenword" in row.name:
            word = RewrittenWord.objects.create(code="R99", wrong="资料夹子", right="文件夹")
            screens["plans_rewrittenword"] = word
        screens["beneficiaries_person"] = scene.get("person")
        screen, _, page = row.name.removeprefix("admin:").partition("_")[2].partition("_")
        screens[f"activities_{screen}"] = scene.get("thing")
        target = screens.get(f"{row.name.removeprefix('admin:').split('_')[0]}_{screen}")
        objects = ("change", "history", "delete", "password")
        return reverse(row.name, args=[target.pk] if page in objects and target else [])
    more: dict[str, dict[str, Any]] = {
        "plans:page": {"number": 1},
        "plans:export": {"fmt": "txt"},
        "plans:submission": {"number": 1},
        "plans:comment_reply": {"cid": scene["comment"].pk} if scene["comment"] else {},
        "plans:comment_resolve": {"cid": scene["comment"].pk} if scene["comment"] else {},
    }
    return reverse(row.name, kwargs={**({"pk": plan.pk} if plan else {}), **more.get(row.name, {})})


def form(scene: Scene) -> dict[str, Any]:
    """Good values for every form in turn, so that a refusal is about the right and nothing else."""
    plan: Plan | None = scene["plan"]
    versions = {"version": plan.version, "content_version": plan.content_version} if plan else {}
    return {
        **versions,
        "reason": "请补充。",
        "body": "请补充。",
        "at": "plan",
        "note": "",
        "signatory": "桂园社区居民委员会",
        "signed_on": "2027-01-12",
        "layout": "plain",
        "year": "2029",
        "title": "二〇二九年计划",
        "text": "一、走访慰问",
        "format": "0",
        "post": "yes",
    }


def ask(client: Client, row: Row, scene: Scene) -> int:
    url = address(row, scene)
    if row.method in ("GET", "HEAD"):
        response = client.generic(row.method, url)
        response.close()  # a file that is streamed
        return response.status_code
    if row.name == "plans:save":
        change = {"op": "plan", "kind": "plan", "version": scene["plan"].title_version}
        body = json.dumps({**change, "fields": {"title": "改过的标题"}})
        return client.post(url, body, content_type="application/json").status_code
    if activities_scene.is_ours(row.name):
        response = client.post(url, activities_scene.form(row.name, scene.get("thing")))
        response.close()  # a file that is streamed
        return response.status_code
    if row.name.startswith("people:"):
        response = client.post(url, people_scene.form(scene.get("person")))
        response.close()  # a list that is streamed
        return response.status_code
    return client.post(url, form(scene)).status_code


@pytest.mark.usefixtures("unwatched")
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_access(row: Row, scene: Scene, as_user: Any) -> None:
    found = {}
    for role in row.answers:
        with transaction.atomic():
            client = Client() if role == "anonymous" else as_user(getattr(scene["cast"], role))
            found[role] = ask(client, row, scene)
            transaction.set_rollback(True)
    assert found == row.answers


@pytest.mark.parametrize("row", [row for row in read_rows(OUT_OF_TURN) if row.method == "POST"], ids=str)
def test_out_of_turn_nothing_moves_and_the_user_is_told(row: Row, scene: Scene, as_user: Any) -> None:
    plan: Plan = scene["plan"]
    for role, answer in row.answers.items():
        if role != "anonymous":
            client = as_user(getattr(scene["cast"], role))
            ask(client, row, scene)
            if answer == 302:
                assert list(client.get(f"/plans/{plan.pk}/").context["messages"]), role
    assert (Plan.objects.get(pk=plan.pk).state, Plan.objects.count()) == (row.state, 1)
    assert Comment.objects.filter(parent__isnull=False).count() == 0


@pytest.mark.parametrize("row", [row for row in ROWS if row.answers["anonymous"] == 302], ids=str)
def test_the_anonymous_are_led_to_the_sign_in_page(row: Row, scene: Scene, client: Client) -> None:
    url = address(row, scene)
    response = (
        client.get(url, follow=True) if row.method == "GET" else client.post(url, form(scene), follow=True)
    )
    assert response.redirect_chain[-1][0].startswith(reverse("login"))
