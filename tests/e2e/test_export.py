"""Leaving the ledger in the browser: filtered, columns chosen, taken along masked, then in full."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from beneficiaries.management.commands.load_categories import load_categories
from beneficiaries.models import Category
from beneficiaries.services.people import IdentityValues, create_person
from tests.cast import PASSWORD, Cast
from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.e2e
PHONES = {"石大山": "19900001234", "田小米": "19900005678"}


@pytest.fixture
def people(cast: Cast) -> None:
    load_categories()
    identity = IdentityValues(Category.objects.get(code="A10"))
    for sex, (name, phone) in zip("mf", PHONES.items(), strict=True):
        values = {"name": name, "phone": phone, "sex": sex}
        create_person(actor=cast.clerk, unit=cast.community, values=values, identities=[identity])


def taken(page: Page, button: str, folder: Path) -> Any:
    with page.expect_download() as coming:
        page.get_by_role("button", name=button).click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return openpyxl.load_workbook(path).worksheets[0]


def test_filtered_columns_chosen_masked_and_in_full(
    cast: Cast, people: None, browser_page: OpenPage, tmp_path: Path
) -> None:
    page = browser_page(cast.lead)
    page.goto("/people/?sex=f")
    page.get_by_role("link", name="导出").click()
    expect(page.get_by_text("性别：女")).to_be_visible()
    page.get_by_role("button", name="去掉单位").click()
    expect(page.get_by_role("button", name="加上单位")).to_be_visible()
    page.get_by_role("button", name="电话上移").click()
    expect(page.locator(".column-name").nth(4)).to_contain_text("电话")
    sheet = taken(page, "导出Excel", tmp_path)
    assert [cell.value for cell in sheet[3]][:5] == ["姓名", "性别", "出生日期", "全部身份", "电话"]
    assert [[cell.value for cell in row][:5] for row in sheet.iter_rows(min_row=4)] == [
        ["田小米", "女", None, "残疾军人", "199****5678"]
    ]
    page.get_by_role("link", name="导出完整信息").click()
    page.get_by_label("用途").fill("报区局核对优待金")
    page.get_by_label("您的登录密码").fill("wrong-tree-42")
    page.get_by_role("button", name="导出1人的完整信息").click()
    expect(page.get_by_role("alert")).to_contain_text("密码不对")
    page.get_by_label("您的登录密码").fill(PASSWORD)
    sheet = taken(page, "导出1人的完整信息", tmp_path)
    assert sheet["E4"].value == "19900005678"
    assert "内部资料，用后销毁" in sheet["A2"].value


def test_a_list_to_hand_in_and_the_counts(
    cast: Cast, people: None, browser_page: OpenPage, tmp_path: Path
) -> None:
    page = browser_page(cast.reviewer, size=(360, 740))
    page.goto("/people/")
    page.get_by_role("link", name="统计").click()
    page.locator("#categories").get_by_role("link", name="2").first.click()
    expect(page.get_by_text("田小米")).to_be_visible()
    page.get_by_role("link", name="名册").click()
    page.get_by_role("link", name="走访慰问名册").click()
    page.get_by_label("走访名目").select_option("重阳")
    page.get_by_role("button", name="按这些条件").click()
    expect(page.get_by_role("heading", name="重阳走访慰问名册")).to_be_visible()
    sheet = taken(page, "导出Excel", tmp_path)
    assert [cell.value for cell in sheet["C"]][2:] == ["姓名", "石大山", "田小米"]
