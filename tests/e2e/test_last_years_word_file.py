"""Last year's Word file of an office becomes this year's plan, ready to submit, in the browser."""

import os
import re
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from docx import Document
from playwright.sync_api import Browser, Page, expect

from plans.checks.rules import missing_summary
from plans.models import Intake, Plan
from plans.services.rows import content_of
from plans.starts.basics import planning_year
from tests.cast import Cast
from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.e2e
SHOTS = os.environ.get("SHOTS")
TABLE = (
    ("序号", "时间", "活动内容", "责任人"),
    ("1", "1月", "春节前走访慰问优抚对象32户", "田小禾"),
    ("2", "5月", "出一期双拥宣传板报", "江晓月"),
    ("3", "7月", "八一前召开军民座谈会", "方远山"),
    ("4", "9月", "组织居民参观国防教育基地", "田小禾"),
    ("5", "11月", "为优抚对象免费义诊", "江晓月"),
)


def last_years_file(folder: Path, year: int) -> Path:
    """As an office has it: headings by style, a list that Word numbers, a table, the group in a sentence."""
    paper: Any = Document()
    paper.add_paragraph(f"银杏社区{year}年双拥工作计划", style="Title")
    paper.add_paragraph(f"为做好{year}年双拥工作，结合社区实际，制定本计划。")
    paper.add_heading("一、指导思想", 1)
    paper.add_paragraph("以服务官兵、服务优抚对象为宗旨，巩固和发展军政军民团结。")
    paper.add_heading("二、工作目标", 1)
    for words in ("优抚对象走访覆盖率达到100%。", "全年开展国防教育活动不少于4次。"):
        paper.add_paragraph(words, style="List Number")
    paper.add_heading("三、活动安排", 1)
    table = paper.add_table(rows=0, cols=len(TABLE[0]))
    for row in TABLE:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    paper.add_heading("四、组织领导", 1)
    paper.add_paragraph("成立双拥工作领导小组，由方远山任组长，田小禾任副组长，成员：江晓月、何青莲。")
    paper.add_paragraph("银杏社区居民委员会")
    paper.add_paragraph(f"{year}年1月8日")
    path = folder / f"{year}年双拥计划.docx"
    paper.save(path)
    return path


def look(page: Page, name: str) -> None:
    """Nothing runs over the edge of a phone; with SHOTS set, a picture for a human to open."""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if SHOTS:
            page.screenshot(path=f"{SHOTS}/{name}-{width}.png", full_page=True)
            page.screenshot(path=f"{SHOTS}/{name}-{width}-top.png")
        assert wide <= width, f"{name} is {wide} wide at {width}"


def card(page: Page, words: str) -> Any:
    return page.locator(".in-card", has_text=words)


def test_a_clerk_makes_this_years_plan_from_last_years_word_file(
    browser_page: OpenPage, cast: Cast, tmp_path: Path
) -> None:
    call_command("load_dictionaries", verbosity=0)
    year = planning_year(timezone.localdate())
    page = browser_page(cast.clerk)
    page.goto("/plans/")
    page.get_by_role("link", name="新建计划").first.click()
    page.get_by_role("link", name="从已有的文件开始").click()
    look(page, "start")
    page.locator("input[type=file]").set_input_files(last_years_file(tmp_path, year - 1))
    page.get_by_role("button", name="读一读").click()
    expect(page.get_by_role("heading", name="核对读到的内容")).to_be_visible()
    look(page, "review")
    another_unit_is_put_right(page)
    one_is_mended_and_one_is_dropped(page)
    look(page, "mended")
    page.get_by_role("button", name="全部接受").click()
    expect(page.get_by_text("没有拿不准的地方了")).to_be_visible()
    look(page, "accepted")
    page.get_by_role("button", name=f"建立{year}年计划").click()
    page.locator("html[data-editor=ready]").wait_for(state="attached", timeout=20_000)

    plan = Plan.objects.get()
    assert (plan.title, plan.year) == (f"桂园社区{year}年双拥工作计划", year)
    assert [task.title for task in plan.tasks.all()] == [
        "春节前走访慰问优抚对象32户", "出一期双拥宣传板报", "八一前召开军民座谈会并慰问官兵",
        "为优抚对象免费义诊",
    ]  # fmt: skip
    assert plan.members.count() == 4
    assert not Intake.objects.exists()
    page.goto(f"/plans/{plan.pk}/submit/")
    # What a reviewer would miss: nothing. (The goals stand in the text, and the page says so.)
    assert missing_summary(content_of(plan), plan.unit.kind) == []
    page.get_by_role("button", name="提交", exact=True).click()
    expect(page.locator(".state-submitted").first).to_be_visible()


def another_unit_is_put_right(page: Page) -> None:
    """The file was a neighbour's: the change is made by one click, taken back, made again."""
    flag = card(page, "文中写的单位是“银杏社区”")
    text = page.locator(".in-title")
    flag.get_by_role("button", name="应用").click()
    expect(text).to_contain_text("桂园社区")
    expect(page.locator("#messages")).to_contain_text("已应用")
    page.get_by_role("button", name="撤销").click()
    expect(text).to_contain_text("银杏社区")
    flag.get_by_role("button", name="应用").click()
    expect(text).to_contain_text("桂园社区")


