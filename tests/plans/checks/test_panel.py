"""The panel of hints beside the editor."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from plans.models import Plan
from shuangyong.units.models import User
from tests.cast import Cast


def test_each_hint_leads_to_its_row(
    make_plan: Callable[..., Plan], as_user: Callable[[User], Client], cast: Cast
) -> None:
    plan = make_plan()
    html = as_user(cast.clerk).get(reverse("plans:checks", args=[plan.pk])).content.decode()
    key = plan.tasks.get(title="随时联系军属").key.hex
    assert f'href="#row-{key}"' in html
    assert f'data-jump="{key}"' in html
    assert "2项任务没有责任人。" in html
