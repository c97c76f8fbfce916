"""An invented notice under a red head, the carrier of a street's plan."""

from datetime import date

from shuangyong.documents.model import Annex, Document, Imprint, Kind, Paragraph, SignOff
from tests.documents.papers import SENTENCE, task_table

DAY = date(2027, 1, 5)


def lines_of_text(count, *, first=28):
    """A paragraph that takes `count` full lines but for a few characters, without punctuation."""
    return Paragraph(("双拥工作" * (7 * count))[: 28 * (count - 1) + first - 6])


def notice(**changes):
    """A whole notice; every field can be changed."""
    fields = {
        "title": "桂园街道办事处关于印发《2027年度双拥工作计划》的通知",
        "blocks": (Paragraph("现将《2027年度双拥工作计划》印发给你们，请认真组织实施。"),),
        "number": "桂街发〔2027〕3号",
        "sign_off": SignOff("桂园街道办事处", DAY, sealed=True),
        "head_mark": "桂园街道办事处文件",
        "recipients": "各社区居民委员会，街道各科室",
        "imprint": Imprint("区退役军人事务局，区双拥工作领导小组办公室", "桂园街道党政综合办公室", DAY),
        "draft": False,
    }
    return Document(**fields | changes)


def long_plan(headings=20, **changes):
    """A plan of about half a page for each heading."""
    blocks = []
    for number in range(headings):
        level, marker = (1, "一、") if number % 2 == 0 else (2, "（一）")
        rest = "的具体措施以及与此有关的组织领导和经费保障安排和督促检查办法" if number % 3 == 0 else ""
        blocks += [
            Paragraph(f"做好方面{number}工作{rest}", level, marker=marker, kind=Kind.HEADING),
            Paragraph(SENTENCE * 12),
        ]
    fields = {
        "title": "桂园社区2027年双拥工作计划",
        "blocks": tuple(blocks),
        "sign_off": SignOff("桂园社区居民委员会", DAY),
        "draft": False,
    }
    return Document(**fields | changes)


def table_annex(rows=20):
    """An annex on landscape pages; twenty rows take two of them."""
    return Annex("任务分解表", (task_table(rows),), landscape=True)
