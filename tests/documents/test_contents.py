"""目录 of a long paper: entries, leaders, page numbers, and a text that begins on a right-hand page."""

import re

import pytest

from shuangyong.documents.model import LONG_PAPER, Annex, Kind, Paragraph
from shuangyong.documents.pdf import to_pdf
from tests.documents.notices import long_plan, notice, table_annex
from tests.documents.papers import SENTENCE
from tests.documents.pdf_help import MM, lines_of, open_pdf


def _text(page):
    return re.sub(r"\s", "", page.extract_text())


def _number(page):
    chars = [c for c in page.chars if c["text"].isdigit()]
    if page.width < page.height:
        return "".join(c["text"] for c in chars if c["top"] > 262 * MM)
    return "".join(c["text"] for c in chars if not c["upright"])


@pytest.fixture(scope="module")
def plan():
    with open_pdf(to_pdf(long_plan(with_contents=True, annexes=(table_annex(),)))) as pdf:
        yield pdf


def _entries(pdf):
    """Lines of the contents that end in a page number: (words, number, the line)."""
    found = []
    for page in pdf.pages:
        for line in lines_of(page):
            words = "".join(char["text"] for char in line)
            parts = re.fullmatch(r"([^…]*)…+(\d+)", words)
            if parts:
                found.append((*parts.groups(), line))
    return found


def test_a_short_paper_has_none():
    with open_pdf(to_pdf(long_plan(4, with_contents=True))) as pdf:
        assert len(pdf.pages) < LONG_PAPER
        assert "目录" not in _text(pdf.pages[0])


def test_a_long_paper_has_none_unless_asked():
    with open_pdf(to_pdf(long_plan())) as pdf:
        assert len(pdf.pages) >= LONG_PAPER
        assert not _entries(pdf)


def test_a_paper_without_headings_has_none():
    document = long_plan(blocks=(Paragraph(SENTENCE * 220),), with_contents=True)
    with open_pdf(to_pdf(document)) as pdf:
        assert len(pdf.pages) >= LONG_PAPER
        assert "目录" not in _text(pdf.pages[0])


def test_every_entry_names_the_page_its_heading_stands_on(plan):
    pages = {_number(page): _text(page) for page in plan.pages if _number(page)}
    entries = _entries(plan)
    assert len(entries) == 21
    for words, number, _ in entries:
        assert words.removeprefix("附件任务") in pages[number]


def test_numbers_stand_under_each_other_and_words_never_reach_them(plan):
    entries = _entries(plan)
    assert {round(line[-1]["x1"]) for *_, line in entries} == {round(184 * MM)}
    for page in plan.pages[:2]:
        for line in lines_of(page)[1:]:
            words = [char for char in line if not char["text"].isdigit() or char["x1"] < 170 * MM]
            assert max(char["x1"] for char in words) < 179 * MM


def test_a_long_entry_goes_on_behind_its_marker(plan):
    first, second = lines_of(plan.pages[0])[1:3]
    assert first[0]["text"] == "一"
    assert second[0]["x0"] == pytest.approx(first[2]["x0"], abs=1)


def test_the_text_begins_on_a_right_hand_page_numbered_one(plan):
    start = next(place for place, page in enumerate(plan.pages) if _number(page) == "1")
    assert start % 2 == 0
    assert "桂园社区2027年双拥工作计划" in _text(plan.pages[start])
    assert all(_number(page) == "" for page in plan.pages[:start])
    numbers = [int(_number(page)) for page in plan.pages[start:]]
    assert numbers == list(range(1, len(numbers) + 1))


def test_contents_of_one_page_leave_a_blank_one_behind():
    document = long_plan(10, with_contents=True)
    document = long_plan(blocks=(*document.blocks, Paragraph(SENTENCE * 80)), with_contents=True)
    with open_pdf(to_pdf(document)) as pdf:
        assert _text(pdf.pages[0]).startswith("目录")
        assert _text(pdf.pages[1]) == ""
        assert _number(pdf.pages[2]) == "1"


def test_entries_are_links(plan):
    links = [link for page in plan.pages[:2] for link in page.annots]
    assert len(links) >= 42


def test_parts_stand_in_them_too():
    part = Paragraph("第二部分　组织保障", kind=Kind.PART)
    document = long_plan(with_contents=True)
    document = long_plan(with_contents=True, blocks=(*document.blocks, part, Paragraph(SENTENCE)))
    with open_pdf(to_pdf(document)) as pdf:
        assert any("第二部分组织保障" in re.sub(r"\s", "", words) for words, *_ in _entries(pdf))


def test_under_a_red_head_they_stand_between_the_notice_and_its_annexes():
    annexes = (Annex("桂园街道2027年双拥工作计划", long_plan().blocks), table_annex())
    with open_pdf(to_pdf(notice(with_contents=True, annexes=annexes))) as pdf:
        starts = [place for place, page in enumerate(pdf.pages) if _text(page).startswith("目录")]
        annex = next(place for place, page in enumerate(pdf.pages) if _text(page).startswith("附件1"))
        assert "桂园街道办事处文件" in _text(pdf.pages[0])
        assert 0 < starts[0] < annex
        # A 版记 behind a blank page has no number, nor has the blank one.
        numbers = [_number(page) for page in pdf.pages if _number(page)]
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
        assert len(pdf.pages) - len(numbers) in (0, 2)
        assert _entries(pdf)[0][1] == str(annex + 1)
        assert len(pdf.pages) % 2 == 0


def test_a_notice_with_everything_makes_the_press_say_nothing(caplog):
    annexes = (Annex("桂园街道2027年双拥工作计划", long_plan().blocks), table_annex())
    to_pdf(notice(with_contents=True, annexes=annexes, fine_print="版本号 3"))
    assert [record.getMessage() for record in caplog.records] == []
