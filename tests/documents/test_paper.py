"""The printed paper, measured: GB/T 9704-2012."""

import re

import pytest

from shuangyong.documents import pdf as press
from shuangyong.documents.model import Annex, Document, NameList, Paragraph, SignOff
from shuangyong.documents.pdf import to_pdf
from shuangyong.documents.text_in import read_paragraphs
from tests.documents.papers import SENTENCE, full_paper, task_table
from tests.documents.pdf_help import MM, inside, lines_of, open_pdf, printed_text


@pytest.fixture(scope="module")
def paper():
    with open_pdf(to_pdf(full_paper())) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def long_text():
    """Three pages without one mark of punctuation, so that every line is full."""
    with open_pdf(to_pdf(Document("", (Paragraph("双拥工作" * 400),), draft=False))) as pdf:
        yield pdf


def _chars(page, words):
    """The characters of the first place on the page where the words stand."""
    chars = [char for char in page.chars if char["text"].strip()]
    place = "".join(char["text"] for char in chars).index(words)
    return chars[place : place + len(words)]


def test_a_full_page_has_22_lines_of_28_characters_inside_the_margins(long_text):
    page = long_text.pages[1]
    lines = lines_of(page)
    assert (page.width, page.height) == (pytest.approx(210 * MM, abs=0.1), pytest.approx(297 * MM, abs=0.1))
    assert [len(line) for line in lines] == [28] * 22
    assert min(char["x0"] for char in inside(page)) == pytest.approx(28 * MM, abs=0.5 * MM)
    assert max(char["x1"] for char in inside(page)) == pytest.approx(184 * MM, abs=0.5 * MM)
    # The line boxes fill 225 mm; the characters stand in the middle of theirs.
    middles = [(line[0]["top"] + line[0]["bottom"]) / 2 for line in (lines[0], lines[-1])]
    assert middles[0] == pytest.approx(37 * MM + 14.5, abs=2)
    assert middles[1] - middles[0] == pytest.approx(21 * 28.99, abs=0.5)


def test_a_paragraph_begins_two_characters_in(long_text):
    first, second = lines_of(long_text.pages[0])[:2]
    assert first[0]["x0"] - second[0]["x0"] == pytest.approx(31.6, abs=0.5)


def test_no_page_of_a_plan_has_more_than_22_lines_of_28_characters():
    text = "\n".join(f"{number}、{SENTENCE * 3}" for number in range(1, 30))
    with open_pdf(to_pdf(Document("计划", tuple(read_paragraphs(text))))) as pdf:
        for page in pdf.pages:
            assert len(lines_of(page)) <= 22
            assert all(len(line) <= 28 for line in lines_of(page))


@pytest.mark.parametrize(
    ("words", "size", "family"),
    [("桂园社区2027", 22, "Title"), ("开展军民", 16, "Fang"), ("桂社〔2027〕3号", 16, "Fang")],
)
def test_sizes_and_families_of_the_first_page(paper, words, size, family):
    for char in _chars(paper.pages[0], words):
        assert char["size"] == pytest.approx(size, abs=0.1)
        assert family in char["fontname"]


@pytest.mark.parametrize(
    ("words", "family"),
    [
        ("一、指导思想", "Hei"),
        ("（一）宣传教育", "Kai"),
        ("（二）举办讲座。", "Kai"),
        ("每季度一次", "Fang"),
        ("1.张贴", "Fang"),
    ],
)
def test_levels_are_told_apart_by_family(paper, words, family):
    assert all(family in char["fontname"] for char in _chars(paper.pages[1], words))


def test_the_page_number_stands_outside_7_mm_under_the_type(long_text):
    for page, odd in zip(long_text.pages[:2], (True, False), strict=True):
        number = [char for char in page.chars if char["top"] > 263 * MM and char["text"].strip()]
        assert "".join(char["text"] for char in number) == ("—1—" if odd else "—2—")
        assert all(char["size"] == pytest.approx(14, abs=0.1) for char in number)
        # The dash lies in the middle of its square; its upper edge was measured at 269.0 mm.
        assert number[0]["top"] == pytest.approx(266.6 * MM, abs=0.5 * MM)
        if odd:
            assert number[-1]["x1"] == pytest.approx(184 * MM - 14, abs=1.5)
        else:
            assert number[0]["x0"] == pytest.approx(28 * MM + 14, abs=1.5)


