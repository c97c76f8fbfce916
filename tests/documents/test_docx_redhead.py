"""红头 in Word: mark, number, red line, title, 主送, signature and 版记 (GB/T 9704-2012, 7.2 to 7.4)."""

from dataclasses import replace

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, Twips

from shuangyong.documents.docx_out import to_docx
from shuangyong.documents.model import Imprint, SignOff
from tests.documents.docx_help import boxed, open_docx, parts, styled
from tests.documents.notices import DAY, lines_of_text, notice, table_annex


@pytest.fixture(scope="module")
def word():
    """A notice that goes over to its second page, so that its lines stand on the grid."""
    return open_docx(to_docx(notice(blocks=(lines_of_text(8),))))


def _first(word, style):
    return next(one for one in word.paragraphs if one.style.name == style)


def test_the_parts_stand_in_the_order_of_the_standard(word):
    names = [one.style.name for one in word.paragraphs if one.style.name != "公文正文"]
    head = ["发文机关标志", "红头发文字号", "公文标题", "主送机关"]
    assert names == [*head, "署名", "成文日期", "表后"]


def test_the_mark_is_red_and_begins_35_mm_below_the_edge_of_the_type(word):
    mark = _first(word, "发文机关标志")
    (run,) = mark.runs
    assert (run.text, str(run.font.color.rgb)) == ("桂园街道办事处文件", "E60F14")
    # The ink begins about a tenth of the size below the line's top.
    ink = mark.paragraph_format.space_before + run.font.size * 0.1
    assert abs(ink - Mm(35)) < Mm(0.5)


def test_the_number_stands_two_lines_below_the_mark_and_the_red_line_under_it(word):
    number = _first(word, "红头发文字号")
    assert number.text == "桂街发〔2027〕3号"
    assert number.paragraph_format.space_before / Pt(28.95) == pytest.approx(2, abs=0.15)
    border = number.style.element.find(f".//{qn('w:pBdr')}/{qn('w:bottom')}")
    assert (border.get(qn("w:color")), border.get(qn("w:sz"))) == ("E60F14", "12")


def test_the_red_line_is_there_without_a_number():
    word = open_docx(to_docx(notice(number="")))
    assert styled(word, "红头发文字号") == [""]


def test_the_title_stands_two_lines_below_the_red_line(word):
    before = _first(word, "公文标题").paragraph_format.space_before
    assert Twips(2 * 579) <= before <= Twips(2.6 * 579)


@pytest.mark.parametrize("typed", ["各社区居民委员会", "各社区居民委员会：", "各社区居民委员会:"])
def test_recipients_end_in_one_full_width_colon_and_begin_at_the_edge(typed):
    word = open_docx(to_docx(notice(recipients=typed)))
    assert styled(word, "主送机关") == ["各社区居民委员会："]
    assert _first(word, "主送机关").style.paragraph_format.first_line_indent is None


def _indents(word):
    found = [one for one in word.paragraphs if one.style.name in ("署名", "成文日期")]
    return [one.paragraph_format.left_indent / Pt(15.793) for one in found]


def test_a_date_under_a_seal_ends_four_characters_from_the_right_and_the_signature_is_centred(word):
    signatory, day = _indents(word)
    assert day + 6 == pytest.approx(24, abs=0.1)  # 2027年1月5日 is six wide
    assert signatory + 7 / 2 == pytest.approx(day + 6 / 2, abs=0.1)


def test_a_signature_longer_than_the_date_ends_two_characters_from_the_right():
    name = "桂园街道双拥工作领导小组办公室"
    word = open_docx(to_docx(notice(sign_off=SignOff(name, DAY, sealed=True))))
    signatory, day = _indents(word)
    assert signatory + len(name) == pytest.approx(26, abs=0.1)
    assert day + 3 == pytest.approx(signatory + len(name) / 2, abs=0.1)


def test_a_seal_finds_two_lines_above_the_signature_and_one_below(word):
    signatory, day = (_first(word, style).paragraph_format for style in ("署名", "成文日期"))
    assert (signatory.space_before, day.space_after) == (Twips(2 * 579), Twips(579))


