"""A street's plan: the layout is set, the plan is issued, and the paper is the notice that carries it."""

import io
import re
from collections.abc import Callable
from datetime import date

import pdfplumber
import pytest
from playwright.sync_api import expect

from plans.models import Plan
from plans.services import lifecycle
from shuangyong.units.models import Unit
from tests.cast import Cast
from tests.conftest import sample_content
from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.e2e
TITLE = "枫林街道2027年双拥工作计划"


def test_a_street_sets_the_layout_and_issues_under_a_red_head(
    browser_page: OpenPage, cast: Cast, make_plan: Callable[..., Plan]
) -> None:
    Unit.objects.filter(pk=cast.street.pk).update(head_mark="枫林街道办事处文件")
    cast.reviewer.refresh_from_db()
    last = make_plan("approved", actor=cast.reviewer, reviewer=cast.district)
    lifecycle.issue(
        plan=last, actor=cast.reviewer, version=last.version, signatory="", signed_on=date(2027, 1, 4),
        number="枫街〔2027〕5号",
    )  # fmt: skip
    plan = make_plan(
        "approved", actor=cast.reviewer, reviewer=cast.district, content=sample_content(title=TITLE)
    )
    page = browser_page(cast.reviewer)
    page.goto(f"/plans/{plan.pk}/layout/")
    expect(page.locator("input[value=red]")).to_be_checked()
    expect(page.get_by_label("主送")).to_have_value("各社区居民委员会")
    page.locator("input[value=plain]").check()
    expect(page.get_by_label("主送")).to_be_hidden()
    page.locator("input[value=red]").check()
    page.get_by_label("主送").fill("各社区居民委员会、各有关单位：")
    page.get_by_label("抄送").fill("青川区双拥工作领导小组办公室")
    page.get_by_role("button", name="保存版式").click()
    expect(page.locator("#messages")).to_contain_text("版式已保存")

    page.get_by_role("link", name="去印发").click()
    expect(page.get_by_label("落款")).to_have_value("枫林街道办事处")
    expect(page.get_by_label("文号")).to_have_value(re.compile("^枫街〔"))
    page.get_by_label("文号").fill("枫街〔2027〕6号")
    page.get_by_label("成文日期").fill("2027-01-12")
    page.get_by_label("印发日期").fill("2027-01-11")
    page.get_by_role("button", name="印发", exact=True).click()
    expect(page.get_by_text("印发日期不能早于成文日期")).to_be_visible()
    expect(page.get_by_label("文号")).to_have_value("枫街〔2027〕6号")
    page.get_by_label("印发日期").fill("2027-01-13")
    page.get_by_role("button", name="印发", exact=True).click()
    expect(page.locator(".state-issued").first).to_be_visible()

    with pdfplumber.open(io.BytesIO(page.request.get(f"/plans/{plan.pk}/export/pdf/").body())) as pdf:
        printed = re.sub(r"\s", "", "".join(sheet.extract_text() or "" for sheet in pdf.pages))
    wanted = (
        "枫林街道办事处文件", "枫街〔2027〕6号", f"关于印发《{TITLE}》的通知",
        "各社区居民委员会、各有关单位：", f"现将《{TITLE}》印发给你们", f"附件：1.{TITLE}",
    )  # fmt: skip
    places = [printed.index(words) for words in wanted]
    assert places == sorted(places)
    for words in ("2027年1月12日", "抄送：青川区双拥工作领导小组办公室。", "2027年1月13日印发"):
        assert words in printed, words
    page.goto(f"/plans/{plan.pk}/")
    expect(page.get_by_role("link", name="改版式")).to_have_count(0)
