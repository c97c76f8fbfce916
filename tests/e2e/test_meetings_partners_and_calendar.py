"""A decision becomes an activity, a wish of the other side is settled, the calendar goes to a phone."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from activities.models import Activity, Decision, Exchange
from tests.cast import Cast
from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.e2e


def hold_a_meeting(page: Page) -> None:
    due = timezone.localdate() + timedelta(days=20)
    page.goto("/activities/")
    page.get_by_role("link", name="会议", exact=True).click()
    page.get_by_role("link", name="登记会议").first.click()
    page.locator("[name=kind]").select_option("joint")
    page.locator("[name=day]").fill(timezone.localdate().isoformat())
    page.get_by_label("已经开过了").check()
    page.locator("[name=decisions]").fill(f"检修活动室照明｜田小禾｜{due.month}月32日")
    page.locator("form button.btn-primary").last.click()
    expect(page.get_by_text("看不懂").first).to_be_visible()
    page.locator("[name=decisions]").fill(f"检修活动室照明｜田小禾｜{due:%Y-%m-%d}")
    page.locator("form button.btn-primary").last.click()
    expect(page.get_by_role("link", name="检修活动室照明")).to_be_visible()
    page.get_by_role("link", name="检修活动室照明").click()
    page.get_by_role("button", name="活动").first.click()
    assert Activity.objects.filter(day=due, title__contains="检修活动室照明").count() == 1
    assert Decision.objects.get().became is not None


def settle_a_wish(page: Page) -> None:
    page.goto("/activities/partners/new/")
    page.locator("[name=name]").fill("驻区某部")
    page.locator("[name=kind]").select_option("forces")
    page.locator("form button.btn-primary").last.click()
    expect(page.get_by_role("heading", name="驻区某部")).to_be_visible()
    page.goto("/activities/exchanges/new/")
    page.locator("[name=asked_by]").first.select_option("forces")
    page.locator("[name=item]").fill("帮助联系随军家属就业")
    page.locator("[name=partner]").select_option(label="驻区某部")
    page.locator("form button.btn-primary").last.click()
    expect(page.get_by_text("帮助联系随军家属就业").first).to_be_visible()
    page.goto(f"/activities/exchanges/{Exchange.objects.get().pk}/")
    page.get_by_role("link", name="办结").click()
    page.locator("[name=outcome]").fill("已有两人上岗。")
    page.locator("form button.btn-primary, form button.btn-green").last.click()
    expect(page.get_by_text("已有两人上岗。").first).to_be_visible()
    assert Exchange.objects.get().state == "done"


def subscribe(page: Page) -> str:
    page.goto("/activities/calendar/")
    expect(page.get_by_text("军地联席会").first).to_be_visible()
    page.get_by_role("link", name="订阅日历").click()
    page.locator("[name=name]").fill("我的手机")
    page.get_by_role("button", name="建立订阅地址").click()
    return page.locator("#feed-address").input_value()


def test_meeting_wish_and_calendar(browser_page: OpenPage, cast: Cast) -> None:
    call_command("load_dictionaries", verbosity=0)
    page = browser_page(cast.clerk)
    hold_a_meeting(page)
    settle_a_wish(page)
    address = subscribe(page)
    path = address[address.index("/feed/") :]
    feed = Client().get(path)
    assert feed["Content-Type"].startswith("text/calendar")
    assert "军地联席会" in feed.content.decode().replace("\r\n ", "")
    page.get_by_role("button", name="停用").click()
    assert Client().get(path).status_code == 404
