"""A short notice under a 红头 stays on its first page, its lines closer where they must be (7.3.5.5)."""

from dataclasses import replace
from itertools import pairwise
from math import hypot

import pytest

from shuangyong.documents.closer import CLOSEST, closer_pitch, signatory_lines
from shuangyong.documents.docx_out import to_docx
from shuangyong.documents.model import Annex, Paragraph, SignOff
from shuangyong.documents.pdf import to_pdf
from tests.documents.docx_help import open_docx
from tests.documents.notices import DAY, lines_of_text, notice, table_annex
from tests.documents.papers import SENTENCE
from tests.documents.pdf_help import MM, lines_of, open_pdf

LINE = 28.99
PLAN = Annex("2027年度双拥工作计划", (Paragraph(SENTENCE),))
ANNEXES = [(), (PLAN,), (PLAN, table_annex(3))]


def _words(line):
    return "".join(char["text"] for char in line)


def _first_page(document):
    with open_pdf(to_pdf(document)) as pdf:
        return lines_of(pdf.pages[0])


@pytest.mark.parametrize("annexes", ANNEXES)
@pytest.mark.parametrize("sealed", [True, False])
@pytest.mark.parametrize("text", [1, 2])
def test_a_notice_that_carries_a_plan_is_signed_on_its_first_page(annexes, sealed, text):
    document = notice(
        annexes=annexes,
        blocks=(lines_of_text(text),),
        sign_off=SignOff("桂园街道办事处", DAY, sealed),
    )
    lines = _first_page(document)
    assert [_words(line) for line in lines[-2:]] == ["桂园街道办事处", "2027年1月5日"]
    assert lines[-1][0]["bottom"] <= 262 * MM


def test_lines_that_came_closer_keep_one_pitch_and_the_mark_its_place():
    document = notice(annexes=ANNEXES[2])
    pitch = closer_pitch(document)
    assert CLOSEST <= pitch < LINE
    near, usual = _first_page(document), _first_page(notice(blocks=(lines_of_text(20),)))
    assert near[0][0]["top"] == pytest.approx(usual[0][0]["top"], abs=0.1)
    words = [_words(line) for line in near]
    begin = words.index("各社区居民委员会，街道各科室：")
    steps = [lower[0]["top"] - upper[0]["top"] for upper, lower in pairwise(near[begin : begin + 3])]
    assert steps == pytest.approx([pitch, pitch], abs=0.1)


def test_a_seal_still_ends_within_a_line_of_what_stands_above():
    document = notice(annexes=ANNEXES[2])
    pitch = closer_pitch(document)
    *_, above, name, day = _first_page(document)
    bottom = (above[0]["top"] + above[0]["bottom"]) / 2 + pitch / 2
    top = (name[0]["top"] + day[0]["bottom"]) / 2 - 10 - 21 * MM
    assert -0.5 <= top - bottom <= pitch


def test_a_seal_that_reaches_below_the_type_keeps_off_the_page_number():
    document = notice(annexes=ANNEXES[2])
    with open_pdf(to_pdf(document)) as pdf:
        number = [char for char in pdf.pages[0].chars if char["top"] > 263 * MM and char["text"].strip()]
        *_, name, day = lines_of(pdf.pages[0])
    across = (day[0]["x0"] + day[-1]["x1"]) / 2
    down = (name[0]["top"] + day[0]["bottom"]) / 2 - 10
    corner = min(char["x0"] for char in number), number[0]["top"]
    assert hypot(corner[0] - across, corner[1] - down) > 21 * MM


@pytest.mark.parametrize(
    "changes",
    [
        {"head_mark": "", "imprint": None},
        {"blocks": (lines_of_text(7),)},
        {"blocks": (table_annex(2).blocks[0],)},
        {"blocks": ()},
        {"sign_off": SignOff()},
        {"recipients": "桂园社区居民委员会、" * 12, "annexes": ANNEXES[2]},
    ],
)
def test_other_papers_stay_on_the_grid(changes):
    assert closer_pitch(notice(**changes)) is None


def test_a_notice_with_room_enough_stays_on_the_grid():
    short = notice(title="关于春节走访的通知", sign_off=SignOff("桂园街道办事处", DAY))
    assert closer_pitch(short) is None
    more = (*ANNEXES[2], Annex("领导小组名单", ()))
    assert closer_pitch(replace(short, annexes=more)) is not None


def test_only_the_notice_is_set_closer_not_its_annexes():
    plan = Annex("2027年度双拥工作计划", (Paragraph(SENTENCE * 20),))
    with open_pdf(to_pdf(notice(annexes=(plan,)))) as pdf:
        text = lines_of(pdf.pages[1])[3:8]
    steps = [lower[0]["top"] - upper[0]["top"] for upper, lower in pairwise(text)]
    assert steps == pytest.approx([LINE] * 4, abs=0.1)


@pytest.mark.parametrize("sealed", [True, False])
@pytest.mark.parametrize("text", [1, 3, 5])
@pytest.mark.parametrize("count", [1, 3, 6, 9])
def test_a_signature_that_goes_over_is_never_alone_there(sealed, text, count):
    annexes = tuple(Annex(f"第{number}项任务的经费安排表", (Paragraph(SENTENCE),)) for number in range(count))
    document = notice(
        blocks=(lines_of_text(text),),
        annexes=annexes,
        recipients="桂园社区居民委员会、" * 6,
        sign_off=SignOff("桂园街道办事处", DAY, sealed),
    )
    with open_pdf(to_pdf(document)) as pdf:
        pages = [[_words(line) for line in lines_of(page)] for page in pdf.pages]
    (signed,) = [page for page in pages if "桂园街道办事处" in page]
    assert signed.index("桂园街道办事处") >= 1
    assert any("双拥工作" in line for line in pages[0][3:])


@pytest.mark.parametrize("sealed", [True, False])
def test_word_sets_them_as_close(sealed):
    document = notice(annexes=ANNEXES[2], sign_off=SignOff("桂园街道办事处", DAY, sealed))
    pitch = closer_pitch(document)
    word = open_docx(to_docx(document))
    spaced = {one.style.name: one.paragraph_format.line_spacing for one in reversed(word.paragraphs)}
    for style in ("主送机关", "公文正文", "附件说明", "署名", "成文日期"):
        assert spaced[style].pt == pytest.approx(pitch, abs=0.3)
    assert word.paragraphs[-1].paragraph_format.line_spacing is None


def test_a_signature_of_two_lines_is_broken_by_its_sense():
    name = "江东市桂园区桂园街道双拥工作领导小组暨退役军人事务工作领导小组办公室"
    lines = signatory_lines(name)
    assert "".join(lines) == name
    assert not any(line.endswith(("领导", "退役", "工", "事")) for line in lines)
    words = [_words(line) for line in _first_page(notice(sign_off=SignOff(name, DAY, sealed=True)))]
    assert words[-3:] == [*lines, "2027年1月5日"]
