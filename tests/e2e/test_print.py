"""Preview is the paper: printed from the browser, the same pages come out as from the PDF."""

from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageFilter, ImageOps
from playwright.sync_api import Page, expect

from plans.models import Plan
from plans.paper import files
from tests.cast import Cast
from tests.e2e.conftest import OpenPage
from tests.plans.paper.full_plan import full_plan

MakePlan = Callable[..., Plan]
pytestmark = pytest.mark.e2e
A4 = (210 / 25.4 * 72, 297 / 25.4 * 72)
DPI = 180
PRINTS = "window.printed = 0; window.print = () => { window.printed += 1; };"


@pytest.fixture
def plan(make_plan: MakePlan) -> Plan:
    return make_plan("issued", content=full_plan())


def pictures(pdf: bytes) -> list[Image.Image]:
    """Each page in grey, as it lies in the printer: a lying page with its head to the left."""
    with pypdfium2.PdfDocument(pdf) as document:
        sheets = [page.render(scale=DPI / 72).to_pil().convert("L") for page in document]
    return [
        sheet.transpose(Image.Transpose.ROTATE_90) if sheet.width > sheet.height else sheet
        for sheet in sheets
    ]


def ink(sheet: Image.Image) -> tuple[float, ...]:
    """Left, top, right and bottom edge of what is printed, in millimetres."""
    box = ImageOps.invert(sheet).point(lambda value: 255 if value > 40 else 0).getbbox()
    return tuple(edge / DPI * 25.4 for edge in box)


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two pages as a share of the ink; out of focus: browsers smooth edges anew."""
    size = (one.width // 3, one.height // 3)
    first, second = (
        sheet.resize(size).filter(ImageFilter.GaussianBlur(2)).tobytes() for sheet in (one, other)
    )
    pairs = zip(first, second, strict=True)
    return sum(abs(a - b) for a, b in pairs) / sum(255 - a for a in first)


def open_preview(page: Page, plan: Plan) -> None:
    page.goto(f"/plans/{plan.pk}/preview/")
    expect(page.get_by_role("button", name="打印")).to_be_visible()


def test_the_browser_prints_the_pages_of_the_pdf_and_nothing_else(
    browser_page: OpenPage, plan: Plan, cast: Cast
) -> None:
    page = browser_page(cast.clerk)
    open_preview(page, plan)
    page.wait_for_load_state("networkidle")
    from_browser = page.pdf(prefer_css_page_size=True)
    own = files.make_paper(plan, "pdf").data
    with pypdfium2.PdfDocument(from_browser) as document:
        sizes = [document.get_page_size(index) for index in range(len(document))]
    assert len(sizes) == files.page_count(plan)
    assert all(size == pytest.approx(A4, abs=1) for size in sizes)
    assert any(size.landscape for size in files.printed(plan).pages)
    for ours, theirs in zip(pictures(own), pictures(from_browser), strict=True):
        assert ink(theirs) == pytest.approx(ink(ours), abs=0.5)
        upside_down = theirs.transpose(Image.Transpose.ROTATE_180)
        assert difference(ours, theirs) < 0.3 * difference(ours, upside_down)


def test_the_button_prints_when_all_pages_have_come(browser_page: OpenPage, plan: Plan, cast: Cast) -> None:
    page = browser_page(cast.clerk)
    page.add_init_script(PRINTS)
    waiting: list[Any] = []
    page.route("**/preview/2.png*", lambda route: waiting.append(route))
    page.goto(f"/plans/{plan.pk}/preview/", wait_until="domcontentloaded")
    page.get_by_role("button", name="打印").click()
    expect(page.get_by_text("取齐就打印")).to_be_visible()
    assert page.evaluate("window.printed") == 0
    waiting[0].continue_()
    expect(page.get_by_text("取齐就打印")).to_be_hidden()
    assert page.evaluate("window.printed") == 1


def test_a_page_that_does_not_come_is_named_and_nothing_is_printed(
    browser_page: OpenPage, plan: Plan, cast: Cast
) -> None:
    page = browser_page(cast.clerk)
    page.add_init_script(PRINTS)
    page.route("**/preview/2.png*", lambda route: route.abort())
    page.goto(f"/plans/{plan.pk}/preview/")
    page.get_by_role("button", name="打印").click()
    expect(page.get_by_text("第2页没有取到，没有打印")).to_be_visible()
    assert page.evaluate("window.printed") == 0
    page.unroute("**/preview/2.png*")
    page.get_by_role("button", name="打印").click()
    expect(page.locator("#paper-print-state")).to_be_hidden()
    assert page.evaluate("window.printed") == 1


def test_on_the_screen_a_lying_page_lies_and_fits(browser_page: OpenPage, plan: Plan, cast: Cast) -> None:
    page = browser_page(cast.clerk, size=(390, 800))
    open_preview(page, plan)
    shapes = page.eval_on_selector_all(
        ".paper-sheet img", "all => all.map(i => [i.clientWidth, i.clientHeight, i.alt])"
    )
    ratios = {round(height / width, 1) for width, height, _ in shapes}
    assert ratios == {1.4, 0.7}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert shapes[0][2] == f"《{plan.title}》第1页"


def test_the_way_from_the_sign_in_page_to_an_answer(browser_page: OpenPage, plan: Plan) -> None:
    page = browser_page()
    page.goto("/")
    page.get_by_role("link", name="核对印发文件").click()
    page.get_by_label("校验码").fill(plan.content_hash[:16])
    page.get_by_role("button", name="查一查").click()
    expect(page.get_by_text("是本系统印发的，现在仍然有效")).to_be_visible()
    data = files.make_paper(plan, "pdf").data
    page.locator("input[type=file]").set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": data}
    )
    expect(page.get_by_text("a.pdf")).to_be_visible()
    page.get_by_role("button", name="再查一份").click()
    expect(page.get_by_text("一字不差")).to_be_visible()
