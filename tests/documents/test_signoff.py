"""Signature and date with and without a seal, and never on a page without text (7.3.5)."""

import pytest

from shuangyong.documents.model import Annex, Document, NameList, Paragraph, SignOff
from shuangyong.documents.pdf import to_pdf
from tests.documents.notices import DAY, lines_of_text, table_annex
from tests.documents.pdf_help import MM, lines_of, open_pdf

CHARACTER, LINE, RIGHT = 15.793, 28.99, 184 * MM
NAME = "桂园社区居民委员会"
TEXT = (Paragraph("正文。"),)
LONG = "江东市桂园区桂园街道桂园社区居民委员会双拥工作站"


def _signed(signatory, *, sealed, day=DAY, blocks=TEXT, annexes=()):
    sign_off = SignOff(signatory, day, sealed)
    return to_pdf(Document("", blocks, sign_off=sign_off, annexes=annexes, draft=False))


def _two_lines(data):
    """The lines of signature and date, and the line above them."""
    with open_pdf(data) as pdf:
        *_, text, name, day = lines_of(pdf.pages[0])
    return text, name, day


def _middle(line):
    return (line[0]["x0"] + line[-1]["x1"]) / 2


def test_under_a_seal_the_date_ends_four_characters_from_the_right():
    _, name, day = _two_lines(_signed(NAME, sealed=True))
    assert day[-1]["x1"] == pytest.approx(RIGHT - 4 * CHARACTER, abs=2)
    assert _middle(name) == pytest.approx(_middle(day), abs=1)


def test_a_short_name_stands_over_the_middle_of_the_date():
    _, name, day = _two_lines(_signed("桂园", sealed=True))
    assert day[-1]["x1"] == pytest.approx(RIGHT - 4 * CHARACTER, abs=2)
    assert _middle(name) == pytest.approx(_middle(day), abs=1)


def test_a_long_name_under_a_seal_stays_two_characters_inside_and_the_date_under_its_middle():
    _, name, day = _two_lines(_signed(LONG, sealed=True))
    assert name[-1]["x1"] == pytest.approx(RIGHT - 2 * CHARACTER, abs=2)
    assert _middle(name) == pytest.approx(_middle(day), abs=1)
    assert day[-1]["x1"] <= RIGHT - 4 * CHARACTER


def test_a_seal_of_42_mm_finds_room_within_a_line_of_the_text():
    text, name, day = _two_lines(_signed(NAME, sealed=True))
    bottom = (text[0]["top"] + text[0]["bottom"]) / 2 + LINE / 2
    middle = (name[0]["top"] + day[0]["bottom"]) / 2
    # The seal sits on both lines, its middle a little above them.
    top = middle - 10 - 21 * MM
    assert 0 <= top - bottom <= LINE


@pytest.mark.parametrize("lines", range(14, 21))
def test_the_room_below_a_seal_stays_inside_the_type_area(lines):
    with open_pdf(_signed(NAME, sealed=True, blocks=(lines_of_text(lines),))) as pdf:
        day = lines_of(pdf.pages[-1])[-1]
    assert (day[0]["top"] + day[0]["bottom"]) / 2 + 1.5 * LINE <= 262 * MM + 0.5


@pytest.mark.parametrize("sealed", [True, False])
def test_a_name_longer_than_a_line_stays_on_the_paper(sealed):
    with open_pdf(_signed(LONG * 3, sealed=sealed)) as pdf:
        chars = [char for line in lines_of(pdf.pages[0]) for char in line]
    assert min(char["x0"] for char in chars) >= 28 * MM - 1
    assert max(char["x1"] for char in chars) <= RIGHT + 1
    assert "".join(char["text"] for char in chars).count("桂园社区") == 3


@pytest.mark.parametrize(("signatory", "day"), [(NAME, None), ("", DAY)])
@pytest.mark.parametrize("sealed", [True, False])
def test_either_may_be_missing(signatory, day, sealed):
    with open_pdf(_signed(signatory, day=day, sealed=sealed)) as pdf:
        assert len(lines_of(pdf.pages[0])) == 2


def _beside_signature(data):
    """All lines of the page that carries the signature, as words."""
    with open_pdf(data) as pdf:
        for page in pdf.pages:
            words = ["".join(char["text"] for char in line) for line in lines_of(page)]
            if NAME in words:
                return words
    raise AssertionError("no signature at all")


@pytest.mark.parametrize("sealed", [True, False])
@pytest.mark.parametrize("annexes", [0, 2])
def test_wherever_a_text_ends_two_lines_of_it_stand_above_the_signature(sealed, annexes):
    for lines in range(1, 23):
        every = tuple(Annex(f"第{number}项任务的经费安排表", ()) for number in range(annexes))
        words = _beside_signature(_signed(NAME, sealed=sealed, blocks=(lines_of_text(lines),), annexes=every))
        assert sum("双拥" in line for line in words) >= min(2, lines), lines


def test_under_a_very_long_list_of_annexes_the_signature_stands_below_some_of_them():
    every = tuple(Annex(f"第{number}项任务的经费安排表" * 5, ()) for number in range(8))
    for lines in range(1, 23, 4):
        words = _beside_signature(_signed(NAME, sealed=True, blocks=(lines_of_text(lines),), annexes=every))
        assert words.index(NAME) >= 1, lines


@pytest.mark.parametrize("sealed", [True, False])
def test_a_signature_under_names_or_a_table_is_not_left_alone(sealed):
    names = NameList((("成员", tuple(f"王某{number}　网格员" for number in range(21))),))
    assert any("网格员" in line for line in _beside_signature(_signed(NAME, sealed=sealed, blocks=(names,))))
    table = table_annex(28).blocks[0]
    assert any("任务" in line for line in _beside_signature(_signed(NAME, sealed=sealed, blocks=(table,))))
