"""Preview, pages and downloads in the browser."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from plans.models import Plan
from plans.paper import files
from shuangyong.units.models import AuditEvent, User
from tests.cast import Cast
from tests.plans.paper.full_plan import full_plan

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]
HTMX = {"HX-Request": "true"}


def broken(*args: object, **kwargs: object) -> bytes:
    raise RuntimeError("the press is out of order")


def test_the_preview_names_its_pages(make_plan: MakePlan, as_user: AsUser, cast: Cast) -> None:
    plan = make_plan()
    response = as_user(cast.clerk).get(reverse("plans:preview", args=[plan.pk]), headers=HTMX)
    html = response.content.decode()
    assert f"共{files.page_count(plan)}页" in html
    assert f"{reverse('plans:page', args=[plan.pk, 1])}?v={files.printed(plan).version}" in html
    assert html.count('loading="lazy"') == files.page_count(plan)


def test_a_page_is_a_picture_that_the_browser_may_keep(
    make_plan: MakePlan, as_user: AsUser, cast: Cast
) -> None:
    plan, client = make_plan(), as_user(cast.clerk)
    url = reverse("plans:page", args=[plan.pk, 1])
    response = client.get(url, {"v": files.printed(plan).version})
    assert response.content.startswith(b"\x89PNG")
    assert "private" in response["Cache-Control"]
    assert "immutable" in response["Cache-Control"]
    assert client.get(url, headers={"If-None-Match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize("number", [0, 999])
def test_a_page_that_is_not_there_is_404(
    make_plan: MakePlan, as_user: AsUser, cast: Cast, number: int
) -> None:
    url = reverse("plans:page", args=[make_plan().pk, number])
    assert as_user(cast.clerk).get(url).status_code == 404


@pytest.mark.parametrize("fmt", ["pdf", "docx", "xlsx", "txt"])
def test_a_download_has_a_chinese_name_and_is_recorded(
    make_plan: MakePlan, as_user: AsUser, cast: Cast, fmt: str
) -> None:
    plan = make_plan()
    response = as_user(cast.clerk).get(reverse("plans:export", args=[plan.pk, fmt]))
    name = f"桂园社区2027年双拥工作计划（草稿）.{fmt}"
    assert response.status_code == 200
    assert unquote(response["Content-Disposition"]) == f"attachment; filename*=utf-8''{name}"
    event = AuditEvent.objects.get(action="导出")
    assert (event.actor, event.target, event.detail) == (cast.clerk, plan.title, name)


def test_an_unknown_format_is_404(make_plan: MakePlan, as_user: AsUser, cast: Cast) -> None:
    url = reverse("plans:export", args=[make_plan().pk, "doc"])
    assert as_user(cast.clerk).get(url).status_code == 404


@pytest.mark.parametrize(
    ("name", "args"), [("preview", []), ("page", [1]), ("export", ["pdf"]), ("checks", [])]
)
def test_another_units_plan_is_404(
    make_plan: MakePlan, as_user: AsUser, cast: Cast, name: str, args: list[Any]
) -> None:
    url = reverse(f"plans:{name}", args=[make_plan().pk, *args])
    assert [as_user(user).get(url).status_code for user in (cast.clerk2, cast.reviewer2)] == [404, 404]


def test_a_press_out_of_order_leaves_a_sentence(
    make_plan: MakePlan, as_user: AsUser, cast: Cast, monkeypatch: Any, caplog: Any
) -> None:
    plan, client = make_plan(), as_user(cast.clerk)
    monkeypatch.setattr(files, "to_pdf", broken)
    preview = client.get(reverse("plans:preview", args=[plan.pk]), headers=HTMX)
    page = client.get(reverse("plans:page", args=[plan.pk, 1]))
    for response in (preview, page):
        assert "排不出来" in response.content.decode()
        assert "Traceback" not in response.content.decode()
    assert (preview.status_code, page.status_code) == (200, 500)
    assert "out of order" in caplog.text


def test_queries_do_not_grow_with_rows(
    make_plan: MakePlan, as_user: AsUser, cast: Cast, django_assert_num_queries: Any
) -> None:
    """Session, user, plan are 3, content is 5, names of types 1, the sealed audit line 4: read once."""
    client = as_user(cast.clerk)
    expected: list[tuple[str, list[Any], int]] = [
        ("checks", [], 8),
        ("preview", [], 9),
        ("page", [1], 9),
        ("export", ["pdf"], 13),
        ("export", ["xlsx"], 13),
    ]
    for plan in (make_plan(), make_plan(content=full_plan())):
        for name, args, number in expected:
            url = reverse(f"plans:{name}", args=[plan.pk, *args])
            with django_assert_num_queries(number):
                client.get(url, headers=HTMX)


def test_opened_by_itself_the_preview_is_a_whole_page(
    make_plan: MakePlan, as_user: AsUser, cast: Cast
) -> None:
    plan = make_plan()
    html = as_user(cast.reviewer).get(reverse("plans:preview", args=[plan.pk])).content.decode()
    assert "<h1>桂园社区2027年双拥工作计划</h1>" in html
    for fmt in ("pdf", "docx", "xlsx", "txt"):
        assert reverse("plans:export", args=[plan.pk, fmt]) in html


def test_a_download_that_fails_says_so_and_is_recorded(
    make_plan: MakePlan, as_user: AsUser, cast: Cast, monkeypatch: Any, caplog: Any
) -> None:
    monkeypatch.setattr(files, "to_pdf", broken)
    response = as_user(cast.clerk).get(reverse("plans:export", args=[make_plan().pk, "pdf"]))
    assert (response.status_code, "排不出来" in response.content.decode()) == (500, True)
    assert not AuditEvent.objects.get(action="导出").succeeded
    assert "out of order" in caplog.text


def test_papers_are_only_read(make_plan: MakePlan, as_user: AsUser, cast: Cast) -> None:
    client, plan = as_user(cast.clerk), make_plan()
    urls = [
        reverse(f"plans:{name}", args=[plan.pk, *args])
        for name, args in (("preview", []), ("export", ["pdf"]))
    ]
    assert [client.post(url).status_code for url in urls] == [405, 405]
