"""The main job, end to end, by two people in two browsers: from the first word to the printed paper."""

import io
import re
from pathlib import Path

import pdfplumber
import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from plans.models import Plan
from tests.cast import PASSWORD, Cast
from tests.e2e.conftest import OpenPage
from tests.e2e.editor_page import changed_and_saved

pytestmark = pytest.mark.e2e
# What the clerk types: the quarter whose + is pressed, the task, and its own time where it has one.
TASKS = (
    (1, "节前开展军民同创洁净家园宣传和卫生整治", ""),
    (1, "向辖区单位和居民发出争创双拥模范社区的公开信", ""),
    (1, "召开军民座谈会", "春节前夕"),
    (1, "组织社区干部和中小学生走访慰问烈属、军属", "春节前、3月"),
    (2, "出一期双拥宣传板报", ""),
    (2, "组织官兵参加社区卫生整治", "5月"),
    (2, "为优抚对象免费义诊", ""),
    (3, "志愿者上街开展文明劝导", "暑期"),
    (3, "请退休老干部为学生讲革命传统故事", "八一前"),
    (3, "与共建部队开展军民联谊", "八一前夕"),
    (4, "与部队开展迎新联谊", "次年元旦、春节前"),
    (4, "组织居民参加国防教育知识竞赛", "10月"),
    (4, "官兵与居民一起开展环境大清扫", "12月"),
)
HEADS = ("一季度（1—3月）", "二季度（4—6月）", "三季度（7—9月）", "四季度（10—12月）")


def sign_in(page: Page, username: str) -> None:
    page.goto("/")
    page.get_by_label("账号").fill(username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.locator(".site-user")).to_be_visible()


def start_from_template(page: Page) -> None:
    page.get_by_role("link", name="计划", exact=True).click()
    page.get_by_role("link", name="新建计划").first.click()
    page.get_by_role("link", name="选模板").click()
    page.locator("input[name=template][value=community]").check()
    page.get_by_label("年度").fill("2027")
    page.get_by_label("带上常见任务").uncheck()
    page.get_by_role("button", name="建立").click()
    page.locator("html[data-editor=ready]").wait_for(state="attached")


def type_tasks(page: Page) -> None:
    for quarter, title, when in TASKS:
        page.locator(f".ed-quarter[data-quarter='{quarter}'] .ed-add").click()
        page.keyboard.type(title)
        changed_and_saved(page)
        if when:
            row = page.locator("*:focus").locator("xpath=ancestor::*[starts-with(@id,'row-')]")
            row.locator("[data-field=time]").fill(when)
            page.locator("h1").click()
            changed_and_saved(page)


def submit(page: Page) -> None:
    page.get_by_role("link", name="提交").click()
    page.get_by_role("button", name="提交", exact=True).click()
    expect(page.locator(".state-submitted").first).to_be_visible()


def comment_and_return(page: Page) -> None:
    page.get_by_role("link", name="审核").first.click()
    page.get_by_role("link", name="审核", exact=True).last.click()
    expect(page.get_by_text("首次提交")).to_be_visible()
    page.locator("[data-note]").nth(2).click()
    page.get_by_label("意见").fill("请把这一段写得具体些。")
    page.get_by_role("button", name="发出").click()
    expect(page.locator(".review-paper").get_by_text("请把这一段写得具体些。")).to_be_visible()
    page.locator(".decide-return summary").click()
    page.get_by_label("退回的理由").fill("请补充责任人，按批注修改。")
    page.get_by_role("button", name="退回修改").click()
    expect(page.locator("#messages")).to_contain_text("退回")


def mend_and_submit_again(page: Page, plan: Plan) -> None:
    page.goto("/home/")
    page.get_by_role("link", name="查看退回意见").click()
    expect(page.get_by_text("请补充责任人，按批注修改。").first).to_be_visible()
    thread = page.locator("section.thread").first
    thread.locator("summary", has_text="回复").click()
    thread.get_by_label("回复").fill("已补充走访的次数和办法。")
    thread.get_by_role("button", name="发出").click()
    page.locator("section.thread").first.get_by_role("button", name="已改好").click()
    page.get_by_role("link", name="编辑", exact=True).click()
    page.locator("html[data-editor=ready]").wait_for(state="attached")
    row = plan.paragraphs.filter(level=0).first()
    assert row is not None
    page.locator(f"#row-{row.key.hex} textarea").click()
    page.keyboard.press("End")
    page.keyboard.type("全年走访不少于四次。")
    changed_and_saved(page)
    submit(page)


def download(page: Page, name: str, folder: Path) -> tuple[str, bytes]:
    """The file's name and its bytes."""
    with page.expect_download() as caught:
        page.get_by_role("link", name=name, exact=True).first.click()
    target = folder / caught.value.suggested_filename
    caught.value.save_as(target)
    return target.name, target.read_bytes()


def text_of(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as pages:
        return re.sub(r"\s", "", "".join(page.extract_text() or "" for page in pages.pages))


def test_a_plan_is_written_reviewed_mended_issued_and_printed(
    browser_page: OpenPage, cast: Cast, tmp_path: Path
) -> None:
    call_command("load_dictionaries", verbosity=0)
    clerk, reviewer = browser_page(), browser_page()
    sign_in(clerk, "clerk")
    start_from_template(clerk)
    plan = Plan.objects.get(unit=cast.community)
    type_tasks(clerk)
    assert plan.tasks.count() == len(TASKS)
    submit(clerk)

    sign_in(reviewer, "reviewer")
    comment_and_return(reviewer)
    mend_and_submit_again(clerk, plan)

    reviewer.goto("/review/")
    reviewer.get_by_role("link", name="审核", exact=True).last.click()
    expect(reviewer.locator(".review-paper ins").first).to_contain_text("全年走访不少于四次。")
    reviewer.get_by_role("button", name="通过").click()
    expect(reviewer.locator("#messages")).to_contain_text("通过")

    clerk.goto(f"/plans/{plan.pk}/")
    assert download(clerk, "PDF", tmp_path)[0] == "桂园社区2027年双拥工作计划（草稿）.pdf"
    clerk.get_by_role("link", name="印发", exact=True).click()
    clerk.get_by_label("文号").fill("桂社(2027)3号")
    clerk.get_by_role("button", name="印发", exact=True).click()
    expect(clerk.locator(".state-issued").first).to_be_visible()

    name, pdf = download(clerk, "PDF", tmp_path)
    printed = text_of(pdf)
    assert name == "桂园社区2027年双拥工作计划.pdf"
    places = [printed.index(head) for head in HEADS] + [len(printed)]
    for quarter, title, _ in TASKS:
        assert title in printed[places[quarter - 1] : places[quarter]], title
    assert "桂社〔2027〕3号" in printed
    assert "桂园社区居民委员会" in printed
    assert download(clerk, "Excel任务表", tmp_path)[1][:2] == b"PK"

    clerk.get_by_role("link", name="归档", exact=True).click()
    clerk.get_by_role("button", name="归档", exact=True).click()
    expect(clerk.locator(".state-archived").first).to_be_visible()
    clerk.get_by_role("link", name="变更", exact=True).click()
    clerk.get_by_label("变更").fill("八一走访改期。")
    clerk.get_by_role("button", name="变更").click()
    expect(clerk.locator(".state-draft").first).to_be_visible()
    clerk.get_by_role("link", name="编辑", exact=True).click()
    clerk.locator("html[data-editor=ready]").wait_for(state="attached")
    assert Plan.objects.get(replaces=plan).revision == 2
