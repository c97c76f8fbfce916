"""Plain text is what was typed, and of a whole paper what stands on it."""

from hypothesis import given
from hypothesis import strategies as st

from shuangyong.documents.model import Document, Paragraph
from shuangyong.documents.text_in import read_paragraphs
from shuangyong.documents.text_out import to_text
from tests.documents.papers import full_paper


@given(
    st.lists(st.text(st.sampled_from("一、（二）1.甲乙 \u3000，"), min_size=1).filter(str.strip), min_size=1)
)
def test_an_imported_text_comes_out_as_it_came_in(lines):
    document = Document("没有人写的标题", tuple(read_paragraphs("\n".join(lines))), title_in_text=False)
    assert to_text(document) == "\n".join(lines) + "\n"


def test_a_whole_paper_comes_in_the_order_of_the_page():
    lines = to_text(full_paper()).splitlines()
    assert lines[:2] == ["桂园社区2027年双拥工作计划", "桂社〔2027〕3号"]
    assert "副组长：李某　副书记、张某　干事" in lines
    sign = lines.index("桂园社区居民委员会")
    assert lines[sign - 2 : sign] == ["附件：1.任务分解表", "2.慰问标准"]
    assert lines[sign + 1 : sign + 5] == ["2027年1月5日", "附件1", "任务分解表", "序号\t任务\t经费（元）"]
    assert "\t合计\t9,900" in lines


def test_a_single_annex_has_no_number():
    lines = to_text(full_paper(annexes=1)).splitlines()
    assert "附件：任务分解表" in lines
    assert "附件" in lines
    assert "附件1" not in lines


def test_nothing_is_added_to_a_paper_without_sign_off_and_annexes():
    assert to_text(Document("标题", (Paragraph("正文"),))) == "标题\n正文\n"
    assert to_text(Document("标题", title_in_text=False)) == ""
