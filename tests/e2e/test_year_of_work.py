"""Task → activity → visits → summary → PDF, at the desk and on a phone with a bad line."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect

from activities.models import Activity, Photo, Visit
from beneficiaries.models import Need
from plans.content import PlanContent, TaskContent
from plans.models import Plan
from shuangyong.almanac.timing import Timing, TimingKind
from tests.cast import Cast
from tests.e2e.conftest import OpenPage
from tests.e2e.test_whole_life import download, text_of

pytestmark = pytest.mark.e2e
PHONE = (360, 740)
HEARD = "希望有人陪同复查"


def this_year() -> int:
    return timezone.localdate().year


def content() -> PlanContent:
    year = this_year()
    lecture = TaskContent(
        title="国防教育讲座",
        type_code="106",
        target_count=1,
        measure_word="场",
        place="社区活动室",
        timings=(Timing(TimingKind.DATE, words="12月31日", day=date(year, 12, 31)),),
    )
    return PlanContent(title=f"桂园社区{year}年双拥工作计划", year=year, tasks=(lecture,))


def arrange_and_finish(page: Page) -> None:
    """One click on the task; afterwards what is known is written down."""
    page.goto("/home/")
    page.get_by_role("link", name="活动", exact=True).first.click()
    page.get_by_role("link", name="计划任务", exact=True).click()
    page.get_by_role("button", name="安排活动").click()
    expect(page.get_by_role("heading", name="国防教育讲座")).to_be_visible()
    expect(page.get_by_text("社区活动室").first).to_be_visible()
    page.get_by_role("link", name="办完了，记结果").click()
    expect(page.get_by_label("部队人数")).to_be_visible()
    page.get_by_label("哪一天办的").fill(timezone.localdate().isoformat())
    page.get_by_label("地方人数").fill("三十")
    page.get_by_label("活动概况").fill("请老兵讲亲身经历，居民现场答题。")
    page.get_by_role("button", name="记为已完成").click()
    expect(page.get_by_label("活动概况")).to_have_value("请老兵讲亲身经历，居民现场答题。")
    page.get_by_label("地方人数").fill("30")
    page.get_by_role("button", name="记为已完成").click()
    expect(page.locator(".activity-done").first).to_be_visible()


def plan_a_round(page: Page) -> None:
    page.goto("/activities/visits/")
    page.get_by_role("link", name="排一轮走访").first.click()
    page.locator("[name=title]").fill("冬季走访慰问")
    page.locator("[name=day]").fill(timezone.localdate().isoformat())
    page.get_by_role("button", name="排好，生成名单").click()
    expect(page.get_by_role("heading", name="冬季走访慰问")).to_be_visible()


class Line:
    """About what a phone has in a basement: 400 ms a round trip, 40 KB/s up; it can break."""

    def __init__(self, page: Page) -> None:
        self.session = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        self.works(True)

    def works(self, works: bool) -> None:
        self.session.send(
            "Network.emulateNetworkConditions",
            {"offline": not works, "latency": 400, "downloadThroughput": 80_000, "uploadThroughput": 40_000},
        )


def visit_on_the_phone(page: Page, picture: Path) -> Line:
    page.goto(f"/activities/visits/{Activity.objects.get(title='冬季走访慰问').pk}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    line = Line(page)
    page.get_by_role("link", name="记下：").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.get_by_label("慰问金").fill("500元")
    page.locator("input[type=file]").set_input_files(picture)
    page.locator("summary", has_text="听到的诉求").click()
    page.locator("[name=words]").fill(HEARD)
    page.get_by_role("button", name="记下，下一户").click(no_wait_after=True)
    expect(page.get_by_text("第2户").first).to_be_visible(timeout=30_000)
    return line


def visit_with_a_broken_line(page: Page, line: Line) -> None:
    """What could not be sent stays on the page; it is sent again, once."""
    page.get_by_label("慰问金").fill("600")
    line.works(False)
    page.get_by_role("button", name="记下，下一户").click()
    expect(page.get_by_text("没有发出去").first).to_be_visible()
    expect(page.get_by_label("慰问金")).to_have_value("600")
    line.works(True)
    page.get_by_role("button", name="记下，下一户").click()
    expect(page.get_by_text("本轮走访完了").first).to_be_visible(timeout=30_000)


def write_the_summary(page: Page) -> Plan:
    page.goto("/activities/summaries/")
    page.get_by_role("button", name="生成年度总结").or_(
        page.get_by_role("button", name=f"生成{this_year()}年度总结")
    ).or_(page.locator("tr", has_text="全年").get_by_role("button", name="生成")).first.click()
    summary: Plan = Plan.objects.summaries().get()
    expect(page.get_by_text("是草稿").first).to_be_visible()
    page.goto(f"/activities/summaries/{summary.pk}/figures/")
    expect(page.get_by_text("1,100").or_(page.get_by_text("1100")).first).to_be_visible()
    page.goto(f"/plans/{summary.pk}/")
    page.get_by_role("link", name="提交").first.click()
    page.get_by_role("button", name="提交", exact=True).click()
    expect(page.locator(".state-submitted").first).to_be_visible()
    return summary


def approve(page: Page) -> None:
    page.goto("/review/")
    page.get_by_role("link", name="审核", exact=True).last.click()
    page.get_by_role("button", name="通过").click()
    expect(page.locator("#messages")).to_contain_text("通过")


def issue(page: Page, summary: Plan) -> None:
    page.goto(f"/plans/{summary.pk}/issue/")
    page.get_by_role("button", name="印发").click()
    expect(page.locator(".state-issued").first).to_be_visible()


def picture_of_a_phone(folder: Path) -> Path:
    """Lying on its side, with the place it was taken at."""
    path = folder / "IMG_0001.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    Image.radial_gradient("L").resize((1600, 1200)).convert("RGB").save(path, exif=exif, quality=85)
    return path


def test_a_task_becomes_a_paper_at_the_desk_and_on_a_phone(
    browser_page: OpenPage, cast: Cast, make_plan: Any, make_person: Any, tmp_path: Path
) -> None:
    call_command("load_dictionaries", verbosity=0)
    make_plan("issued", content=content())
    make_person("石大山")
    make_person("石小溪")
    desk, phone = browser_page(cast.clerk), browser_page(cast.clerk, PHONE)

    arrange_and_finish(desk)
    plan_a_round(desk)
    line = visit_on_the_phone(phone, picture_of_a_phone(tmp_path))
    visit_with_a_broken_line(phone, line)
    assert [str(visit.amount) for visit in Visit.objects.order_by("position")] == ["500.00", "600.00"]
    assert (Need.objects.get().words.reveal(), Photo.objects.count()) == (HEARD, 1)
    photo = Photo.objects.get()
    assert photo.width < photo.height
    phone.get_by_role("button", name="记为已完成").click()

    desk.goto(Plan.objects.plans().get().get_absolute_url())
    expect(desk.get_by_text("1/1场").first).to_be_visible()
    summary = write_the_summary(desk)
    approve(browser_page(cast.reviewer))
    issue(desk, summary)
    name, pdf = download(desk, "PDF", tmp_path)
    text = text_of(pdf)
    assert "总结" in name
    for words in ("国防教育讲座", "2户", "1100元"):
        assert words in text.replace(",", ""), words
    assert "石大山" not in text
    Image.open(io.BytesIO(picture_of_a_phone(tmp_path).read_bytes())).verify()
