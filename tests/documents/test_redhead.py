"""The head of a 红头: mark, number, red line, title, 主送 (GB/T 9704-2012, 7.2 and 7.3)."""

import re

import pypdfium2
import pytest
from PIL import ImageChops

from shuangyong.documents.head_mark import head_mark, with_recipients_placed
from shuangyong.documents.model import Paragraph, SignOff
from shuangyong.documents.pdf import to_pdf
from tests.documents.notices import DAY, lines_of_text, notice
from tests.documents.papers import SENTENCE
from tests.documents.pdf_help import MM, lines_of, open_pdf, printed_text

LINE = 28.99


@pytest.fixture(scope="module")
def paper():
    with open_pdf(to_pdf(notice(blocks=(Paragraph(SENTENCE * 20),)))) as pdf:
        yield pdf


def _lines(page):
    return {"".join(char["text"] for char in line): line for line in lines_of(page)}


def _text(page):
    return "".join(char["text"] for line in lines_of(page) for char in line)


def _red_box(data):
    """Left, top, right and bottom in millimetres of what is red above the red line."""
    with pypdfium2.PdfDocument(data) as document:
        picture = document[0].render(scale=300 / 72).to_pil().convert("RGB")
    red = picture.crop((0, 0, picture.width, round(105 / 25.4 * 300)))
    mask = red.split()[0].point(lambda value: 255 if value > 150 else 0)
    other = red.split()[2].point(lambda value: 255 if value < 100 else 0)
    return tuple(side / 300 * 25.4 for side in ImageChops.darker(mask, other).getbbox())


@pytest.mark.parametrize(
    "words", ["桂园街道办事处文件", "桂园镇人民政府", "桂园街道双拥工作领导小组办公室文件"]
)
def test_the_mark_begins_35_mm_under_the_edge_and_stands_in_the_middle(words):
    left, top, right, bottom = _red_box(to_pdf(notice(head_mark=words)))
    assert top == pytest.approx(37 + 35, abs=0.6)
    assert (left + right) / 2 == pytest.approx((28 + 184) / 2, abs=1)
    assert left >= 28
    assert right <= 184
    assert bottom - top <= 22.5


@pytest.mark.parametrize(
    "words", ["桂园镇人民政府", "桂园街道办事处文件", "桂园街道双拥工作领导小组办公室文件"]
)
def test_a_mark_stands_on_one_line_and_is_never_higher_than_22_mm(words):
    mark = head_mark(words)
    assert mark.lines == (words,)
    assert 30 <= mark.size <= 62
    assert mark.size * mark.squeeze <= 42.6


def test_two_bodies_with_long_names_stand_under_each_other():
    bodies = ("江东市桂园区退役军人事务管理局", "江东市桂园区人民武装部文件")
    assert head_mark("、".join(bodies)).lines == bodies


def test_number_and_red_line_stand_below_the_mark(paper):
    page = paper.pages[0]
    number = _lines(page)["桂街发〔2027〕3号"]
    (line,) = [rect for rect in page.rects if rect["width"] > 400]
    assert (line["x0"], line["x1"]) == (
        pytest.approx(28 * MM, abs=0.5 * MM),
        pytest.approx(184 * MM, abs=0.5 * MM),
    )
    red, green, blue = line["non_stroking_color"]
    assert red > 0.85
    assert max(green, blue) < 0.2
    assert line["top"] - number[0]["bottom"] == pytest.approx(4 * MM, abs=0.5 * MM)
    assert (number[0]["x0"] + number[-1]["x1"]) / 2 == pytest.approx(106 * MM, abs=2)
    # Two lines lie between the mark and the number.
    assert number[0]["top"] - (72 * MM + 59.03) == pytest.approx(2 * LINE + 6.5, abs=3)


def test_the_title_stands_two_lines_below_the_red_line_and_the_recipients_one_below_it(paper):
    page = paper.pages[0]
    lines = list(_lines(page).items())
    words = [words for words, _ in lines]
    titles = [line for _, line in lines if line[0]["size"] == pytest.approx(22, abs=0.1)]
    (rule,) = [rect for rect in page.rects if rect["width"] > 400]
    assert 2 * LINE <= titles[0][0]["top"] - rule["bottom"] <= 3 * LINE
    place = words.index("各社区居民委员会，街道各科室：")
    recipients = lines[place][1]
    assert LINE <= recipients[0]["top"] - titles[-1][0]["bottom"] <= 2 * LINE
    assert recipients[0]["x0"] == pytest.approx(28 * MM, abs=1)
    assert lines[place + 1][1][0]["x0"] == pytest.approx(28 * MM + 31.6, abs=1)


def test_the_text_under_a_head_stands_on_the_grid(paper):
    for line in lines_of(paper.pages[0])[-5:]:
        middle = (line[0]["top"] + line[0]["bottom"]) / 2 - 37 * MM
        assert middle / LINE % 1 == pytest.approx(0.5, abs=0.1)


def test_a_draft_without_a_number_keeps_its_room():
    with open_pdf(to_pdf(notice(number=""))) as without, open_pdf(to_pdf(notice())) as numbered:
        ends = [lines_of(pdf.pages[0])[-1][0]["top"] for pdf in (without, numbered)]
        assert "〔" not in _text(without.pages[0])
    assert ends[0] == pytest.approx(ends[1], abs=0.1)


def test_the_mark_is_copied_before_the_number():
    assert printed_text(to_pdf(notice())).startswith("桂园街道办事处文件桂街发〔2027〕3号")


@pytest.mark.parametrize("count", range(1, 30, 3))
def test_the_first_page_holds_text_whatever_the_number_of_recipients(count):
    document = notice(recipients="、".join(["桂园社区居民委员会"] * count), blocks=(lines_of_text(9),))
    with open_pdf(to_pdf(document)) as pdf:
        first, last = (_text(page) for page in (pdf.pages[0], pdf.pages[-1]))
    assert first.count("双拥工作") > 5
    assert ("主送：" in last) is (with_recipients_placed(document)[0] == "")
    assert (first + last).count("桂园社区居民委员会") == count


def test_recipients_in_the_imprint_stand_above_the_copies_without_a_rule_between():
    with open_pdf(to_pdf(notice(recipients="桂园社区居民委员会、" * 30))) as pdf:
        page = pdf.pages[-1]
        assert len({round(rule["top"]) for rule in page.rects + page.lines if rule["width"] > 400}) <= 6
        text = re.sub(r"\s", "", page.extract_text())
    assert 0 <= text.index("主送：") < text.index("抄送：") < text.index("印发")


def test_a_plan_of_a_community_has_no_red_line():
    with open_pdf(to_pdf(notice(head_mark="", imprint=None))) as pdf:
        assert not [rect for rect in pdf.pages[0].rects if rect["width"] > 400]
        title = lines_of(pdf.pages[0])[0]
    assert title[0]["top"] == pytest.approx(37 * MM, abs=22)


@pytest.mark.parametrize("words", ["请认真执行。", "请结合实际，认真组织实施。" * 3, "请认真执行。" * 12])
@pytest.mark.parametrize("sealed", [True, False])
def test_a_short_notice_has_text_on_its_first_page_and_beside_its_signature(words, sealed):
    document = notice(blocks=(Paragraph(words),), sign_off=SignOff("桂园街道办事处", DAY, sealed))
    with open_pdf(to_pdf(document)) as pdf:
        pages = [_text(page) for page in pdf.pages]
    assert "请" in pages[0]
    signed = next(text for text in pages if "2027年1月5日" in text.replace("2027年1月5日印发", ""))
    assert "行。" in signed or "施。" in signed
