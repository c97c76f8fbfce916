"""Fields: results are words, codes are not; page numbers and 目录 are the paper's, not the plan's."""

import pytest

from tests.documents.docx_in.building import field, lines, mark, p, r, texts

TOC_STYLE = '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>'


def test_the_result_of_a_field_is_read_and_its_code_is_not():
    assert texts(p(r("见") + field(" HYPERLINK &quot;http://x.example&quot; ", "网页") + r("。"))) == [
        "见网页。"
    ]


@pytest.mark.parametrize("code", [" PAGE ", "NUMPAGES  \\* Arabic", " SECTIONPAGES "])
def test_numbers_of_pages_are_left_out(code):
    simple = f'<w:fldSimple w:instr="{code}">{r("7")}</w:fldSimple>'
    assert texts(p(r("甲") + field(code, "7") + simple)) == ["甲"]


def test_a_field_inside_the_code_of_another_is_code_too():
    inner = f"{mark('begin')}<w:r><w:instrText> IF </w:instrText></w:r>{field('MERGEFIELD a', '内')}"
    assert texts(p(r("甲") + inner + mark("separate") + r("乙") + mark("end") + r("丙"))) == ["甲乙丙"]


def test_the_code_of_a_field_may_be_hidden_with_its_marks():
    begun = '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
    code = "<w:r><w:rPr><w:vanish/></w:rPr><w:instrText>PAGE</w:instrText></w:r>"
    assert texts(p(begun + code + mark("separate") + r("3") + mark("end") + r("甲"))) == ["甲"]


@pytest.mark.parametrize(
    ("code", "shown"),
    [(" eq \\o\\ac(○,1)", "①"), ("EQ \\o\\ac(○,12)", "⑫"), ("eq \\o\\ac(○,甲)", "(甲)"), ("EQ \\f(1,2)", "")],
)
def test_figures_in_circles_made_of_a_field_are_figures_in_circles(code, shown):
    assert texts(p(field(code) + r("走访"))) == [f"{shown}走访"]


def _contents(*entries):
    first, *others = entries
    code = r'<w:r><w:instrText xml:space="preserve"> TOC \o "1-3" </w:instrText></w:r>'
    begun = p(mark("begin") + code + mark("separate") + r(first) + field(" PAGEREF _Toc1 \\h ", "1"))
    return begun + "".join(map(p, others)) + p(mark("end"))


def test_a_list_of_contents_is_left_out_with_the_line_above_it():
    body = p("计划") + p("目　录") + _contents("一、指导思想", "二、目标") + p("一、指导思想")
    assert [(line.text, line.furniture) for line in lines(body)] == [
        *(("计划", False), ("目　录", True), ("一、指导思想", False))
    ]


def test_a_list_of_contents_in_a_control_is_left_out():
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{p('目录')}{p('一、甲1')}</w:sdtContent></w:sdt>"
    assert texts(control + p("一、甲")) == ["一、甲"]


def test_typed_lines_in_the_style_of_contents_are_marked():
    typed, text = lines(p("一、甲……1", style="11") + p("一、甲"), styles=TOC_STYLE)
    assert (typed.furniture, text.furniture) == (True, False)


def test_contents_without_an_end_do_not_swallow_the_plan():
    body = _contents("一、甲", "二、乙").replace(mark("end"), "") + p("一、指导思想")
    assert "一、指导思想" in texts(body)


def test_ends_without_a_beginning_are_passed_over():
    assert texts(p(mark("end") + mark("separate") + r("甲"))) == ["甲"]
