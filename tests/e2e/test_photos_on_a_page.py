"""Photos sent from a phone over a line that breaks, in a real browser."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from activities.models import Photo
from tests.activities.photos import samples

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
PHONE = (360, 740)


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    """Two large ones."""
    paths = []
    for number, colour in enumerate(("brown", "teal")):
        path = tmp_path / f"IMG_{number}.jpg"
        path.write_bytes(samples.jpeg(colour, (3000, 2000)))
        paths.append(path)
    return paths


@pytest.fixture
def page(browser_page: Any, cast: Any, make_activity: Any) -> Page:
    """The page for adding, on a phone."""
    opened: Page = browser_page(cast.clerk, PHONE)
    opened.goto(f"/activities/{make_activity().pk}/photos/add/")
    return opened


def test_what_is_picked_is_sent_by_itself_and_described_on_the_spot(page: Page, pictures: list[Path]) -> None:
    page.locator("[name=pictures]").set_input_files(pictures)
    expect(page.locator(".photo-card")).to_have_count(2)
    assert sorted(Photo.objects.values_list("width", "height")) == [(1600, 1067)] * 2
    first = page.locator(".photo-card").first
    first.get_by_label("说明").fill("义诊现场")
    first.get_by_label("选入总结").check()
    expect(first.get_by_role("status")).to_have_text("已保存")
    page.reload()
    expect(page.locator(".photo-card").first.get_by_label("说明")).to_have_value("义诊现场")
    expect(page.locator(".photo-card").first.get_by_label("选入总结")).to_be_checked()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_on_a_broken_line_each_picture_is_stored_once(page: Page, pictures: list[Path]) -> None:
    tries: list[str] = []

    def break_twice(route: Route) -> None:
        if route.request.method != "POST":
            return route.continue_()
        tries.append(route.request.url)
        if len(tries) == 1:
            return route.abort()
        if len(tries) == 2:
            route.fetch()  # it arrives, but the answer is lost
            return route.abort()
        return route.continue_()

    page.route("**/photos/add/", break_twice)
    page.locator("[name=pictures]").set_input_files(pictures[:1])
    expect(page.locator(".photo-card")).to_have_count(1, timeout=20_000)
    assert (len(tries), Photo.objects.count()) == (3, 1)


def test_what_did_not_come_through_is_sent_again_without_picking_it_again(
    page: Page, pictures: list[Path]
) -> None:
    page.clock.install()
    page.route("**/photos/add/", lambda route: route.abort())
    page.locator("[name=pictures]").set_input_files(pictures[:1])
    again = page.get_by_role("button", name="重传")
    for _ in range(20):
        if again.is_visible():
            break
        page.wait_for_timeout(200)
        page.clock.run_for(5000)
    expect(page.get_by_text("没有传上去。照片还在")).to_be_visible()
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.evaluate("() => { window.location.href = '/activities/'; }")
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    page.unroute("**/photos/add/")
    again.click()
    expect(page.locator(".photo-card")).to_have_count(1)
    assert Photo.objects.count() == 1


def test_what_is_no_picture_says_why_and_can_be_let_go(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "IMG_9.heic"
    path.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    page.locator("[name=pictures]").set_input_files([path])
    expect(page.get_by_text("兼容性最好")).to_be_visible()
    page.get_by_role("button", name="不要这张").click()
    expect(page.locator(".photo-queue li")).to_have_count(0)


def test_a_photo_is_taken_away_on_the_spot(page: Page, pictures: list[Path]) -> None:
    page.locator("[name=pictures]").set_input_files(pictures[:1])
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator(".photo-card").get_by_role("button", name="删去").click()
    expect(page.get_by_text("还没有照片。")).to_be_visible()
    assert Photo.objects.count() == 0


def test_a_form_waits_for_its_pictures(page: Page, pictures: list[Path]) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        is_picture = route.request.headers.get("accept") == "application/json"
        if is_picture and not held:
            held.append(route)
        else:
            route.continue_()

    page.route("**/photos/add/", hold)
    page.locator("[name=pictures]").set_input_files(pictures[:1])
    expect(page.locator(".photo-queue").get_by_text("正在上传")).to_be_visible()
    page.evaluate("document.querySelector('[data-photo-form]').requestSubmit()")
    expect(page.get_by_text("传完会自动提交")).to_be_visible()
    held[0].continue_()
    expect(page.get_by_text("还没有选照片")).to_be_visible()  # the form's own POST brought none
    assert Photo.objects.count() == 1