def test_without_a_seal_there_is_one_line_above():
    word = open_docx(to_docx(notice(sign_off=SignOff("桂园街道办事处", DAY))))
    assert _first(word, "署名").paragraph_format.space_before == Twips(579)


def test_the_imprint_says_who_gets_it_who_printed_it_and_when(word):
    assert boxed(word) == [
        "抄送：区退役军人事务局，区双拥工作领导小组办公室。",
        "桂园街道党政综合办公室\t2027年1月5日印发",
    ]


def test_the_lines_of_the_imprint_are_thick_outside_and_thin_between(word):
    rules = word.element.body.iter(qn("w:tcBorders"))
    assert [[(rule.tag.split("}")[1], rule.get(qn("w:sz"))) for rule in cell] for cell in rules] == [
        [("top", "8")],
        [("top", "6"), ("bottom", "8")],
    ]


def test_the_imprint_ends_where_the_type_area_ends(word):
    space = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    anchor = next(word.element.body.iter(f"{space}anchor"))
    place = anchor.find(f"{space}positionV")
    assert place.get("relativeFrom") == "page"
    extent = anchor.find(f"{space}extent")
    assert abs(int(place[0].text) + int(extent.get("cy")) - Mm(262)) <= Mm(0.6)
    assert abs(int(extent.get("cx")) - Mm(156)) <= Mm(0.5)


def _breaks(document):
    sections = open_docx(to_docx(document)).sections
    return [section.start_type.name for section in sections][1:]


def test_the_imprint_goes_to_the_next_even_page():
    assert _breaks(notice(sign_off=SignOff("桂园街道办事处", DAY))) == ["EVEN_PAGE"]


def test_an_even_last_page_keeps_it():
    assert _breaks(notice(blocks=(lines_of_text(16),))) == []


def test_an_even_last_page_without_room_does_not():
    assert _breaks(notice(blocks=(lines_of_text(24),))) == ["EVEN_PAGE"]


def test_after_a_wide_sheet_it_stands_on_an_upright_one():
    word = open_docx(to_docx(notice(annexes=(table_annex(2),))))
    *_, wide, last = word.sections
    assert (wide.page_width > wide.page_height, last.page_width > last.page_height) == (True, False)
    assert last.start_type.name == "EVEN_PAGE"


def test_a_list_of_recipients_that_leaves_no_room_for_text_moves_to_the_imprint():
    word = open_docx(to_docx(notice(recipients="，".join(f"第{n}社区居民委员会" for n in range(40)))))
    assert styled(word, "主送机关") == []
    assert boxed(word)[0].startswith("主送：第0社区居民委员会，第1社区")


def test_an_imprint_of_nothing_is_no_imprint():
    assert boxed(open_docx(to_docx(notice(imprint=Imprint())))) == []


def test_the_notice_stays_on_page_1_when_its_signature_does_not():
    word = open_docx(to_docx(notice(annexes=(table_annex(2),))))
    body = _first(word, "公文正文")
    assert body.paragraph_format.keep_with_next is None
    assert _first(word, "附件说明").paragraph_format.keep_with_next


def test_small_print_stands_on_the_side_away_from_the_number_on_every_page():
    document = notice(fine_print="第2版　校验码3f9a77c1", annexes=(table_annex(2),), draft=True)
    files = parts(to_docx(document))
    footers = [xml for name, xml in files.items() if name.startswith("word/footer") and "PAGE" in xml]
    assert len(footers) == 4  # odd and even ones of both upright sections
    assert sum(xml.index("3f9a") < xml.index("PAGE") for xml in footers) == 2
    headers = [xml for name, xml in files.items() if name.startswith("word/header")]
    assert sum("3f9a" in xml and "layout-flow:vertical" in xml for xml in headers) == 2
    assert sum('string="草 稿"' in xml for xml in headers) == 6


def test_small_print_is_small_and_grey():
    style = open_docx(to_docx(replace(notice(), fine_print="第1版"))).styles["页边小字"]
    assert (style.font.size, str(style.font.color.rgb)) == (Pt(6.5), "777777")
