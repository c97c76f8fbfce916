"""A record that is being typed while the session ends: kept on the page, stored nowhere, sent afterwards."""

import pytest
from playwright.sync_api import expect

from beneficiaries.management.commands.load_categories import load_categories
from beneficiaries.models import Person
from tests.cast import Cast
from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.e2e
STORED = "JSON.stringify([localStorage, sessionStorage])"


def test_nothing_typed_is_lost_when_the_session_ends(browser_page: OpenPage, cast: Cast) -> None:
    load_categories()
    page = browser_page(cast.clerk)
    page.goto("/people/new/")
    page.get_by_label("姓名").fill("石大山")
    page.get_by_label("电话", exact=True).fill("19900001234")
    page.locator("select[name=i0-category]").select_option(label="退役士兵")
    expect(page.locator("[name=i0-p_discharged_on]")).to_be_visible()
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.get_by_role("button", name="登记", exact=True).last.click()
    expect(page.locator("#lost")).to_contain_text("登录已经过期，还没有提交")
    expect(page.get_by_label("电话", exact=True)).to_have_value("19900001234")
    assert "19900001234" not in page.evaluate(STORED)
    # Signed in again in another window: the session is back, the form's token is another one now.
    session = [cookie for cookie in cookies if cookie["name"] != "csrftoken"]
    page.context.add_cookies(session)
    page.get_by_role("button", name="登记", exact=True).last.click()
    expect(page.get_by_role("heading", name="石大山")).to_be_visible()
    assert str(Person.objects.get().phone) == "199****1234"


def test_who_signed_in_as_somebody_else_is_stopped(browser_page: OpenPage, cast: Cast) -> None:
    load_categories()
    page = browser_page(cast.clerk)
    page.goto("/people/new/")
    page.get_by_label("姓名").fill("石大山")
    page.locator(".record-form").evaluate("form => form.dataset.user = '0'")
    page.get_by_role("button", name="登记", exact=True).last.click()
    expect(page.locator("#lost")).to_contain_text("现在登录的是另一个账号")
    assert not Person.objects.exists()
