"""Two writers, a line that drops, a session that ends: nothing that was typed is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from plans.models import Plan
from tests.cast import PASSWORD, Cast
from tests.e2e.conftest import OpenPage
from tests.e2e.editor_page import area, changed_and_saved, edit, lines

pytestmark = pytest.mark.e2e
MakePlan = Callable[..., Plan]


def test_the_second_writer_sees_both_versions(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    row = plan.paragraphs.all()[4]
    mine = edit(browser_page(cast.clerk), plan)
    theirs = edit(browser_page(cast.colleague), plan)
    area(theirs, row).fill("同事写的一句。")
    theirs.locator("h1").click()
    changed_and_saved(theirs)
    area(mine, row).fill("我写的一句。")
    mine.locator("h1").click()
    dialog = mine.locator("#conflict-dialog")
    expect(dialog).to_contain_text("同事写的一句。")
    expect(dialog).to_contain_text("我写的一句。")
    expect(dialog).to_contain_text("田小穗")
    dialog.get_by_role("button", name="两段都留").click()
    changed_and_saved(mine)
    assert lines(plan)[4:6] == ["同事写的一句。", "我写的一句。"]


def test_two_versions_are_put_together_while_the_caret_is_in_the_field(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    row = plan.paragraphs.all()[4]
    page = edit(browser_page(cast.clerk), plan)
    plan.paragraphs.filter(pk=row.pk).update(text="同事写的一句。", version=9, edited_by=cast.colleague)
    area(page, row).fill("我写的一句。")
    dialog = page.locator("#conflict-dialog")
    dialog.wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    dialog.get_by_role("button", name="合在一起改").click()
    dialog.locator("textarea").fill("两人合写的一句。")
    dialog.get_by_role("button", name="用这一份").click()
    expect(area(page, row)).to_have_value("两人合写的一句。")
    changed_and_saved(page)
    assert lines(plan)[4] == "两人合写的一句。"


def test_anothers_words_arrive_even_where_the_caret_is(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    row = plan.paragraphs.all()[4]
    mine = edit(browser_page(cast.clerk), plan)
    area(mine, row).click()
    theirs = edit(browser_page(cast.colleague), plan)
    area(theirs, row).fill("同事写的一句。")
    changed_and_saved(theirs)
    expect(area(mine, row)).to_have_value("同事写的一句。", timeout=15000)
    expect(mine.locator("#ed-others")).to_have_text("田小穗也在编辑")
    mine.keyboard.press("End")
    mine.keyboard.type("我接着写。")
    changed_and_saved(mine)
    assert lines(plan)[4] == "同事写的一句。我接着写。"


def test_a_plan_handed_in_meanwhile_gives_the_words_back(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    row = plan.paragraphs.all()[4]
    page = edit(browser_page(cast.clerk), plan)
    Plan.objects.filter(pk=plan.pk).update(state="submitted")
    area(page, row).fill("来不及的一句。")
    expect(page.locator("#ed-halt")).to_contain_text("已提交")
    expect(page.locator("#ed-halt textarea")).to_have_value("来不及的一句。")


def test_changes_in_other_fields_need_no_choice(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    task = plan.tasks.first()
    mine = edit(browser_page(cast.clerk), plan)
    theirs = edit(browser_page(cast.colleague), plan)
    theirs.locator(f"#row-{task.key.hex} [data-field=budget]").fill("800")
    theirs.locator("h1").click()
    changed_and_saved(theirs)
    mine.locator(f"#row-{task.key.hex} [data-field=responsible_person]").fill("田小穗")
    mine.locator("h1").click()
    changed_and_saved(mine)
    task.refresh_from_db()
    assert task.responsible_person == "田小穗"
    assert task.budget == 800
    expect(mine.locator(f"#row-{task.key.hex} [data-field=budget]")).to_have_value("800")


def test_a_row_deleted_by_another_can_be_restored(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    row = plan.paragraphs.all()[4]
    page = edit(browser_page(cast.clerk), plan)
    row.delete()
    area(page, row).fill("还是要这一句。")
    page.locator("h1").click()
    page.locator("#conflict-dialog").get_by_role("button", name="恢复我的").click()
    changed_and_saved(page)
    assert lines(plan)[4] == "还是要这一句。"


def test_without_a_line_nothing_is_lost(browser_page: OpenPage, make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan()
    row = plan.paragraphs.all()[4]
    page = edit(browser_page(cast.clerk), plan)
    page.context.set_offline(True)
    area(page, row).fill("断网时写的。")
    area(page, row).press("Enter")
    page.keyboard.type("又一段。")
    expect(page.locator("#ed-status")).to_contain_text("网络断开")
    page.context.set_offline(False)
    changed_and_saved(page)
    assert lines(plan)[4:6] == ["断网时写的。", "又一段。"]


def test_what_was_not_sent_is_there_after_the_page_was_closed(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    row = plan.paragraphs.all()[4]
    page = edit(browser_page(cast.clerk), plan)
    page.route("**/save/", lambda route: route.abort())
    area(page, row).fill("没来得及保存。")
    page.wait_for_timeout(400)
    page.unroute("**/save/")
    edit(page, plan)
    expect(area(page, row)).to_have_value("没来得及保存。")
    changed_and_saved(page)
    assert lines(plan)[4] == "没来得及保存。"


def test_a_lost_session_loses_nothing(browser_page: OpenPage, make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan()
    row = plan.paragraphs.all()[4]
    page = edit(browser_page(cast.clerk), plan)
    Session.objects.all().delete()
    area(page, row).fill("登录过期后写的。")
    expect(page.locator("#signin-dialog")).to_be_visible()
    with page.context.expect_page() as opened:
        page.locator("#signin-link").click()
    tab = opened.value
    tab.locator("[name=username]").fill(cast.clerk.username)
    tab.locator("[name=password]").fill(PASSWORD)
    tab.locator("main [type=submit], main form button").first.click()
    tab.wait_for_url("**/home/")
    page.locator("#signin-retry").click()
    changed_and_saved(page)
    assert lines(plan)[4] == "登录过期后写的。"


def test_after_another_signed_in_here_nothing_is_saved_in_their_name(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast, sign_in: Any
) -> None:
    plan = make_plan()
    row = plan.paragraphs.all()[4]
    page = edit(browser_page(cast.clerk), plan)
    sign_in(page.context, cast.colleague)
    area(page, row).fill("我写的一句。")
    expect(page.locator("#signin-dialog")).to_contain_text("另一个账号")
    sign_in(page.context, cast.clerk)
    page.locator("#signin-retry").click()
    changed_and_saved(page)
    row.refresh_from_db()
    assert (row.text, row.edited_by) == ("我写的一句。", cast.clerk)