def one_is_mended_and_one_is_dropped(page: Page) -> None:
    meeting = card(page, "召开军民座谈会")
    meeting.get_by_role("link", name="修改").click()
    page.get_by_label("任务", exact=True).fill("八一前召开军民座谈会并慰问官兵")
    page.get_by_role("button", name="保存").click()
    expect(meeting).to_contain_text("已修改")
    expect(meeting).to_contain_text("并慰问官兵")
    card(page, "参观国防教育基地").get_by_role("button", name="不要").click()
    expect(card(page, "参观国防教育基地")).to_contain_text("还是要")


def test_the_two_sides_are_tied_for_mouse_keyboard_and_phone(
    browser_page: OpenPage, cast: Cast, tmp_path: Path
) -> None:
    page = browser_page(cast.clerk)
    page.goto("/plans/new/file/")
    page.locator("input[type=file]").set_input_files(last_years_file(tmp_path, 2026))
    page.get_by_role("button", name="读一读").click()
    task = card(page, "出一期双拥宣传板报")
    words = page.locator(".in-seg", has_text="出一期双拥宣传板报")
    task.hover()
    expect(words).to_have_class(re.compile("is-tied"))
    words.hover()
    expect(task).to_have_class(re.compile("is-tied"))
    words.click()
    expect(task).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(card(page, "八一前召开军民座谈会")).to_be_focused()
    card(page, "八一前召开军民座谈会").locator(".in-where").click()
    expect(page.locator(".in-seg", has_text="八一前召开军民座谈会")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(words).to_be_focused()
    page.keyboard.press("Enter")
    expect(task).to_be_focused()

    page.set_viewport_size({"width": 360, "height": 740})
    expect(page.locator(".in-text")).to_be_hidden()
    task.locator(".in-where").click()
    expect(page.locator(".in-text")).to_be_visible()
    expect(page.locator(".in-found")).to_be_hidden()
    expect(words).to_be_in_viewport()
    words.click()
    expect(task).to_be_in_viewport()


def test_buttons_pressed_faster_than_the_server_all_count(
    browser_page: OpenPage, cast: Cast, tmp_path: Path
) -> None:
    page = browser_page(cast.clerk)
    page.goto("/plans/new/file/")
    page.locator("input[type=file]").set_input_files(last_years_file(tmp_path, 2026))
    page.get_by_role("button", name="读一读").click()
    page.locator(".in-card-task").first.wait_for()

    def slowly(route: Any) -> None:
        time.sleep(0.3)
        route.continue_()

    page.route("**/decide/", slowly)
    for words in ("出一期双拥宣传板报", "八一前召开军民座谈会"):
        card(page, words).get_by_role("button", name="不要").click(no_wait_after=True)
    page.locator("#all-task").click(no_wait_after=True)
    page.get_by_role("button", name="建立").click()
    page.locator("html[data-editor=ready]").wait_for(state="attached", timeout=20_000)
    assert Plan.objects.get().tasks.count() == len(TABLE) - 1 - 2


def test_a_lost_line_or_session_loses_nothing_typed(
    browser_page: OpenPage, cast: Cast, tmp_path: Path
) -> None:
    page = browser_page(cast.clerk)
    page.goto("/plans/new/file/")
    page.locator("input[type=file]").set_input_files(last_years_file(tmp_path, 2026))
    page.get_by_role("button", name="读一读").click()
    card(page, "出一期双拥宣传板报").get_by_role("link", name="修改").click()
    title = page.get_by_label("任务", exact=True)
    title.fill("出两期双拥宣传板报")
    page.context.set_offline(True)
    page.get_by_role("button", name="保存").click()
    expect(page.locator("#messages")).to_contain_text("网络断了")
    page.context.set_offline(False)
    session = page.context.cookies()
    page.context.clear_cookies()
    page.get_by_role("button", name="保存").click()
    expect(page.locator("#messages")).to_contain_text("登录已过期")
    page.context.add_cookies(session)
    expect(title).to_have_value("出两期双拥宣传板报")
    page.get_by_role("button", name="保存").click()
    expect(card(page, "出两期双拥宣传板报")).to_contain_text("已修改")


def test_without_scripts_the_buttons_work_as_well(
    browser: Browser, live_server: Any, sign_in: Any, cast: Cast, tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url, locale="zh-CN")
    sign_in(context, cast.clerk)
    page = context.new_page()
    page.goto("/plans/new/file/")
    page.locator("input[type=file]").set_input_files(last_years_file(tmp_path, 2026))
    page.get_by_role("button", name="读一读").click()
    card(page, "出一期双拥宣传板报").get_by_role("link", name="修改").click()
    page.get_by_label("任务", exact=True).fill("出两期双拥宣传板报")
    page.get_by_role("button", name="保存").click()
    expect(card(page, "出两期双拥宣传板报")).to_contain_text("已修改")
    page.get_by_role("button", name="撤销").click()
    expect(card(page, "出一期双拥宣传板报")).to_contain_text("未核对")
    page.get_by_role("button", name="全部接受").click()
    page.get_by_role("button", name="建立").click()
    assert Plan.objects.get().tasks.count() == len(TABLE) - 1
    context.close()
