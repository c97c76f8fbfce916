"""An imported text without rows comes out as it came in."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plans.content import ParagraphContent, PlanContent
from plans.paper.document import build_document
from shuangyong.documents.model import Document
from shuangyong.documents.text_in import read_paragraphs
from shuangyong.documents.text_out import to_text

SIGNS = "一二三、（(五)）.1①《*_x双 \u3000军。：,，"


def imported(text: str, **options: object) -> PlanContent:
    """As `import_plan` makes it: every line a paragraph, no rows, a title that nobody typed."""
    rows = tuple(
        ParagraphContent(text=row.text, level=row.level, marker=row.marker, indent=row.indent)
        for row in read_paragraphs(text)
    )
    facts = {"title": "桂园社区2027年双拥工作计划", "year": 2027, "title_in_text": False, "paragraphs": rows}
    return PlanContent(**{**facts, **options})


def paper(content: PlanContent, for_text: bool = True, signed_on: date | None = None) -> Document:
    return build_document(
        content,
        unit_name="桂园社区",
        signature="桂园社区居民委员会",
        signed_on=signed_on,
        number="",
        draft=signed_on is None,
        for_text=for_text,
    )


@given(st.lists(st.text(SIGNS, min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=12))
def test_every_line_comes_out_to_the_character(lines: list[str]) -> None:
    assert to_text(paper(imported("\n".join(lines)))).split("\n")[:-1] == lines


def test_odd_markers_blanks_and_open_brackets_stay() -> None:
    lines = [
        "二、 20xx 年 4—6 月 :出板报",
        "(五)、加强",
        "1、 走访",
        "　　学习《双拥",
        "①走访②慰问",
        "唱响新*___",
    ]
    assert to_text(paper(imported("\n".join(lines)))) == "\n".join([*lines, ""])


def test_a_title_that_is_also_the_first_line_is_said_once() -> None:
    content = imported("桂园社区2027年 双拥工作计划\n一、指导思想")
    assert to_text(paper(content)).splitlines()[0] == "桂园社区2027年 双拥工作计划"
    assert len(paper(content, for_text=False).blocks) == 1
    typed = replace(content, title_in_text=True)
    assert to_text(paper(typed)).splitlines() == ["桂园社区2027年双拥工作计划", "一、指导思想"]


def test_text_is_signed_only_once_it_is_issued() -> None:
    content = imported("一、指导思想")
    issued = to_text(paper(content, signed_on=date(2027, 1, 5)))
    assert "居民委员会" not in to_text(paper(content))
    assert issued.splitlines()[-2:] == ["桂园社区居民委员会", "2027年1月5日"]


def test_a_typed_signature_is_not_printed_again() -> None:
    content = imported("一、指导思想\n桂园社区居民委员会\n二〇二七年一月五日")
    sign_off = paper(content, for_text=False, signed_on=date(2027, 1, 5)).sign_off
    assert (sign_off.signatory, sign_off.day) == ("", None)