def test_each_annex_begins_on_a_page_of_its_own_with_its_label(paper):
    first = {lines_text(page)[0]: page for page in paper.pages}
    assert first["附件1"].width > first["附件1"].height
    assert first["附件2"].width < first["附件2"].height
    assert "Hei" in first["附件2"].chars[0]["fontname"]
    assert lines_text(first["附件2"])[1] == "慰问标准"


def test_a_long_table_repeats_its_head_and_prints_its_sum_once(paper):
    wide = [page for page in paper.pages if page.width > page.height]
    assert len(wide) >= 3
    for page in wide:
        assert "序号任务经费（元）" in re.sub(r"\s", "", page.extract_text())
    assert sum("9,900" in page.extract_text() for page in wide) == 1


def test_the_page_number_of_a_wide_page_keeps_its_place_on_the_upright_sheet(paper):
    for number, page in enumerate(paper.pages, 1):
        if page.width > page.height:
            chars = [char for char in page.chars if not char["upright"] and char["text"].strip()]
            assert "".join(char["text"] for char in chars) == f"—{number}—"
            assert chars[0]["x1"] == pytest.approx(30.4 * MM, abs=0.5 * MM)
            if number % 2:
                assert chars[-1]["bottom"] == pytest.approx(184 * MM - 14, abs=0.5 * MM)
            else:
                assert chars[0]["top"] == pytest.approx(28 * MM + 14, abs=0.5 * MM)


def test_the_date_begins_two_characters_after_the_signature(paper):
    page = next(
        page for page in paper.pages if "桂园社区居民委员会" in re.sub(r"\s", "", page.extract_text())
    )
    signatory, day = _chars(page, "桂园社区居民委员会"), _chars(page, "2027年1月5日")
    assert signatory[-1]["x1"] == pytest.approx(184 * MM - 31.6, abs=2.5)
    assert day[0]["x0"] - signatory[0]["x0"] == pytest.approx(31.6, abs=1.5)


def test_short_names_of_people_and_annexes_stay_on_one_line(paper):
    lines = [line for page in paper.pages[:3] for line in lines_text(page)]
    for line in ("附件：1.任务分解表", "2.慰问标准", "组长：王某某书记", "副组长：李某副书记", "张某干事"):
        assert line in lines


def test_a_date_longer_than_the_signature_pushes_it_to_the_left():
    document = Document("计划", (Paragraph("正文"),), sign_off=SignOff("桂园", full_paper().sign_off.day))
    with open_pdf(to_pdf(document)) as pdf:
        signatory, day = _chars(pdf.pages[0], "桂园"), _chars(pdf.pages[0], "2027年1月5日")
    assert day[-1]["x1"] == pytest.approx(184 * MM - 31.6, abs=2.5)
    assert day[0]["x0"] - signatory[0]["x0"] == pytest.approx(31.6, abs=1.5)


def test_a_draft_is_marked_without_a_word_between_the_words():
    draft, issued = to_pdf(full_paper(draft=True)), to_pdf(full_paper())
    assert printed_text(draft) == printed_text(issued)
    with open_pdf(draft) as marked, open_pdf(issued) as plain:
        for page, other in zip(marked.pages, plain.pages, strict=True):
            assert len(page.curves) > len(other.curves)


def test_rare_characters_of_names_are_printed_from_the_font_behind():
    document = Document("计划", (Paragraph("王堃、李喆、赵昇、钱祎、孙玥、周㛃"),))
    data = to_pdf(document)
    assert "王堃、李喆、赵昇、钱祎、孙玥、周㛃" in printed_text(data)
    with open_pdf(data) as pdf:
        assert {"Paper-Serif" in char["fontname"] for char in _chars(pdf.pages[0], "㛃")} == {True}


