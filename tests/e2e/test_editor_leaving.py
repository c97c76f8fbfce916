"""Leaving the editor and coming back: the next page shows what was just typed, a link finds its row."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from plans.models import Plan
from tests.cast import Cast
from tests.e2e.conftest import OpenPage
from tests.e2e.editor_page import area, changed_and_saved, edit, lines

pytestmark = pytest.mark.e2e
MakePlan = Callable[..., Plan]


def _slow(page: Page) -> None:
    def late(route: Route) -> None:
        time.sleep(0.5)
        route.continue_()

    page.route("**/save/", late)


@pytest.mark.parametrize(("link", "where"), [(".ed-back", r"/plans/\d+/$"), ("#ed-submit", r"/submit/$")])
def test_a_link_waits_until_all_is_saved(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast, link: str, where: str
) -> None:
    plan = make_plan()
    row = plan.paragraphs.all()[4]
    page = edit(browser_page(cast.clerk), plan)
    _slow(page)
    area(page, row).fill("刚写完就离开。")
    page.locator(link).click()
    page.wait_for_url(re.compile(where))
    assert lines(plan)[4] == "刚写完就离开。"


def test_a_row_into_which_nothing_was_typed_holds_nobody_up(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    page = edit(browser_page(cast.clerk), plan)
    page.locator(".ed-quarter[data-quarter='1'] .ed-add").click()
    page.locator("#ed-submit").click()
    page.wait_for_url("**/submit/")


def test_what_cannot_be_saved_is_told_before_one_leaves(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    task = plan.tasks.first()
    page = edit(browser_page(cast.clerk), plan)
    page.locator(f"#row-{task.key.hex} [data-field=budget]").fill("-5")
    page.locator(".ed-back").click()
    expect(page.locator("#ed-toast")).to_contain_text("再点一次就离开")
    expect(page.locator(f"#row-{task.key.hex} .ed-error")).to_have_text("经费不能是负数，请核对。")
    page.locator(".ed-back").click()
    page.wait_for_url(re.compile(r"/plans/\d+/$"))
    edit(page, plan)
    expect(page.locator(f"#row-{task.key.hex} [data-field=budget]")).to_have_value("-5")


def test_a_tab_closed_without_a_line_is_made_good_by_the_next_one_at_once(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    row = plan.paragraphs.all()[4]
    closed = edit(browser_page(cast.clerk), plan)
    closed.context.set_offline(True)
    area(closed, row).fill("断网时关掉了。")
    expect(closed.locator("#ed-status")).to_contain_text("网络断开")
    with closed.expect_event("close"):
        closed.close(run_before_unload=True)
    closed.context.set_offline(False)
    page = edit(closed.context.new_page(), plan)
    expect(area(page, row)).to_have_value("断网时关掉了。")
    changed_and_saved(page)
    assert lines(plan)[4] == "断网时关掉了。"


def test_a_link_to_a_row_puts_the_caret_into_it(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    key = plan.tasks.last().key.hex
    page = browser_page(cast.clerk, (390, 844))
    page.goto(f"/plans/{plan.pk}/edit/#row-{key}")
    expect(page.locator(f"#row-{key} [data-field=title]")).to_be_focused()
    page.wait_for_timeout(300)
    expect(page.locator(f"#row-{key} [data-field=title]")).to_be_in_viewport()


def test_a_task_that_goes_to_another_quarter_does_not_take_the_click_away(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    page = edit(browser_page(cast.clerk), plan)
    page.locator(".ed-quarter[data-quarter='1'] .ed-add").click()
    page.keyboard.type("走访慰问")
    page.locator(".ed-task:focus-within [data-field=time]").fill("7月")
    page.keyboard.press("Tab")
    changed_and_saved(page)
    page.locator(".ed-quarter[data-quarter='2'] .ed-add").click()
    page.keyboard.type("二季度的新任务")
    changed_and_saved(page)
    assert plan.tasks.get(title="二季度的新任务").timings.get().words == "二季度"
    assert plan.tasks.get(title="走访慰问").timings.get().words == "7月"


def test_a_search_that_finds_nothing_says_so(browser_page: OpenPage, make_plan: MakePlan, cast: Cast) -> None:
    page = edit(browser_page(cast.clerk), make_plan())
    page.locator(".ed-filters input").fill("没有这样的任务")
    expect(page.locator(".ed-table")).to_contain_text("没有找到“没有这样的任务”。")
    expect(page.locator(".ed-quarter")).to_have_count(0)
    page.get_by_role("button", name="看全部任务").click()
    expect(page.locator(".ed-quarter")).to_have_count(5)


def test_an_imported_plan_prints_its_title_when_asked(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    Plan.objects.filter(pk=plan.pk).update(title_in_text=False)
    page = edit(browser_page(cast.clerk), plan)
    page.get_by_role("button", name="印上这个标题").click()
    changed_and_saved(page)
    expect(page.locator("#ed-title-hint")).to_be_hidden()
    plan.refresh_from_db()
    assert plan.title_in_text


def test_whole_paragraphs_pasted_before_words_leave_these_a_paragraph(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    row = plan.paragraphs.all()[4]
    page = edit(browser_page(cast.clerk), plan)
    area(page, row).fill("前后")
    area(page, row).evaluate(
        """(area) => { area.setSelectionRange(1, 1);
           const data = new DataTransfer(); data.setData("text/plain", "甲\\r\\n乙\\r\\n");
           area.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true,
           cancelable: true})); }"""
    )
    changed_and_saved(page)
    assert lines(plan)[4:7] == ["前甲", "乙", "后"]
