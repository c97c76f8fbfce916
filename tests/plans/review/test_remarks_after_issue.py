"""Once the paper is out, a remark that nobody marked as mended no longer asks for anything."""

from collections.abc import Callable

from django.test import Client

from plans.choices import ItemKind
from plans.models import Plan
from plans.services import commenting, lifecycle
from shuangyong.units.models import User
from tests.cast import Cast


def test_an_issued_plan_asks_for_no_mending(
    make_plan: Callable[..., Plan], as_user: Callable[[User], Client], cast: Cast
) -> None:
    plan = make_plan("submitted")
    commenting.add_comment(plan=plan, actor=cast.reviewer, kind=ItemKind.PLAN, key="", body="请写明地点。")
    client = as_user(cast.clerk)
    assert "1条意见待改" in client.get(plan.get_absolute_url()).content.decode()
    assert Plan.objects.for_list().get().open_comments == 1

    plan = lifecycle.approve(plan=plan, actor=cast.reviewer, version=plan.version)
    lifecycle.issue(
        plan=plan, actor=cast.clerk, version=plan.version, signatory="", signed_on=plan.created_at
    )
    page = client.get(plan.get_absolute_url()).content.decode()
    assert "请写明地点。" in page
    assert "待改" not in page
    assert Plan.objects.for_list().get().open_comments == 0
