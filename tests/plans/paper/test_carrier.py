"""红头: the notice that carries a plan, built from one Document."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.paper.carrier import RedHead, carried, in_title_marks, is_notice
from shuangyong.documents.model import Annex, Document, Imprint, Paragraph, SignOff

DAY = date(2027, 1, 12)
HEAD = RedHead(
    mark="枫林街道办事处文件",
    recipients="各社区居民委员会",
    sign_off=SignOff("枫林街道办事处", DAY, sealed=True),
    imprint=Imprint("青川区双拥工作领导小组办公室", "枫林街道办事处", DAY),
)
TABLE = Annex("任务安排表", (), landscape=True)


def paper(title: str = "枫林街道2027年双拥工作计划", **options: Any) -> Document:
    options.setdefault("blocks", (Paragraph("工作目标", level=1), Paragraph("走访全覆盖。")))
    return Document(title=title, number="枫街〔2027〕3号", annexes=(TABLE,), draft=False, **options)


def test_the_plan_becomes_the_first_annex_of_the_notice() -> None:
    plan = paper()
    notice = carried(plan, HEAD)
    assert notice.title == "关于印发《枫林街道2027年双拥工作计划》的通知"
    assert [block.text for block in notice.blocks if isinstance(block, Paragraph)] == [
        "现将《枫林街道2027年双拥工作计划》印发给你们，请认真贯彻执行。"
    ]
    assert notice.annexes == (Annex(plan.title, plan.blocks), TABLE)
    assert (notice.head_mark, notice.recipients) == (HEAD.mark, HEAD.recipients)
    assert (notice.sign_off, notice.imprint, notice.number) == (HEAD.sign_off, HEAD.imprint, plan.number)


def test_the_notice_is_signed_though_the_plan_ends_with_a_signature_of_its_own() -> None:
    typed = paper(blocks=(Paragraph("走访全覆盖。"), Paragraph("枫林街道办事处")), sign_off=SignOff())
    assert carried(typed, HEAD).sign_off.signatory == "枫林街道办事处"


def test_a_title_that_is_a_notice_is_not_wrapped_in_a_second_one() -> None:
    plan = paper("关于印发《枫林街道2027年双拥工作计划》的通知", sign_off=SignOff("枫林街道办事处", DAY))
    notice = carried(plan, HEAD)
    assert (notice.title, notice.blocks, notice.annexes) == (plan.title, plan.blocks, plan.annexes)
    assert (notice.head_mark, notice.recipients, notice.imprint) == (HEAD.mark, HEAD.recipients, HEAD.imprint)
    assert notice.sign_off == SignOff("枫林街道办事处", DAY, sealed=True)


@pytest.mark.parametrize(
    ("first", "printed"),
    [
        ("各社区，各有关单位：", ""),
        ("各社区：", ""),
        ("现将有关事项通知如下：", HEAD.recipients),
        ("根据区里部署，做好以下工作。", HEAD.recipients),
    ],
)
def test_a_notice_that_names_its_recipients_does_not_name_them_twice(first: str, printed: str) -> None:
    plan = paper("关于做好2027年双拥工作的通知", blocks=(Paragraph(first), Paragraph("走访慰问。")))
    assert carried(plan, HEAD).recipients == printed


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("关于做好双拥工作的通知", True),
        ("关于印发工作计划的通知（试行）", True),
        ("关于印发 工作计划 的通 知", True),
        ("双拥工作计划", False),
        ("通知书发放工作计划", False),
    ],
)
def test_a_notice_is_known_by_its_last_word(title: str, expected: bool) -> None:
    assert is_notice(title) is expected


@pytest.mark.parametrize(
    ("title", "quoted"),
    [
        ("工作计划", "《工作计划》"),
        ("落实《办法》工作计划", "《落实〈办法〉工作计划》"),
        ("落实〈办法〉工作计划", "《落实〈办法〉工作计划》"),
        ("落实《关于〈办法〉的意见》计划", "《落实〈关于《办法》的意见〉计划》"),
        ("计划》", "《计划〉》"),
        ("《计划", "《〈计划》"),
    ],
)
def test_title_marks_inside_title_marks_take_turns(title: str, quoted: str) -> None:
    assert in_title_marks(title) == quoted


@given(st.text(alphabet="甲乙《》〈〉", max_size=12))
def test_only_the_marks_change_and_nothing_closes_the_outer_pair(title: str) -> None:
    quoted = in_title_marks(title)
    assert [sign for sign in quoted if sign in "甲乙"] == [sign for sign in title if sign in "甲乙"]
    depth = 0
    for place, sign in enumerate(quoted):
        depth += {"《": 1, "》": -1}.get(sign, 0)
        assert depth > 0 or place == len(quoted) - 1
