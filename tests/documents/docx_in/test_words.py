"""The words of a paragraph as Word shows them."""

import pytest

from shuangyong.documents.docx_in import read_docx
from tests.documents.docx_in.building import NAMESPACES, lines, p, r, texts, word_file


def test_paragraphs_come_in_their_order_and_blank_ones_are_left_out():
    assert texts(p("一、指导思想") + p("") + p("　　") + p("以…为指导。")) == ["一、指导思想", "以…为指导。"]


def test_the_runs_of_a_paragraph_are_one_line_with_every_blank_between_them():
    assert texts(p(r("　　走访 ") + r("慰问") + "<w:r><w:t> 三户 </w:t></w:r>")) == ["　　走访 慰问三户"]


@pytest.mark.parametrize("sign", ["<w:br/>", "<w:cr/>", '<w:br w:type="page"/>'])
def test_a_break_inside_a_paragraph_ends_a_line(sign):
    assert texts(p(f"{r('甲')}<w:r>{sign}</w:r>{r('乙')}")) == ["甲", "乙"]


def test_a_tab_in_a_paragraph_is_a_blank_and_makes_no_row_of_a_table():
    (line,) = lines(p(f"{r('组长：')}<w:r><w:tab/></w:r>{r('王某')}"))
    assert (line.text, line.cells, line.table) == ("组长： 王某", (), 0)


@pytest.mark.parametrize(
    ("run", "shown"),
    [
        ("<w:r><w:noBreakHyphen/></w:r>", "-"),
        ("<w:r><w:softHyphen/></w:r>", ""),
        ('<w:r><w:sym w:font="Wingdings" w:char="F06C"/></w:r>', "●"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F082"/></w:r>', "②"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', "•"),
        ('<w:r><w:sym w:font="仿宋" w:char="2460"/></w:r>', "①"),
        ('<w:r><w:sym w:font="x" w:char="nonsense"/></w:r>', ""),
        (r("\uf0b7"), "•"),
    ],
)
def test_special_signs_are_signs_that_every_font_has(run, shown):
    assert texts(p(r("一") + run + r("二"))) == [f"一{shown}二"]


def test_links_smart_tags_and_content_controls_are_read_through():
    inside = (
        f'<w:hyperlink r:id="rId9">{r("双拥")}</w:hyperlink><w:smartTag>{r("工作")}</w:smartTag>'
        f"<w:sdt><w:sdtPr/><w:sdtContent>{r('计划')}</w:sdtContent></w:sdt>"
    )
    block = f"<w:sdt><w:sdtContent>{p('二')}</w:sdtContent></w:sdt><w:customXml>{p('三')}</w:customXml>"
    assert texts(p(inside) + block) == ["双拥工作计划", "二", "三"]


def test_words_that_only_ask_for_an_entry_are_none():
    control = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('单击此处')}</w:sdtContent></w:sdt>"
    )
    assert texts(p(r("甲") + control)) == ["甲"]


def test_pinyin_over_a_word_is_left_out_and_the_word_stays():
    ruby = f"<w:r><w:ruby><w:rt>{r('yōng')}</w:rt><w:rubyBase>{r('拥')}</w:rubyBase></w:ruby></w:r>"
    assert texts(p(r("双") + ruby)) == ["双拥"]


def test_the_words_of_a_formula_are_kept():
    assert texts(p(r("达到") + "<m:oMath><m:r><m:t>90%</m:t></m:r></m:oMath>")) == ["达到90%"]


def test_hidden_words_are_left_out_by_run_and_by_style():
    styles = (
        '<w:style w:type="character" w:styleId="Hid"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Note"><w:name w:val="n"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = p(
        r("甲")
        + r("乙", "<w:vanish/>")
        + r("丙", '<w:vanish w:val="0"/>')
        + r("丁", '<w:rStyle w:val="Hid"/>')
        + r("戊", '<w:rStyle w:val="Hid"/><w:vanish w:val="false"/>')
    )
    assert texts(body + p(r("己") + r("庚", '<w:vanish w:val="0"/>'), style="Note"), styles=styles) == [
        "甲丙戊",
        "庚",
    ]


def test_a_hidden_end_joins_a_heading_and_the_text_behind_it():
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    body = p("（一）加强宣传。", "<w:rPr><w:vanish/></w:rPr>", style="H") + p("各科室要重视。")
    (line,) = lines(body, styles=styles)
    assert (line.text, line.level) == ("（一）加强宣传。各科室要重视。", 2)


def test_notes_and_comments_leave_no_trace():
    body = p(
        r("走访") + '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="1"/></w:r>'
    )
    note = "<w:comments><w:comment><w:p><w:r><w:t>不妥</w:t></w:r></w:p></w:comment></w:comments>"
    assert texts(body, others={"word/comments.xml": note, "word/header1.xml": p("页眉")}) == ["走访"]


def test_a_strict_file_reads_the_same():
    strict = NAMESPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    heading = p("甲", '<w:outlineLvl w:val="0"/>')
    part = f"<w:document {strict}><w:body>{heading}</w:body></w:document>"
    (line,) = read_docx(word_file(others={"word/document.xml": part}))
    assert (line.text, line.level) == ("甲", 1)
