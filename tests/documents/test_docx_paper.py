"""The paper in Word, measured: the same layout as the print (GB/T 9704-2012)."""

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from shuangyong.documents.docx_out import to_docx
from shuangyong.documents.model import Annex, Document, Kind, Paragraph, SignOff, Table
from tests.documents.docx_help import open_docx, parts, styled
from tests.documents.papers import SENTENCE, full_paper, task_table

HALF_MM = Mm(1) / 2


@pytest.fixture(scope="module")
def word():
    return open_docx(to_docx(full_paper()))


def _close(*pairs):
    return all(abs(found - wanted) <= HALF_MM for found, wanted in pairs)


def _effective(style, reader):
    """The first value found from the style upwards."""
    while style is not None:
        found = reader(style)
        if found is not None:
            return found
        style = style.base_style
    return None


def _family(style):
    def own(one):
        fonts = one.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        return None if fonts is None else fonts.get(qn("w:eastAsia"))

    return _effective(style, own)


def test_the_sheet_is_a4_with_the_margins_of_the_standard(word):
    section = word.sections[0]
    assert section.orientation == WD_ORIENT.PORTRAIT
    assert _close((section.page_width, Mm(210)), (section.page_height, Mm(297)))
    assert _close((section.top_margin, Mm(37)), (section.bottom_margin, Mm(35)))
    assert _close((section.left_margin, Mm(28)), (section.right_margin, Mm(26)))


def test_the_grid_holds_22_lines_of_28_characters(word):
    section = word.sections[0]
    grid = section._sectPr.find(qn("w:docGrid"))
    line = int(grid.get(qn("w:linePitch")))
    character = 16 + int(grid.get(qn("w:charSpace"))) / 4096
    assert grid.get(qn("w:type")) == "linesAndChars"
    height = (section.page_height - section.top_margin - section.bottom_margin) / Pt(1)
    width = (section.page_width - section.left_margin - section.right_margin) / Pt(1)
    assert (height // (line / 20), width // character) == (22, 28)
    body = word.styles["Normal"]
    assert body.paragraph_format.line_spacing / Pt(1) == line / 20
    tighter = int(body.element.find(f"{qn('w:rPr')}/{qn('w:spacing')}").get(qn("w:val"))) / 20
    assert width // (body.font.size / Pt(1) + tighter) == 28


def test_a_wide_annex_lies_on_its_side_and_the_next_stands_again(word):
    sizes = [(section.page_width > section.page_height) for section in word.sections]
    assert sizes == [False, True, False]
    wide = word.sections[1]
    assert wide.orientation == WD_ORIENT.LANDSCAPE
    assert _close((wide.top_margin, Mm(28)), (wide.right_margin, Mm(37)))
    assert _close((wide.bottom_margin, Mm(26)), (wide.left_margin, Mm(35)))


@pytest.mark.parametrize(
    ("style", "words", "family", "size"),
    [
        ("公文标题", "桂园社区2027年双拥工作计划", "方正小标宋简体", 22),
        ("发文字号", "桂社〔2027〕3号", "仿宋_GB2312", 16),
        ("公文正文", SENTENCE * 30, "仿宋_GB2312", 16),
        ("一级标题", "一、指导思想", "黑体", 16),
        ("二级标题", "（一）宣传教育", "楷体_GB2312", 16),
        ("部分标题", "第二部分　组织保障", "黑体", 16),
        ("附件序号", "附件1", "黑体", 16),
        ("附件标题", "慰问标准", "方正小标宋简体", 22),
    ],
)
def test_styles_tell_the_parts_of_a_paper_apart(word, style, words, family, size):
    assert words in styled(word, style)
    found = word.styles[style]
    assert _family(found) == family
    assert _effective(found, lambda one: one.font.size) == Pt(size)


def test_a_run_in_heading_ends_with_its_first_sentence(word):
    paragraph = next(one for one in word.paragraphs if one.text.startswith("（二）举办讲座。"))
    lead, rest = paragraph.runs
    assert (lead.text, lead.style.name) == ("（二）举办讲座。", "二级标题字")
    assert (rest.text, _family(lead.style)) == ("每季度一次，覆盖居民。", "楷体_GB2312")


@pytest.mark.parametrize(("with_part", "level"), [(False, 1), (True, 2)])
def test_headings_rest_on_words_own_so_that_its_navigation_finds_them(with_part, level):
    part = (Paragraph("第一部分", kind=Kind.PART),) * with_part
    word = open_docx(to_docx(Document("", (*part, Paragraph("甲", 1, number="一、", kind=Kind.HEADING)))))
    heading = word.paragraphs[-1].style
    assert (heading.name, heading.base_style.name) == ("一级标题", f"Heading {level}")
    outline = heading.base_style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    assert outline.get(qn("w:val")) == str(level - 1)


def test_a_paragraph_begins_two_characters_in(word):
    indent = word.styles["公文正文"].element.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    assert indent.get(qn("w:firstLineChars")) == "200"
    assert int(indent.get(qn("w:firstLine"))) / 20 == pytest.approx(31.6, abs=0.1)


def test_a_table_repeats_its_head_and_keeps_its_rows_whole(word):
    (table,) = word.tables
    head, *rows = table._tbl.tr_lst
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "任务", "经费（元）"]
    assert head.trPr.find(qn("w:tblHeader")) is not None
    assert len(rows) == 61
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    assert not any(row.trPr.findall(qn("w:tblHeader")) for row in rows)
    width = sum(column.width for column in table.columns)
    assert abs(width - Mm(297 - 37 - 35)) <= HALF_MM


