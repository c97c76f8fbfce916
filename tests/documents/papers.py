"""Invented papers for the tests."""

from datetime import date

from shuangyong.documents.model import (
    Align,
    Annex,
    Column,
    Document,
    Kind,
    NameList,
    Paragraph,
    SignOff,
    Table,
)

COLUMNS = (Column("序号", 1, Align.CENTER), Column("任务", 5), Column("经费（元）", 2, Align.END))
SENTENCE = "开展军民共建活动，走访慰问优抚对象，办好实事，巩固团结。"


def task_table(rows):
    """A table of `rows` tasks and a line of sums."""
    cells = tuple(
        (str(number), f"任务{number}：走访慰问", f"{number * 100}") for number in range(1, rows + 1)
    )
    return Table(COLUMNS, cells, footer=("", "合计", "9,900"))


def full_paper(*, draft=False, annexes=2):
    """A paper with every feature."""
    blocks = (
        Paragraph(SENTENCE * 30),
        Paragraph("指导思想", 1, number="一、", kind=Kind.HEADING),
        Paragraph("宣传教育", 2, number="（一）", kind=Kind.HEADING),
        Paragraph("举办讲座。每季度一次，覆盖居民。", 2, number="（二）"),
        Paragraph("张贴标语。", 3, number="1."),
        Paragraph("第二部分　组织保障", kind=Kind.PART),
        NameList((("组长", ("王某某　书记",)), ("副组长", ("李某　副书记", "张某　干事")))),
    )
    every = (
        Annex("任务分解表", (task_table(60),), landscape=True),
        Annex("慰问标准", (Paragraph(SENTENCE),)),
    )
    return Document(
        "桂园社区2027年双拥工作计划",
        blocks,
        number="桂社〔2027〕3号",
        sign_off=SignOff("桂园社区居民委员会", date(2027, 1, 5)),
        annexes=every[:annexes],
        draft=draft,
        author="桂园社区",
    )
