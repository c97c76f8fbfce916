"""The pages of summaries: what is due, writing one with a double press, the figures, junk in the address."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import Activity, Photo, SummaryPhoto
from activities.services.summaries import create_summary
from plans.models import Plan
from shuangyong.units.models import Unit, UnitKind, User
from tests.activities.summaries.conftest import FIRST_QUARTER
from tests.activities.summaries.test_recounting import edit
from tests.cast import Cast

As = Callable[[User], Client]
LIST, NEW = "/activities/summaries/", "/activities/summaries/new/"


def page(name: str, plan: Plan) -> str:
    return reverse(f"activities:{name}", args=[plan.pk])


def test_the_year_lists_what_may_be_written_now(cast: Cast, as_user: As) -> None:
    text = as_user(cast.clerk).get(LIST).content.decode()
    assert text.count(">生成</button>") == 4  # 一季度, 二季度, 上半年, 全年
    assert text.count("还没有开始") == 2


def test_pressed_twice_it_is_written_once(quarter: dict[str, Activity], cast: Cast, as_user: As) -> None:
    client, form = as_user(cast.clerk), {"year": "2026", "period": "quarter-1"}
    first = client.post(NEW, form, follow=True)
    second = client.post(NEW, form, follow=True)
    (plan,) = Plan.objects.summaries()
    assert first.redirect_chain == second.redirect_chain == [(plan.get_absolute_url(), 302)]
    assert "已经有了（草稿），没有再建一份" in second.content.decode()


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"year": "2026", "period": "quarter-9"},
        {"year": "abc", "period": "half-1"},
        {"year": "99999999999999999999"},
    ],
)
def test_junk_is_answered_in_a_sentence(cast: Cast, as_user: As, form: dict[str, str]) -> None:
    response = as_user(cast.clerk).post(NEW, form, follow=True)
    assert response.status_code == 200
    assert "没有这个时段的总结" in response.content.decode()
    assert not Plan.objects.exists()


@pytest.mark.parametrize("year", ["", "0000", "99999", "abc", "２０２６", "2099"])
def test_any_year_in_the_address_is_a_page(cast: Cast, as_user: As, year: str) -> None:
    assert as_user(cast.clerk).get(LIST, {"year": year}).status_code == 200


def test_the_office_sees_who_has_not_handed_in(summary: Plan, cast: Cast, as_user: As) -> None:
    text = as_user(cast.reviewer).get(LIST).content.decode()
    assert "请还没有上报2026年第一季度双拥工作总结的单位抓紧上报：桂园社区、银杏社区。" in text
    assert "枫林街道的汇总总结" in text
    assert summary.get_absolute_url() in text
    assert "荷塘社区" not in text


def test_a_changed_figure_is_marked_and_counted_anew(
    summary: Plan, make_activity: Callable[..., Activity], cast: Cast, as_user: As
) -> None:
    make_activity("军民座谈会", done=True, day=FIRST_QUARTER.end)
    client = as_user(cast.clerk)
    text = client.get(page("summary_figures", summary)).content.decode()
    assert "个数字和现在的台账不一样" in text
    assert "变了" in text
    after = client.post(page("summary_recount", summary), follow=True).content.decode()
    assert "已经按台账重算" in after
    assert "数字和现在的台账一致" in after


def test_a_number_of_ones_own_is_named_on_both_pages(summary: Plan, cast: Cast, as_user: As) -> None:
    edit(summary, cast, "共开展双拥活动", "共开展双拥活动2项，满意率98%。")
    client = as_user(cast.clerk)
    for address in (page("summary_figures", summary), summary.get_absolute_url()):
        text = client.get(address).content.decode()
        assert "这些数字在台账里找不到" in text
        assert "98%" in text


def test_the_reviewer_sees_figures_and_changes_nothing(summary: Plan, cast: Cast, as_user: As) -> None:
    client = as_user(cast.reviewer)
    text = client.get(page("summary_figures", summary)).content.decode()
    assert "按台账重算</button>" not in text
    assert client.post(page("summary_recount", summary)).status_code == 403


def test_pictures_are_chosen_by_ticks(
    summary: Plan, quarter: dict[str, Activity], make_photo: Callable[..., Photo], cast: Cast, as_user: As
) -> None:
    photo = make_photo(quarter["held"], "量血压")
    client = as_user(cast.clerk)
    assert "量血压" in client.get(page("summary_figures", summary)).content.decode()
    client.post(page("summary_photos", summary), {"photo": [str(photo.pk), "abc", "９", "-1"]})
    assert SummaryPhoto.objects.get(plan=summary).caption == "量血压（3月5日）"


def test_a_plan_has_no_figures(make_plan: Callable[..., Plan], cast: Cast, as_user: As) -> None:
    assert as_user(cast.clerk).get(page("summary_figures", make_plan())).status_code == 404


def test_a_closed_summary_is_not_counted_anew(summary: Plan, cast: Cast, as_user: As) -> None:
    Plan.objects.filter(pk=summary.pk).update(state="approved")
    text = as_user(cast.clerk).post(page("summary_recount", summary), follow=True).content.decode()
    assert "这份总结现在是“已通过”，不能编辑" in text


def test_the_pages_ask_a_constant_number_of_queries(
    quarter: dict[str, Activity],
    make_activity: Callable[..., Activity],
    make_photo: Callable[..., Photo],
    cast: Cast,
    as_user: As,
) -> None:
    plan = create_summary(actor=cast.clerk, unit=cast.community, period=FIRST_QUARTER)
    clerk, reviewer = as_user(cast.clerk), as_user(cast.reviewer)
    make_photo(quarter["held"], colour=(0, 0, 0), size=(8, 8))

    def queries() -> list[int]:
        found = []
        for client, address in (
            (clerk, page("summary_figures", plan)),
            (clerk, plan.get_absolute_url()),
            (reviewer, LIST),
        ):
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            found.append(len(asked))
        return found

    few = queries()
    street = Unit.objects.get(pk=cast.street.pk)
    for number in range(8):
        activity = make_activity(f"讲座{number}", done=True, day=date(2026, 3, number + 1))
        make_photo(activity, colour=(number, 9, 9), size=(8, 8))
        Unit.objects.add_under(street, name=f"新{number}社区", kind=UnitKind.COMMUNITY)
    assert queries() == few


def test_the_menu_leads_there(cast: Cast, as_user: As) -> None:
    text: Any = as_user(cast.clerk).get("/activities/").content.decode()
    assert f'href="{LIST}"' in text