def test_a_row_taller_than_a_page_is_printed_whole():
    table = task_table(1)
    tall = type(table)(table.columns, (("1", SENTENCE * 90, "5"),))
    assert printed_text(to_pdf(Document("计划", (tall,)))).count("巩固团结") == 90


def test_the_file_names_title_author_language_and_bookmarks(paper):
    assert paper.metadata["Title"] == "桂园社区2027年双拥工作计划"
    assert paper.metadata["Author"] == "桂园社区"
    assert paper.doc.catalog["Lang"] == b"zh-CN"
    titles = [outline[1] for outline in paper.doc.get_outlines()]
    assert titles[:4] == ["桂园社区2027年双拥工作计划", "一、指导思想", "（一）宣传教育", "（二）举办讲座。"]
    assert "第二部分　组织保障" in titles


def test_nothing_on_a_whole_paper_makes_the_press_complain(caplog):
    to_pdf(full_paper(draft=True))
    assert [record.getMessage() for record in caplog.records] == []


def test_without_our_fonts_a_draft_is_still_set_and_marked_above_the_text(monkeypatch):
    monkeypatch.setattr(press, "font_files", dict)
    document = Document("计划", (Paragraph(SENTENCE),))
    with open_pdf(press._Press().print(document)) as pdf:
        above = "".join(char["text"] for char in pdf.pages[0].chars if char["bottom"] < 37 * MM)
    assert above.replace(" ", "") == "草稿"


def test_every_font_is_embedded(paper):
    for page in paper.pages:
        assert all(re.match(r"[A-Z]{6}\+", char["fontname"]) for char in page.chars)


def lines_text(page):
    """Lines of a page as text without white space."""
    return [re.sub(r"\s", "", line) for line in page.extract_text().splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("draft", "void", "mark"),
    [(True, False, "草稿"), (False, False, ""), (True, True, "作废"), (False, True, "作废")],
)
def test_a_paper_says_whether_it_is_a_draft_or_void(draft, void, mark):
    assert Document("计划", draft=draft, void=void).mark == mark


def test_a_void_paper_carries_another_drawing_than_a_draft():
    drawn = []
    for void in (False, True):
        with open_pdf(to_pdf(Document("计划", (Paragraph(SENTENCE),), void=void))) as pdf:
            drawn.append([curve["pts"] for curve in pdf.pages[0].curves])
    assert drawn[0] != drawn[1]
    assert all(drawn)


@pytest.mark.parametrize("people", range(14, 24))
def test_a_sign_off_never_stands_on_a_page_without_text(people):
    names = tuple(f"王某{number}　网格员" for number in range(people))
    document = Document(
        "计划", (NameList((("组　长", names),)),), sign_off=full_paper().sign_off, draft=False
    )
    with open_pdf(to_pdf(document)) as pdf:
        assert "网格员" in re.sub(r"\s", "", pdf.pages[-1].extract_text())


def test_a_long_post_goes_on_under_its_own_beginning():
    names = NameList(
        (("组　长", ("王某某　" + "社区党委书记、居民委员会主任、" * 3,)), ("成　员", ("李某某　网格员",)))
    )
    with open_pdf(to_pdf(Document("", (names,), draft=False))) as pdf:
        first, second, *_, last = lines_of(pdf.pages[0])
    assert "".join(char["text"] for char in first).startswith("组长：王某某社区")
    assert second[0]["x0"] == pytest.approx(first[6]["x0"], abs=1)
    assert last[0]["x0"] == pytest.approx(first[0]["x0"], abs=0.5)


def test_a_row_of_very_many_words_begins_under_the_title_of_its_annex():
    table = task_table(1)
    tall = type(table)(table.columns, (("1", SENTENCE * 60, "5"),))
    document = Document("计划", annexes=(Annex("任务分解表", (tall,), landscape=True),), draft=False)
    with open_pdf(to_pdf(document)) as pdf:
        annex, *rest = pdf.pages[1:]
        assert "军民共建" in re.sub(r"\s", "", annex.extract_text())
        assert all("序号" in re.sub(r"\s", "", page.extract_text()) for page in rest)


