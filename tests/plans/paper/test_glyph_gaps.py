"""Characters that would be printed as 〓 are named before anything is downloaded."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from plans.content import MemberContent, ParagraphContent, PlanContent, TaskContent
from plans.models import Plan
from plans.paper.gaps import missing_signs, remark
from shuangyong.units.models import AuditEvent, User
from tests.cast import Cast
from tests.conftest import sample_content

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]
NONE = "\U00031350"


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    cache.clear()


def odd_content() -> PlanContent:
    content = sample_content()
    return replace(
        content,
        paragraphs=(*content.paragraphs, ParagraphContent(text=f"由王{NONE}负责。")),
        tasks=(*content.tasks, TaskContent(title="走访", responsible_person=f"王{NONE}")),
        members=(*content.members, MemberContent(name=f"王{NONE}", role="member")),
    )


@pytest.fixture
def odd_plan(make_plan: MakePlan) -> Plan:
    return make_plan(content=odd_content())


def test_the_pdf_is_asked_about_before_it_is_made(odd_plan: Plan, as_user: AsUser, cast: Cast) -> None:
    client, url = as_user(cast.clerk), reverse("plans:export", args=[odd_plan.pk, "pdf"])
    asked = client.get(url)
    html = asked.content.decode()
    assert asked.status_code == 200
    assert "里有1个字，现有字体里没有，PDF里会印成〓" in html
    assert f"“{NONE}”（U+31350）" in html
    assert "“责任人”" in html
    assert f'href="{url}?anyway=1"' in html
    assert not AuditEvent.objects.filter(action="导出").exists()
    made = client.get(url, {"anyway": "1"})
    assert made["Content-Type"] == "application/pdf"
    assert made.content.startswith(b"%PDF")


def test_who_wanted_to_see_it_in_the_browser_still_does(odd_plan: Plan, as_user: AsUser, cast: Cast) -> None:
    client, url = as_user(cast.clerk), reverse("plans:export", args=[odd_plan.pk, "pdf"])
    assert f'href="{url}?show&amp;anyway=1"' in client.get(f"{url}?show").content.decode()
    assert client.get(f"{url}?show&anyway=1")["Content-Disposition"].startswith("inline")


@pytest.mark.parametrize("fmt", ["docx", "xlsx", "txt"])
def test_other_formats_keep_the_character_and_ask_nothing(
    odd_plan: Plan, as_user: AsUser, cast: Cast, fmt: str
) -> None:
    response = as_user(cast.clerk).get(reverse("plans:export", args=[odd_plan.pk, fmt]))
    assert response["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["detail", "preview"])
def test_the_pages_with_the_download_say_so_first(
    odd_plan: Plan, make_plan: MakePlan, as_user: AsUser, cast: Cast, name: str
) -> None:
    html = as_user(cast.clerk).get(reverse(f"plans:{name}", args=[odd_plan.pk])).content.decode()
    assert "有1个字现有字体里没有，PDF里会印成〓：" in html
    other = make_plan(actor=cast.clerk2, content=sample_content(title="银杏社区2027年双拥工作计划"))
    html = as_user(cast.clerk2).get(reverse(f"plans:{name}", args=[other.pk])).content.decode()
    assert "〓" not in html


def test_before_it_is_issued_it_is_said_once_more(make_plan: MakePlan, as_user: AsUser, cast: Cast) -> None:
    plan = make_plan("approved", content=odd_content())
    html = as_user(cast.clerk).get(reverse("plans:issue", args=[plan.pk])).content.decode()
    assert "PDF里会印成〓：" in html


def test_an_issued_plan_is_looked_through_once(
    make_plan: MakePlan, cast: Cast, django_assert_num_queries: Any
) -> None:
    plan = make_plan("issued", content=odd_content())
    signs = missing_signs(plan)
    assert [sign.name for sign in signs] == [f"“{NONE}”（U+31350）"]
    with django_assert_num_queries(0):
        assert missing_signs(plan) == signs


def test_a_list_of_many_plans_gets_one_sentence(odd_plan: Plan, make_plan: MakePlan, cast: Cast) -> None:
    words = remark(odd_plan)
    assert words.startswith(f"有1个字现有字体里没有，PDF里印成了〓：“{NONE}”（U+31350）在")
    whole = make_plan(actor=cast.clerk2, content=sample_content(title="银杏社区2027年双拥工作计划"))
    assert remark(whole) == ""
