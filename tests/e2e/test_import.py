"""A clerk brings in an office's messy list of 600 people, and the street sees them."""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from beneficiaries.management.commands.load_categories import load_categories
from beneficiaries.models import ImportBatch, Person
from tests.beneficiaries.importing.workbooks import messy, people
from tests.cast import Cast
from tests.e2e.conftest import OpenPage

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
PEOPLE = 600
SHOTS = os.environ.get("SHOTS")


def look(page: Any, name: str) -> None:
    """Nothing runs over the edge of a phone; with SHOTS set, a picture for a human to open."""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if SHOTS:
            page.screenshot(path=f"{SHOTS}/{name}-{width}.png", full_page=True)
        assert wide <= width, f"{name} is {wide} wide at {width}"


def test_a_messy_list_comes_in_without_help(cast: Cast, browser_page: OpenPage, tmp_path: Path) -> None:
    load_categories()
    file = tmp_path / "桂园社区花名册.xlsx"
    file.write_bytes(messy(PEOPLE))
    page = browser_page(cast.clerk)
    page.goto("/people/")
    look(page, "list")
    page.get_by_role("link", name="导入", exact=True).first.click()
    look(page, "upload")
    page.locator("#id_file").set_input_files(str(file))
    page.get_by_role("button", name="上传并核对").click()
    expect(page.get_by_role("heading", name="核对列")).to_be_visible()
    look(page, "columns")
    page.get_by_role("button", name="对，核对内容").click()
    expect(page.get_by_role("heading", name="核对内容")).to_be_visible()
    look(page, "preview")
    mend_the_first(page)
    page.get_by_role("link", name="要您看一眼").click()
    look(page, "ask")
    page.get_by_role("button", name="这些我都看过了，全部照原样导入").click()
    page.get_by_role("link", name="新增").click()
    look(page, "new")
    page.get_by_role("button", name="确认导入").click()
    expect(page.get_by_text("已经导入：")).to_be_visible()
    look(page, "done")
    batch = ImportBatch.objects.get()
    assert (batch.state, Person.objects.count()) == ("done", batch.counts["new"])
    assert Person.objects.count() > PEOPLE - 20
    street = browser_page(cast.reviewer)
    street.goto("/people/")
    expect(street.get_by_text(f"共{Person.objects.count()}人")).to_be_visible()
    street.get_by_role("link", name="统计").first.click()
    expect(street.get_by_role("heading", name="优抚对象统计")).to_be_visible()
    expect(street.get_by_text(str(Person.objects.count()), exact=True).first).to_be_visible()


def mend_the_first(page: Any) -> None:
    """The id that Excel has ruined is typed again; the form never shows the one that stands there."""
    page.get_by_role("link", name="有问题").click()
    page.get_by_role("link", name="改第10行").click()
    look(page, "row")
    page.get_by_label("身份证号").fill(people(PEOPLE, 11)[3]["身份证号"])
    page.get_by_role("button", name="保存，再核对").click()
    expect(page.get_by_text("第10行已经改好")).to_be_visible()
    page.get_by_role("link", name="返回").click()