def test_a_number_does_not_run_into_the_figure_behind_it():
    blocks = (Paragraph("8—9月，征兵宣传。", 3, number="6. "), Paragraph("走访。", 3, number="7."))
    with open_pdf(to_pdf(Document("", blocks, draft=False))) as pdf:
        first, second = pdf.pages[0].extract_text().splitlines()[:2]
    assert (first.strip(), second.strip()) == ("6. 8—9月，征兵宣传。", "7.走访。")


@pytest.mark.parametrize("wide", [False, True])
def test_every_page_is_a_sheet_of_a4_with_its_type_inside_the_margins(paper, wide):
    pages = [page for page in paper.pages if (page.width > page.height) is wide]
    size = (297, 210) if wide else (210, 297)
    left, top, right, bottom = (35, 28, 260, 184) if wide else (28, 37, 184, 262)
    assert pages
    for page in pages:
        assert (page.width, page.height) == pytest.approx((size[0] * MM, size[1] * MM), abs=0.5 * MM)
        chars = [char for char in page.chars if char["text"].strip() and char["upright"]]
        type_area = [char for char in chars if char["bottom"] <= bottom * MM + 1]
        assert min(char["x0"] for char in type_area) >= (left - 0.5) * MM
        assert max(char["x1"] for char in type_area) <= (right + 0.5) * MM
        assert min(char["top"] for char in type_area) >= (top - 0.5) * MM


def test_the_title_of_an_upright_annex_stands_on_the_third_line_and_its_text_on_the_grid(paper):
    page = next(page for page in paper.pages if lines_text(page)[0] == "附件2")
    label, title, *text = lines_of(page)
    assert all("Hei" in char["fontname"] for char in label)
    assert title[0]["size"] == pytest.approx(22, abs=0.1)
    place = ((title[0]["top"] + title[0]["bottom"]) / 2 - 37 * MM) / 28.99
    assert 2 <= place <= 3.25
    middle = ((text[0][0]["top"] + text[0][0]["bottom"]) / 2 - 37 * MM) / 28.99
    assert middle % 1 == pytest.approx(0.5, abs=0.1)


def test_the_text_under_a_title_stands_on_the_grid(paper):
    *_, last = lines_of(paper.pages[0])
    middle = ((last[0]["top"] + last[0]["bottom"]) / 2 - 37 * MM) / 28.99
    assert middle % 1 == pytest.approx(0.5, abs=0.1)


def test_the_file_is_tagged_for_readers_of_the_screen(paper):
    catalog = paper.doc.catalog
    assert catalog["MarkInfo"]["Marked"] is True
    assert "StructTreeRoot" in catalog


def test_every_heading_is_a_bookmark_in_order(paper):
    titles = [title for _, title, *_ in paper.doc.get_outlines()]
    expected = ["一、指导思想", "（一）宣传教育", "（二）举办讲座。", "第二部分　组织保障", "任务分解表"]
    places = [titles.index(title) for title in expected]
    assert places == sorted(places)


def test_a_torn_row_is_closed_at_the_foot_of_its_page():
    table = task_table(1)
    tall = type(table)(table.columns, (("1", SENTENCE * 60, "5"),))
    document = Document("计划", annexes=(Annex("任务分解表", (tall,), landscape=True),), draft=False)
    with open_pdf(to_pdf(document)) as pdf:
        for page in pdf.pages[1:]:
            chars = [char for char in page.chars if char["upright"] and char["text"].strip()]
            lowest = max(char["bottom"] for char in chars)
            picture = page.to_image(resolution=144).original.convert("L")
            across = [picture.getpixel((picture.width // 2, row)) for row in range(picture.height)]
            assert min(across[round(2 * lowest) + 2 : -20]) < 200
