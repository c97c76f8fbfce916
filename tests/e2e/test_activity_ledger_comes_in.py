"""Last year's ledger in the browser: sent, looked at, mended in place, taken, and taken out again."""

from pathlib import Path

import pytest
from django.core.management import call_command
from openpyxl import Workbook
from playwright.sync_api import expect

from activities.models import Activity
from tests.cast import Cast
from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.e2e
ROWS = (
    ("桂园社区2025年双拥活动台账", None, None, None, None),
    ("序号", "时间", "活动内容", "参加人数", "经费"),
    (1, "3.5", "学雷锋便民服务", "约30人", "200元"),
    (2, "3月上旬", "清扫楼道", 12, None),
    (3, "2025年9月20日", "国防教育日宣传", 17, "1,200"),
    ("合计", None, None, 59, 1400),
)


def ledger(folder: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    path = folder / "2025年活动台账.xlsx"
    book.save(path)
    return path


def test_a_messy_ledger_is_taken_and_taken_out_again(
    browser_page: OpenPage, cast: Cast, tmp_path: Path
) -> None:
    call_command("load_dictionaries", verbosity=0)
    page = browser_page(cast.clerk)
    page.goto("/activities/ledgers/")
    page.get_by_role("link", name="导入").first.click()
    page.locator("[name=year]").fill("2025")
    page.locator("input[type=file]").set_input_files(ledger(tmp_path))
    page.get_by_role("button", name="上传并核对").click()
    if page.get_by_role("button", name="对，核对内容").count():
        page.get_by_role("button", name="对，核对内容").click()
    expect(page.get_by_text("3月上旬").first).to_be_visible()
    assert not Activity.objects.exists()

    day = page.locator("tr", has_text="清扫楼道").get_by_label("日期").first
    day.fill("2025-03-06")
    page.locator("tr", has_text="清扫楼道").get_by_role("button", name="保存").click()
    page.get_by_role("button", name="确认导入3项").click()
    expect(page.get_by_role("button", name="撤销这一批")).to_be_visible()
    rows = Activity.objects.order_by("day")
    assert [(row.title, f"{row.day:%m-%d}", row.people) for row in rows] == [
        ("学雷锋便民服务", "03-05", 30), ("清扫楼道", "03-06", 12), ("国防教育日宣传", "09-20", 17),
    ]  # fmt: skip

    page.get_by_role("button", name="撤销这一批").click()
    expect(page.get_by_role("heading", name="这一批已经撤销")).to_be_visible()
    assert not Activity.objects.exists()
