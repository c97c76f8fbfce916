"""A person's record in the browser: registered, a value opened, a need brought to its return visit."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from beneficiaries.management.commands.load_categories import load_categories
from beneficiaries.models import Person
from shuangyong.units.models import AuditEvent
from tests.cast import Cast
from tests.conftest import resident_id
from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.e2e
NUMBER = resident_id(date(1956, 3, 8), 5)


def register(page: Page) -> None:
    page.goto("/people/")
    page.get_by_role("link", name="登记").first.click()
    page.get_by_label("电话", exact=True).fill("19900001234")
    page.get_by_label("电话", exact=True).press("Enter")
    expect(page.get_by_text("请填写姓名。")).to_be_visible()
    expect(page.locator("[name=identity]")).to_have_count(1)
    page.get_by_label("姓名").fill("石大山")
    page.locator("#id_id_number").fill(NUMBER)
    page.locator("#id_phone").click()
    expect(page.locator("#id-hints")).to_contain_text("已经按证件号码填好")
    expect(page.locator("#id_born_on")).to_have_value("1956-03-08")
    expect(page.locator("#id_sex")).to_have_value("m")
    page.locator("select[name=i0-category]").select_option(label="残疾军人")
    page.get_by_label("残疾等级").select_option("六级")
    page.get_by_role("button", name="再加一种身份").click()
    page.locator("select[name=i1-category]").select_option(label="退役士兵")
    expect(page.locator("[name=i1-p_discharged_on]")).to_be_visible()
    expect(page.locator("[name=i0-p_degree]")).to_have_value("六级")
    page.get_by_label("备注").fill("原在99999部队服役")
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.locator(".doubts")).to_contain_text("像是部队番号")
    expect(page.locator("#id_id_number")).to_have_value(NUMBER)
    page.get_by_label("备注").fill("独居")
    page.get_by_role("button", name="登记", exact=True).last.click()
    expect(page.get_by_role("heading", name="石大山")).to_be_visible()


def open_phone(page: Page) -> None:
    expect(page.locator("#basics")).to_contain_text("199****1234")
    page.locator("#basics").get_by_label("查看完整的电话").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="查看").click()
    expect(dialog).to_contain_text("请选一个原因")
    dialog.get_by_label("上门走访").check()
    dialog.get_by_role("button", name="查看").click()
    expect(dialog.locator("#opened-value")).to_have_text("19900001234")
    dialog.get_by_role("button", name="看好了").click()
    expect(page.locator("#value-body")).to_be_empty()
    assert "19900001234" not in page.content()


def care_for(page: Page) -> None:
    page.get_by_role("link", name="记诉求").click()
    page.get_by_label("困难和诉求").fill("屋顶漏雨")
    page.get_by_label("经办人").fill("田小禾")
    page.get_by_role("button", name="保存").click()
    needs = page.locator("#needs")
    expect(needs).to_contain_text("待办")
    needs.get_by_role("link", name="办结").click()
    page.get_by_label("办理结果").fill("已请人修好")
    page.get_by_role("button", name="保存").click()
    expect(needs).to_contain_text("已办，待回访")
    needs.get_by_role("link", name="回访").click()
    page.get_by_label("满意", exact=True).check()
    page.get_by_role("button", name="保存").click()
    expect(needs).to_contain_text(re.compile("已回访.*本人满意", re.DOTALL))


def test_a_clerk_keeps_a_record(browser_page: OpenPage, cast: Cast) -> None:
    load_categories()
    page = browser_page(cast.clerk)
    register(page)
    open_phone(page)
    care_for(page)
    person = Person.objects.get()
    assert [row.category.code for row in person.identities.all()] == ["A10", "H30"]
    event = AuditEvent.objects.get(action="查看完整信息")
    assert (event.actor, event.detail) == (cast.clerk, "上门走访")


def test_on_a_phone_no_page_of_a_record_is_wider_than_the_screen(browser_page: OpenPage, cast: Cast) -> None:
    load_categories()
    page = browser_page(cast.clerk, size=(360, 740))
    register(page)
    pk = Person.objects.get().pk
    for path in ("", "edit/", "status/", "confirm/", "rows/payment/new/", "rows/need/new/"):
        page.goto(f"/people/{pk}/{path}")
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wider) <= 0, path
