"""The editor in a real browser: what is typed reads like the paper and is saved by itself."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from plans.content import ParagraphContent, PlanContent
from plans.models import Comment, Plan
from plans.services.rows import task_content
from tests.cast import Cast
from tests.e2e.conftest import OpenPage
from tests.e2e.editor_page import area, changed_and_saved, edit, lines

pytestmark = pytest.mark.e2e
MakePlan = Callable[..., Plan]


def test_typing_is_saved_by_itself(browser_page: OpenPage, make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan()
    row = plan.paragraphs.all()[4]
    page = edit(browser_page(cast.clerk), plan)
    area(page, row).click()
    page.keyboard.press("End")
    page.keyboard.type("每季回访一次。")
    changed_and_saved(page)
    assert lines(plan)[4] == f"{row.text}每季回访一次。"


def test_enter_splits_and_backspace_joins(browser_page: OpenPage, make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan()
    row = plan.paragraphs.all()[4]
    page = edit(browser_page(cast.clerk), plan)
    area(page, row).click()
    page.keyboard.press("Home")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    changed_and_saved(page)
    assert lines(plan)[4:6] == ["对辖区优", "抚对象逐户走访，问需求、办实事。"]
    page.keyboard.press("Backspace")
    changed_and_saved(page)
    assert lines(plan)[4] == "对辖区优抚对象逐户走访，问需求、办实事。"
    page.locator("#ed-undo").click()
    changed_and_saved(page)
    assert lines(plan)[4:6] == ["对辖区优", "抚对象逐户走访，问需求、办实事。"]


def test_several_pasted_lines_become_paragraphs(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    row = plan.paragraphs.all()[4]
    page = edit(browser_page(cast.clerk), plan)
    area(page, row).evaluate(
        """(area) => { area.focus(); area.setSelectionRange(area.value.length, area.value.length);
           const data = new DataTransfer(); data.setData("text/plain", "甲\\r\\n二、乙\\n\\n  丙");
           area.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true,
           cancelable: true})); }"""
    )
    changed_and_saved(page)
    assert lines(plan)[4:7] == ["对辖区优抚对象逐户走访，问需求、办实事。甲", "二、乙", "  丙"]
    assert [found.level for found in plan.paragraphs.all()[5:7]] == [1, 0]


def test_a_heading_takes_another_level_and_number(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    row = plan.paragraphs.all()[3]  # a heading of the second level, its marker typed
    marker = row.marker
    page = edit(browser_page(cast.clerk), plan)
    area(page, row).click()
    page.keyboard.press("Alt+ArrowLeft")
    expect(page.locator(f"#row-{row.key.hex} .ed-num")).to_have_text("三、")
    changed_and_saved(page)
    row.refresh_from_db()
    assert (row.level, row.marker, row.text) == (1, "", "做实走访")
    page.locator("h1").click()
    page.keyboard.press("Control+z")
    changed_and_saved(page)
    row.refresh_from_db()
    assert (row.level, row.marker) == (2, marker)


def test_a_deleted_paragraph_comes_back(browser_page: OpenPage, make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan()
    before = lines(plan)
    row = plan.paragraphs.all()[4]
    page = edit(browser_page(cast.clerk), plan)
    area(page, row).click()
    page.get_by_role("button", name="删除这一段").click()
    changed_and_saved(page)
    assert len(lines(plan)) == len(before) - 1
    page.locator("#ed-toast").get_by_role("button", name="撤销").click()
    changed_and_saved(page)
    assert lines(plan) == before
    assert plan.paragraphs.all()[4].key == row.key


def test_a_task_is_added_under_its_quarter(browser_page: OpenPage, make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan()
    page = edit(browser_page(cast.clerk), plan)
    page.locator(".ed-quarter[data-quarter='2'] .ed-add").click()
    page.keyboard.type("国防教育进校园")
    changed_and_saved(page)
    task = plan.tasks.get(title="国防教育进校园")
    assert [timing.words for timing in task.timings.all()] == ["二季度"]
    time = page.locator(f"#row-{task.key.hex} [data-field=time]")
    time.fill("5月、八一前")
    page.locator("h1").click()
    changed_and_saved(page)
    expect(page.locator(f"#row-{task.key.hex} .ed-chip")).to_have_text(["5月·二季度", "八一前·三季度"])
    expect(page.locator(".ed-again")).to_contain_text("国防教育进校园")
    person = page.locator(f"#row-{task.key.hex} [data-field=responsible_person]")
    person.fill("田小穗")
    page.locator(f"#row-{task.key.hex} [data-field=budget]").fill("1.2万")
    page.locator("h1").click()
    changed_and_saved(page)
    task.refresh_from_db()
    assert task.responsible_person == "田小穗"
    assert task.budget == 12000


def test_a_deleted_task_comes_back_with_all_it_had(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    task = plan.tasks.first()
    before = task_content(task)
    page = edit(browser_page(cast.clerk), plan)
    row = page.locator(f"#row-{task.key.hex}")
    row.locator(".ed-open").click()
    row.get_by_role("button", name="删除这项任务").click()
    changed_and_saved(page)
    assert not plan.tasks.filter(key=task.key).exists()
    page.locator("#ed-toast").get_by_role("button", name="撤销").click()
    changed_and_saved(page)
    assert task_content(plan.tasks.first()) == before


def test_a_task_without_a_name_waits_on_this_machine(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    page = edit(browser_page(cast.clerk), plan)
    page.locator(".ed-quarter[data-quarter='3'] .ed-add").click()
    key = page.locator(".ed-task:has([data-field=title]:focus)").get_attribute("data-key")
    page.locator(f"#row-{key} [data-field=responsible_person]").fill("田小穗")
    expect(page.locator("#ed-status")).to_contain_text("还没写名称")
    edit(page, plan)
    expect(page.locator(f"#row-{key} [data-field=responsible_person]")).to_have_value("田小穗")
    page.locator(f"#row-{key} [data-field=title]").fill("八一座谈会")
    changed_and_saved(page)
    task = plan.tasks.get(title="八一座谈会")
    assert (task.responsible_person, task.timings.get().words) == ("田小穗", "三季度")


def test_what_the_server_refuses_stays_with_the_reason(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    task = plan.tasks.first()
    page = edit(browser_page(cast.clerk), plan)
    budget = page.locator(f"#row-{task.key.hex} [data-field=budget]")
    budget.fill("不知道")
    page.locator("h1").click()
    expect(page.locator(f"#row-{task.key.hex} .ed-error")).to_contain_text("经费请填数字")
    expect(budget).to_have_value("不知道")
    page.locator("#ed-status").click()
    expect(page.locator(f"#row-{task.key.hex} [data-field=title]")).to_be_focused()
    budget.fill("500")
    page.locator("h1").click()
    changed_and_saved(page)
    expect(page.locator(f"#row-{task.key.hex} .ed-error")).to_be_hidden()


def test_tasks_are_put_in_order_by_mouse_and_by_keyboard(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan()
    page = edit(browser_page(cast.clerk), plan)
    add = page.locator(".ed-quarter[data-quarter='0'] .ed-add")
    for title in ("甲事", "乙事"):
        add.click()
        page.keyboard.type(title)
        page.locator("h1").click()
        changed_and_saved(page)
    keys = {task.title: task.key.hex for task in plan.tasks.all()}
    handle = page.locator(f"#row-{keys['乙事']} .ed-handle")
    handle.scroll_into_view_if_needed()
    handle.drag_to(page.locator(f"#row-{keys['甲事']} .c-open"))
    changed_and_saved(page)
    assert [task.title for task in plan.tasks.all()][-2:] == ["乙事", "甲事"]
    page.locator(f"#row-{keys['乙事']} [data-field=title]").focus()
    page.keyboard.press("Alt+ArrowDown")
    changed_and_saved(page)
    assert [task.title for task in plan.tasks.all()][-2:] == ["甲事", "乙事"]
    expect(page.locator(f"#row-{keys['乙事']} [data-field=title]")).to_be_focused()


def test_a_remark_is_answered_beside_the_paper(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan("returned")
    row = plan.paragraphs.all()[4]
    said = Comment.objects.create(
        plan=plan, item_kind="paragraph", item_key=row.key, body="请写明户数。", author=cast.reviewer
    )
    page = edit(browser_page(cast.clerk), plan)
    page.locator(f"#row-{row.key.hex} .ed-remark").click()
    page.keyboard.type("已写明32户。")
    page.get_by_role("button", name="已改好").click()
    expect(page.locator(f"#comment-{said.pk}")).to_contain_text("已写明32户。")
    expect(page.locator(f"#comment-{said.pk}")).to_contain_text("已办结")
    expect(page.locator(".ed-remark")).to_have_count(0)


def test_a_thousand_paragraphs_can_still_be_typed_in(
    browser_page: OpenPage, make_plan: MakePlan, cast: Cast
) -> None:
    long = tuple(ParagraphContent(text=f"第{number}段。") for number in range(900))
    plan = make_plan(content=PlanContent(title="很长的计划", year=2027, paragraphs=long))
    page = edit(browser_page(cast.clerk), plan)
    field = area(page, plan.paragraphs.all()[450])
    field.click()
    page.keyboard.press("End")
    page.evaluate(
        """() => { window.slowest = 0;
           const note = (entry) => { window.slowest = Math.max(window.slowest, entry.duration); };
           const watcher = new PerformanceObserver((list) => list.getEntries().forEach(note));
           watcher.observe({type: "longtask"}); }"""
    )
    page.keyboard.type("连着打很多字也不会卡住。")
    assert page.evaluate("window.slowest") < 300  # milliseconds; on two busy cores
    page.keyboard.press("Enter")
    text = "\n".join(f"粘贴{number}" for number in range(60))
    page.evaluate(
        """(text) => { const data = new DataTransfer(); data.setData("text/plain", text);
           const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
           document.activeElement.dispatchEvent(paste); }""",
        text,
    )
    expect(page.locator("#ed-status")).to_have_attribute("data-state", "saved", timeout=60000)
    assert lines(plan)[450:453] == ["第450段。连着打很多字也不会卡住。", "粘贴0", "粘贴1"]
    assert plan.paragraphs.count() == 960


def test_on_a_phone_nothing_sticks_out(browser_page: OpenPage, make_plan: MakePlan, cast: Cast) -> None:
    page = edit(browser_page(cast.clerk, size=(390, 844)), make_plan())
    page.locator(".ed-open").first.click()
    widths = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1]
