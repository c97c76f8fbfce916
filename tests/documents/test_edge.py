"""The lines as they are printed: grid, right edge, ends of lines; nothing leaves the paper."""

import re
from importlib import resources
from itertools import pairwise

import pytest

from shuangyong.documents.compose_html import nudged
from shuangyong.documents.compose_rules import NEVER_FIRST, NEVER_LAST
from shuangyong.documents.compose_units import ON_GRID
from shuangyong.documents.model import Document, Kind, Paragraph
from shuangyong.documents.pdf import to_pdf
from tests.documents.papers import SENTENCE
from tests.documents.pdf_help import MM, inside, lines_of, open_pdf

LEFT, RIGHT, PITCH = 28 * MM, 184 * MM, 15.793
MIXED = "2027年1—3月走访38户，发放慰问金1560元，办好实事“四件”，件件有回音；" * 12
QUOTED = "做到“月月有安排”，“季季有重点”；落实《公约》《手册》（附后）。满意率98.6%以上——不低于18℃……" * 8
HALF = "开展活动,走访慰问(军属)、办好实事;" * 12


def _lines(*paragraphs):
    with open_pdf(to_pdf(Document("", paragraphs, draft=False))) as pdf:
        return [line for page in pdf.pages for line in lines_of(page)]


def _ends(*paragraphs):
    return [line[-1]["x1"] for line in _lines(*paragraphs)]


def _text(line):
    return "".join(char["text"] for char in line)


@pytest.mark.parametrize("words", [SENTENCE * 12, MIXED, QUOTED, HALF])
def test_every_line_but_the_last_ends_at_the_right_edge(words):
    *full, last = _ends(Paragraph(words))
    assert len(full) >= 6
    assert full == pytest.approx([RIGHT] * len(full), abs=0.5 * MM)
    assert last <= RIGHT + 0.5 * MM


@pytest.mark.parametrize("words", [SENTENCE * 12, MIXED, QUOTED, HALF])
def test_no_line_begins_or_ends_with_a_sign_that_must_not_stand_there(words):
    lines = [_text(line) for line in _lines(Paragraph(words))]
    assert "".join(lines) == words
    assert not [line for line in lines if line[0] in NEVER_FIRST or line[-1] in NEVER_LAST]


def test_characters_stand_on_the_grid():
    first, second, *_ = _lines(Paragraph("双拥工作" * 25))
    for line, left, count in ((first, LEFT + 2 * PITCH, 26), (second, LEFT, 28)):
        places = [left + place * PITCH for place in range(count)]
        assert [char["x0"] for char in line] == pytest.approx(places, abs=0.15)
        steps = [right["x0"] - left["x0"] for left, right in pairwise(line)]
        assert steps == pytest.approx([PITCH] * (count - 1), abs=0.1)


def test_the_style_sheet_gives_the_room_of_the_grid():
    sheet = resources.files("shuangyong.documents").joinpath("paper.css").read_text("utf-8")
    (given,) = re.findall(r"letter-spacing: (-[0-9.]+)em", sheet)
    assert float(given) == float(nudged(ON_GRID))


@pytest.mark.parametrize("pair", ["”，", "。”", "》、", "）。", "：“", "、“", "》《"])
def test_neighbouring_marks_take_an_em_and_a_half(pair):
    (line,) = _lines(Paragraph(f"甲乙{pair}丙丁"))
    places = {char["text"]: char["x0"] for char in line}
    assert places["丙"] - places["乙"] == pytest.approx(3 * PITCH - 8, abs=0.1)
    assert places[pair[1]] - places[pair[0]] == pytest.approx(PITCH - 8, abs=0.1)


def test_a_line_in_two_families_ends_there_too():
    first, *_ = _ends(Paragraph(f"做实走访慰问。{SENTENCE * 3}", 2, number="（一）"))
    assert first == pytest.approx(RIGHT, abs=0.5 * MM)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_long_headings_are_full_lines_in_their_own_family(level):
    *full, _ = _ends(Paragraph(SENTENCE[:-1] * 3, level, marker="一、", kind=Kind.HEADING))
    assert len(full) == 3
    assert full == pytest.approx([RIGHT] * 3, abs=0.5 * MM)


def test_a_bookmark_of_several_lines_is_one_line():
    heading = Paragraph(SENTENCE[:-1] * 3, 1, marker="一、", kind=Kind.HEADING)
    lead = Paragraph(f"{SENTENCE[:-1]}，{SENTENCE}{SENTENCE}", 2, marker="（一）")
    with open_pdf(to_pdf(Document("", (heading, lead)))) as pdf:
        titles = [outline[1] for outline in pdf.doc.get_outlines()]
    assert titles == [heading.source, f"（一）{SENTENCE[:-1]}，{SENTENCE}"]


def test_a_line_goes_on_over_the_page_at_full_width():
    ends = _ends(*(Paragraph("第一段。") for _ in range(21)), Paragraph("双拥工作" * 20))
    assert ends[21] == pytest.approx(RIGHT, abs=1)


def test_a_short_line_and_a_heading_are_not_pulled_apart():
    ends = _ends(Paragraph("指导思想", 1, number="一、", kind=Kind.HEADING), Paragraph("短句。"))
    assert max(ends) < 28 * MM + 9 * 16


def test_lines_ended_by_hand_stay_as_they_are():
    lines = _lines(Paragraph("地点：社区活动室\n时间：一季度\n" + SENTENCE * 2))
    assert [_text(line) for line in lines[:2]] == ["地点：社区活动室", "时间：一季度"]
    assert [round(line[0]["x0"] - LEFT) for line in lines[:3]] == [round(2 * PITCH), 0, 0]
    assert max(line[-1]["x1"] for line in lines[:2]) < LEFT + 11 * 16


@pytest.mark.parametrize(
    "words",
    [
        "https://www.example.com/" + "plan" * 40,
        "，。！？；：" * 20,
        "a" * 200,
        "（“" * 40,
        "★①é↗" * 30,
        "—" * 90,
    ],
)
def test_what_has_no_place_to_break_still_stays_on_the_paper(words):
    with open_pdf(to_pdf(Document("", (Paragraph(words),), draft=False))) as pdf:
        chars = [char for page in pdf.pages for char in inside(page)]
    assert "".join(char["text"] for char in chars).replace(" ", "") == words
    assert max(char["x1"] for char in chars) <= RIGHT + 1


@pytest.mark.parametrize("words", ["喜报🙂" * 30, "مرحبا بالعالم " * 12, "e\u0301" * 90])
def test_what_nobody_can_measure_stays_there_as_well(words):
    with open_pdf(to_pdf(Document("", (Paragraph(words),), draft=False))) as pdf:
        assert max(char["x1"] for char in inside(pdf.pages[0])) <= RIGHT + 1
