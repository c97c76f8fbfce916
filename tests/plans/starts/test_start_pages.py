"""The pages that start a plan: who may, what is made, and every bad input answered with a sentence."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from plans.choices import Origin
from plans.models import Plan
from plans.services.rows import content_of
from shuangyong.units.models import User
from tests.cast import Cast

AsUser = Callable[[User], Client]
TITLE = "桂园社区2027年双拥工作计划"
TEXT = f"{TITLE}\n一、工作目标\n走访全覆盖。"
WAYS = ("new_blank", "new_template", "new_copy", "new_text")


@pytest.fixture
def clerk(cast: Cast, as_user: AsUser) -> Client:
    return as_user(cast.clerk)


def post(client: Client, way: str, **data):
    return client.post(reverse(f"plans:{way}"), {"year": "2027", "title": TITLE, **data})


def text_file(data: bytes, name: str = "计划.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="text/plain")


def made(response) -> Plan:
    """The plan that was made; the answer leads to its editor."""
    plan = Plan.objects.latest("pk")
    assert (response.status_code, response["Location"]) == (302, reverse("plans:edit", args=[plan.pk]))
    return plan


def refused(response) -> str:
    """The words of a form that came back; nothing was stored."""
    assert response.status_code == 200
    assert not Plan.objects.exists()
    page: str = response.content.decode()
    return page


@pytest.mark.parametrize("way", ["new", *WAYS])
def test_who_writes_no_plans_may_not_start_one(cast: Cast, as_user: AsUser, way: str) -> None:
    for user in (cast.admin, cast.auditor):
        assert as_user(user).get(reverse(f"plans:{way}")).status_code == 403
    for user in (cast.clerk, cast.lead, cast.reviewer, cast.district, cast.bureau):
        assert as_user(user).get(reverse(f"plans:{way}")).status_code == 200


def test_who_may_not_start_a_plan_cannot_post_one(cast: Cast, as_user: AsUser) -> None:
    assert post(as_user(cast.admin), "new_blank").status_code == 403
    assert not Plan.objects.exists()


def test_the_choice_offers_last_years_plan_where_there_is_one(clerk: Client, make_plan, cast: Cast) -> None:
    assert "还没有往年的计划可以复制" in clerk.get(reverse("plans:new")).content.decode()
    plan = make_plan()
    Plan.objects.filter(pk=plan.pk).update(year=2024, title="桂园社区2024年双拥工作计划")
    page = clerk.get(reverse("plans:new")).content.decode()
    assert "桂园社区2024年双拥工作计划" in page


def test_year_and_title_are_filled_in(clerk: Client) -> None:
    page = clerk.get(reverse("plans:new_blank")).content.decode()
    assert re.search(r'value="桂园社区20\d\d年双拥工作计划"', page)


def test_a_blank_plan_is_made_for_the_own_unit(clerk: Client, cast: Cast) -> None:
    plan = made(post(clerk, "new_blank"))
    assert (plan.unit, plan.year, plan.title, plan.origin) == (cast.community, 2027, TITLE, Origin.BLANK)
    assert plan.created_by == cast.clerk


@pytest.mark.parametrize(("ticked", "tasks"), [({"with_tasks": "on"}, 16), ({}, 0)])
def test_a_template_comes_with_or_without_its_tasks(clerk: Client, ticked: dict, tasks: int) -> None:
    plan = made(post(clerk, "new_template", template="community", **ticked))
    assert (plan.origin, plan.tasks.count(), plan.goals.count()) == (Origin.TEMPLATE, tasks, 6)
    assert plan.paragraphs.first().text.startswith("为做好2027年双拥工作")


def test_a_copy_moves_last_years_plan_on_and_keeps_the_notes(clerk: Client, make_plan) -> None:
    source = make_plan()
    plan = made(post(clerk, "new_copy", year="2028", title="", source=source.pk))
    assert (plan.year, plan.title, plan.origin) == (2028, "桂园社区2028年双拥工作计划", Origin.COPY)
    assert plan.notes
    assert plan.tasks.count() == source.tasks.count()


def test_a_copy_takes_another_title_where_one_is_typed(clerk: Client, make_plan) -> None:
    assert (
        made(post(clerk, "new_copy", year="2028", title="新的标题", source=make_plan().pk)).title
        == "新的标题"
    )


def test_another_units_plan_cannot_be_copied(cast: Cast, as_user: AsUser, make_plan) -> None:
    source, own = make_plan(), make_plan(actor=cast.clerk2)
    client = as_user(cast.clerk2)
    page = post(client, "new_copy", year="2028", title="", source=source.pk).content.decode()
    assert "这份计划已不能复制" in page
    assert list(Plan.objects.order_by("pk")) == [source, own]


def test_with_nothing_to_copy_the_page_shows_other_ways(clerk: Client) -> None:
    page = clerk.get(reverse("plans:new_copy")).content.decode()
    assert "还没有往年的计划可以复制" in page
    assert reverse("plans:new_template") in page


def test_pasted_text_comes_in_to_the_character(clerk: Client) -> None:
    text = "  一、 走访 \r\n\r\n　　（五)、《未闭合 \r\n1、 第一"
    plan = made(post(clerk, "new_text", title="", text=text))
    rows = content_of(plan).paragraphs
    assert [row.indent + row.marker + row.text for row in rows] == [
        "  一、 走访 ",
        "　　（五)、《未闭合 ",
        "1、 第一",
    ]
    assert (plan.origin, plan.title, plan.title_in_text) == (Origin.TEXT, TITLE, False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_text_file_is_read_in_its_encoding(clerk: Client, encoding: str) -> None:
    plan = made(post(clerk, "new_text", title="", file=text_file(TEXT.encode(encoding))))
    assert (plan.title, plan.title_in_text) == (TITLE, True)
    assert plan.paragraphs.last().text == "走访全覆盖。"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "文件里没有文字"),
        (b"x" * 5 * 1024 * 1024, "文件太大（5.0 MB），最多2 MB"),
        (bytes(range(256)) * 8, "不是纯文本文件"),
        (b"PK\x03\x04" + b"\0" * 64, "Word"),
        ("段。\n".encode() * 3000, "有3000段，一份计划最多1000段"),
    ],
)
def test_a_bad_file_is_answered_with_a_sentence(clerk: Client, data: bytes, message: str) -> None:
    assert message in refused(post(clerk, "new_text", title="", file=text_file(data)))


def test_nothing_pasted_and_no_file_is_said(clerk: Client) -> None:
    assert "没有文字可以导入" in refused(post(clerk, "new_text", title="", text=" \n "))


def test_a_text_that_is_refused_stays_in_its_box(clerk: Client) -> None:
    assert "走访全覆盖。" in refused(post(clerk, "new_text", title="", text=TEXT, year="1899"))


def test_a_file_whose_form_is_refused_stays_as_text(clerk: Client) -> None:
    page = refused(post(clerk, "new_text", title="", year="1899", file=text_file(TEXT.encode("gbk"))))
    assert "走访全覆盖。" in page


def test_text_and_file_together_are_asked_about(clerk: Client) -> None:
    page = refused(post(clerk, "new_text", title="", text="甲", file=text_file(b"abc def")))
    assert "文字和文件只能用一种" in page


@pytest.mark.parametrize("way", ["new_blank", "new_template", "new_text"])
def test_a_title_of_500_characters_comes_back_with_a_sentence(clerk: Client, way: str) -> None:
    page = refused(post(clerk, way, title="题" * 500, template="village", text="正文。"))
    assert "标题最多120个字，现在有500个字" in page
    assert "题" * 500 in page


@pytest.mark.parametrize("way", ["new_blank", "new_template", "new_text"])
@pytest.mark.parametrize(
    ("year", "message"),
    [
        ("1899", "现在填的是1899"),
        ("2100", "现在填的是2100"),
        ("今年", "年度请填四位数字"),
        ("", "请填写年度"),
    ],
)
def test_a_bad_year_comes_back_with_a_sentence(clerk: Client, way: str, year: str, message: str) -> None:
    assert message in refused(post(clerk, way, year=year, template="village", text="正文。"))


def test_a_missing_title_is_asked_for(clerk: Client) -> None:
    assert "请填写标题" in refused(post(clerk, "new_blank", title="  "))


def test_an_unknown_template_is_refused(clerk: Client) -> None:
    assert "is-invalid" in refused(post(clerk, "new_template", template="../secret"))


@pytest.mark.parametrize("way", WAYS)
def test_a_second_plan_of_the_year_needs_a_yes(clerk: Client, make_plan, way: str) -> None:
    first = make_plan("issued")
    data = {"template": "community", "text": "正文。", "source": first.pk}
    response = post(clerk, way, **data)
    page = response.content.decode()
    assert Plan.objects.count() == 1
    assert first.get_absolute_url() in page
    assert "桂园社区已经有2027年的计划" in page
    assert "仍要另建一份" in page
    made(post(clerk, way, again="on", **data))
    assert Plan.objects.count() == 2


def test_a_void_plan_does_not_stand_in_the_way(clerk: Client, make_plan) -> None:
    Plan.objects.filter(pk=make_plan().pk).update(state="void")
    made(post(clerk, "new_blank"))


def test_starting_a_plan_by_a_mere_link_is_not_possible(clerk: Client) -> None:
    clerk.get(reverse("plans:new_blank"), {"year": 2027, "title": TITLE})
    assert not Plan.objects.exists()


def test_a_title_that_was_filled_in_follows_the_year(clerk: Client) -> None:
    offered = clerk.get(reverse("plans:new_blank")).context["form"]["title"].initial
    assert made(post(clerk, "new_blank", year="2031", title=offered)).title == "桂园社区2031年双拥工作计划"


def test_the_plan_before_the_planning_year_is_offered_first_for_copying(clerk: Client, make_plan) -> None:
    first, second = make_plan(), make_plan()
    Plan.objects.filter(pk=first.pk).update(year=2001)
    Plan.objects.filter(pk=second.pk).update(year=2099)
    assert clerk.get(reverse("plans:new_copy")).context["form"].fields["source"].initial == first
