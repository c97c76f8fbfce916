"""The pages of a plan run the same number of queries, however much stands on it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from plans.choices import ItemKind
from plans.content import GoalContent, ParagraphContent, PlanContent, TaskContent
from plans.models import Plan
from plans.services import commenting
from shuangyong.almanac.timing import Timing, TimingKind
from shuangyong.units.models import User
from tests.cast import Cast
from tests.conftest import sample_content

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]


def long_content(rows: int) -> PlanContent:
    when = (Timing(TimingKind.QUARTER, number=2),)
    return replace(
        sample_content(),
        paragraphs=tuple(ParagraphContent(text=f"第{number}段。") for number in range(rows)),
        goals=tuple(GoalContent(text=f"目标{number}。") for number in range(rows)),
        tasks=tuple(TaskContent(title=f"任务{number}", timings=when) for number in range(rows)),
    )


def with_comments(plan: Plan, cast: Cast, count: int) -> Plan:
    for row in plan.paragraphs.all()[:count]:
        said = commenting.add_comment(
            plan=plan, actor=cast.reviewer, kind=ItemKind.PARAGRAPH, key=row.key.hex, body="改一改"
        )
        commenting.reply(comment=said, actor=cast.clerk, body="好")
    return plan


@pytest.mark.parametrize("rows", [3, 60])
def test_the_plans_page(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, django_assert_num_queries: Any, rows: int
) -> None:
    plan = with_comments(make_plan("returned", content=long_content(rows)), cast, rows // 3)
    client = as_user(cast.clerk)
    with django_assert_num_queries(14):
        assert client.get(f"/plans/{plan.pk}/").status_code == 200


@pytest.mark.parametrize("rows", [3, 60])
def test_the_review_page(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, django_assert_num_queries: Any, rows: int
) -> None:
    plan = with_comments(make_plan("submitted", content=long_content(rows)), cast, rows // 3)
    client = as_user(cast.reviewer)
    with django_assert_num_queries(18):
        assert client.get(f"/plans/{plan.pk}/review/").status_code == 200
