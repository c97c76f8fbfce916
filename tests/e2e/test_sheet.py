"""用Excel填写, in the browser: take the workbook along, change it, bring it back, look, confirm, see it."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from plans.choices import ItemKind
from plans.services import editing
from tests.cast import Cast
from tests.plans.paper.full_plan import full_plan
from tests.plans.sheet_help import HEAD, set_cell

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_a_plan_goes_out_as_a_workbook_and_comes_back(
    make_plan: Any, cast: Cast, browser_page: Any, tmp_path: Path
) -> None:
    plan = make_plan(content=full_plan())
    page = browser_page(cast.clerk)
    page.goto(f"/plans/{plan.pk}/")
    page.get_by_role("link", name="用Excel填写，再传回来").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载填写表（Excel）").click()
    taken = tmp_path / "填写表.xlsx"
    download.value.save_as(taken)

    workbook = load_workbook(taken)
    set_cell(workbook, 1, "责任人", "江晓月")
    set_cell(workbook, 2, "时间", "元宵节前")
    set_cell(workbook, 3, "经费（元）", "三百")
    set_cell(workbook, 4, "地点", "烈士陵园")
    set_cell(workbook, 14, "工作任务", "冬季拥军活动")
    set_cell(workbook, 14, "时间", "入冬以后")
    workbook["任务"].delete_rows(HEAD + 6)
    workbook.save(taken)
    row = plan.tasks.get(title="祭扫烈士墓")
    editing.save_row(
        plan_id=plan.pk, actor=cast.colleague, kind=ItemKind.TASK, key=row.key.hex, version=row.version,
        fields={"place": "社区广场"},
    )  # fmt: skip

    page.locator("input[type=file]").set_input_files(str(taken))
    page.get_by_role("button", name="上传并比对").click()
    expect(page.get_by_role("heading", name="比对结果")).to_be_visible()
    expect(page.locator("ins", has_text="江晓月")).to_be_visible()
    expect(page.get_by_text("“任务”第6行I列“经费（元）”")).to_be_visible()
    expect(page.get_by_text("社区广场")).to_be_visible()
    page.get_by_label("删除：免费义诊").check()
    page.get_by_role("button", name="确认采用").click()

    expect(page.get_by_text("已采用：改动2格，新增1行，删除1行。")).to_be_visible()
    page.get_by_role("link", name="看计划").click()
    sheet = page.locator(".sheet")
    expect(sheet.get_by_text("冬季拥军活动").first).to_be_visible()
    expect(sheet.get_by_text("免费义诊")).to_have_count(0)
    assert plan.tasks.get(title="春节走访慰问优抚对象").responsible_person == "江晓月"
    assert plan.tasks.get(title="祭扫烈士墓").place == "社区广场"