def test_a_row_taller_than_a_page_may_be_torn():
    table = task_table(1)
    tall = Table(table.columns, (("1", SENTENCE * 90, "5"),))
    row = open_docx(to_docx(Document("", (tall,)))).tables[0]._tbl.tr_lst[1]
    assert row.trPr is None


def test_two_tables_do_not_grow_together():
    word = open_docx(to_docx(Document("", (task_table(1), task_table(1)))))
    assert len(word.tables) == 2
    assert [style.text for style in word.paragraphs] == ["", ""]


def test_page_numbers_are_fields_outside_on_odd_and_even_pages(word):
    assert word.settings.odd_and_even_pages_header_footer
    section = word.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        xml = paragraph._p.xml
        assert 'w:instr=" PAGE "' in xml
        assert f'<w:jc w:val="{side}"/>' in xml
        assert f'<w:ind w:{side}="280"/>' in xml
        assert "".join(node.text for node in paragraph._p.iter(qn("w:t"))) == "— 1 —"
        assert (_family(paragraph.style), paragraph.style.font.size) == ("宋体", Pt(14))


def test_a_wide_sheet_has_its_number_in_the_left_margin_instead(word):
    section = word.sections[1]
    for header, footer in (
        (section.header, section.footer),
        (section.even_page_header, section.even_page_footer),
    ):
        assert "PAGE" not in footer._element.xml
        assert "layout-flow:vertical" in header._element.xml
        assert "PAGE" in header._element.xml


def test_only_a_draft_is_marked_and_its_words_are_the_same():
    draft, issued = parts(to_docx(full_paper(draft=True))), parts(to_docx(full_paper()))
    marked = [name for name, xml in draft.items() if 'string="草 稿"' in xml]
    assert len(marked) == 6  # odd and even headers of three sections
    assert not any("草" in xml for xml in issued.values())
    assert draft["word/document.xml"] == issued["word/document.xml"]


def test_an_annex_begins_on_a_new_page_where_the_sheet_does_not_turn():
    annexes = (Annex("甲", (Paragraph("文"),)), Annex("乙", (Paragraph("文"),)))
    word = open_docx(to_docx(Document("计划", annexes=annexes)))
    labels = [one for one in word.paragraphs if one.style.name == "附件序号"]
    assert len(word.sections) == 1
    assert [label.paragraph_format.page_break_before for label in labels] == [True, True]


def _indents(word, *styles):
    """Left indents in characters of the paragraphs in these styles."""
    found = [one for one in word.paragraphs if one.style.name in styles]
    return [round(one.paragraph_format.left_indent / Pt(15.793), 1) for one in found]


def test_the_date_begins_two_characters_after_the_signature_which_ends_two_from_the_right(word):
    assert _indents(word, "署名", "成文日期") == [17, 19]  # 28 - 2 - 9 characters


def test_a_date_longer_than_the_signature_pushes_it_to_the_left():
    document = Document("", sign_off=SignOff("桂园", full_paper().sign_off.day))
    signatory, day = _indents(open_docx(to_docx(document)), "署名", "成文日期")
    assert (signatory, day) == (18, 20)  # 2027年1月5日 is 6 wide


def test_the_signature_never_stands_on_a_page_without_text():
    document = Document("", (Paragraph("甲"), Paragraph("乙")), sign_off=SignOff("桂园社区"))
    word = open_docx(to_docx(document))
    assert [one.paragraph_format.keep_with_next for one in word.paragraphs[:2]] == [None, True]


def test_names_line_up_behind_their_roles(word):
    names = [one for one in word.paragraphs if one.style.name == "名单"]
    assert [one.text for one in names] == ["组长：\t王某某　书记", "副组长：\t李某　副书记", "张某　干事"]
    # 2 + 副组长： + 王某某 and a blank, under which a long post goes on
    assert _indents(word, "名单") == [10, 10, 10]
    assert _indents(word, "附件说明") == [6, 6]


def test_a_long_last_paragraph_is_free_to_cross_the_page():
    text = (*[Paragraph("甲")] * 10, Paragraph("双拥工作" * 50))
    word = open_docx(to_docx(Document("", text, sign_off=SignOff("桂园社区"))))
    assert [one.paragraph_format.keep_with_next for one in word.paragraphs[:11]] == [None] * 10 + [True]
    text = (*[Paragraph("甲")] * 18, Paragraph("双拥工作" * 70))
    word = open_docx(to_docx(Document("", text, sign_off=SignOff("桂园社区"))))
    assert [one.paragraph_format.keep_with_next for one in word.paragraphs[:19]] == [None] * 19
