"""A schedule headed by months prints its tasks under their months."""

from plans.content import ParagraphContent, PlanContent, TaskContent
from plans.paper.document import build_document
from shuangyong.almanac.words import parse_timings
from shuangyong.documents.model import Paragraph


def lines(heading: str, *tasks: tuple[str, str]) -> list[str]:
    content = PlanContent(
        title="松林木器厂2027年双拥工作计划",
        year=2027,
        paragraphs=(ParagraphContent(text=heading, level=1, role="schedule"),),
        tasks=tuple(
            TaskContent(title=title, timings=tuple(parse_timings(when, 2027))) for title, when in tasks
        ),
    )
    document = build_document(
        content, unit_name="松林木器厂", signature="松林木器厂", signed_on=None, number="", draft=True
    )
    return [block.source for block in document.blocks if isinstance(block, Paragraph)]


def test_tasks_stand_under_their_months_in_order() -> None:
    assert lines("月度安排", ("军属座谈", "7月"), ("学雷锋服务", "3月"), ("常年联系", "全年")) == [
        "一、月度安排",
        "（一）3月",
        "1.学雷锋服务。",
        "（二）7月",
        "1.军属座谈。",
        "（三）全年及未定时间",
        "1.常年联系（时间：全年）。",
    ]


def test_a_festival_stands_in_the_month_of_its_window() -> None:
    assert "1.八一前，慰问军属。" in lines("逐月安排", ("慰问军属", "八一前"))


def test_a_heading_about_the_whole_year_prints_every_quarter() -> None:
    printed = lines("全年工作安排", ("学雷锋服务", "3月"), ("常年联系", "不定期"))
    assert [line for line in printed if "学雷锋" in line or "常年" in line] == [
        "1. 3月，学雷锋服务。",
        "1.常年联系（时间：不定期）。",
    ]
