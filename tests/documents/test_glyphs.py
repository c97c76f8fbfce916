"""Characters that no font has are told with their place, and printed as 〓."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.documents import glyphs
from shuangyong.documents.docx_words import fair
from shuangyong.documents.glyphs import GETA, gaps_of, missing_in, printable, printed
from shuangyong.documents.model import (
    Annex,
    Column,
    Document,
    Imprint,
    Kind,
    NameList,
    Paragraph,
    SignOff,
    Table,
)
from shuangyong.documents.pdf import to_pdf
from tests.documents.papers import full_paper
from tests.documents.pdf_help import lines_of, open_pdf, printed_text

NONE = "\U00031350"  # of an extension that no font here has
OURS = ("Paper-Title", "Paper-Fang", "Paper-Fang-Figures", "Paper-Kai", "Paper-Hei", "Paper-Song")


def heading(text, number):
    return Paragraph(text, 1, number=number, kind=Kind.HEADING)


def paper_with(sign):
    """A 红头 with the sign wherever a user's words are printed."""
    table = Table(
        (Column("序号", 1), Column("责任人", 3)), (("1", "田某"), ("2", f"李{sign}")), footer=("", sign)
    )
    return Document(
        f"关于{sign}的通知",
        (
            Paragraph(f"现将{sign}印发。"),
            heading("指导思想", "一、"),
            Paragraph("好。"),
            Paragraph(f"王{sign}。"),
        ),
        number=f"桂办{sign}",
        sign_off=SignOff(f"桂园{sign}办事处", date(2027, 1, 5), True),
        annexes=(
            Annex("任务安排表", (table,), landscape=True),
            Annex(f"名单{sign}", (NameList((("组　长", (f"王{sign}　书记",)),)),)),
        ),
        draft=False,
        head_mark=f"桂园{sign}文件",
        recipients=f"各{sign}社区",
        imprint=Imprint(f"区{sign}办", f"印{sign}室", date(2027, 1, 6)),
        fine_print=f"第1版{sign}",
    )


def test_each_place_is_told_in_words_that_a_clerk_can_find():
    gaps = gaps_of(paper_with(NONE))
    assert {(gap.character, gap.code_point) for gap in gaps} == {(NONE, "U+31350")}
    assert [gap.place for gap in gaps] == [
        "发文机关标志",
        "发文字号",
        "标题",
        "主送机关",
        "正文第1段",
        "正文“一、指导思想”下第2段",
        "落款",
        "附件1第2行“责任人”",
        "附件1的合计行",
        "附件2的标题",
        "附件2的名单“组长”",
        "版记的抄送机关",
        "版记的印发机关",
        "页边的小字",
    ]
    assert gaps[5].excerpt == f"王{NONE}。"


def test_a_heading_that_has_one_is_named_itself():
    (gap,) = gaps_of(Document("计划", (heading(f"保障{NONE}", "二、"),)))
    assert gap.place == f"正文的标题“二、保障{NONE}”"


def test_one_character_twice_in_a_paragraph_is_told_once_and_a_long_paragraph_cut():
    text = "开展走访慰问活动，" * 3 + NONE + "，" + NONE + "落实到人，办好实事。"
    (gap,) = gaps_of(Document("计划", (Paragraph(text),)))
    assert gap.excerpt == f"…访慰问活动，{NONE}，{NONE}落实到人…"


def test_everything_that_is_printed_is_looked_through():
    """Whatever text stands on the paper is replaced, so the two walks through a Document agree."""
    document = printed(paper_with(NONE))
    assert gaps_of(document) == []
    assert NONE not in repr(document)


def test_on_the_paper_it_is_a_geta_and_no_other_font_is_embedded():
    data = to_pdf(paper_with(NONE + "😀\u2b50"))
    text = printed_text(data)
    assert f"王{GETA * 3}。" in text
    assert NONE not in text
    with open_pdf(data) as pdf:
        names = {char["fontname"].split("+")[1] for page in pdf.pages for char in page.chars}
    assert names <= set(OURS)


@pytest.mark.parametrize("sign", ["𬭎", "㛃"])
def test_rare_characters_of_names_are_printed_with_real_glyphs(sign):
    heads = (
        heading(f"联系人{sign}", "一、"),
        Paragraph(f"责任{sign}", 2, number="（一）", kind=Kind.HEADING),
    )
    data = to_pdf(Document(f"关于{sign}", (Paragraph(f"周{sign}"), *heads), draft=False))
    with open_pdf(data) as pdf:
        (page,) = pdf.pages
        signs = [char for char in page.chars if char["text"] == sign]
        assert {char["fontname"].split("+")[1] for char in signs} == {"Paper-Serif", "Paper-Sans"}
        assert len(signs) == 4
        baselines = sorted({round(char["matrix"][5], 2) for line in lines_of(page)[1:] for char in line})
    pitches = [after - before for before, after in pairwise(baselines)]
    assert pitches == pytest.approx([28.99] * len(pitches), abs=0.1)
    assert gaps_of(Document(sign, (Paragraph(sign),))) == []


def test_of_the_reserve_too_only_what_is_printed_is_embedded():
    """Noto has 24 MB."""
    assert len(to_pdf(Document("计划", (Paragraph("周𬭎"),), draft=False))) < 200_000


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("葛\U000e0100城", "葛城"),  # a variation of the glyph
        ("甲\ufe0f乙\u200b丙\ufeff丁\u00ad戊\u2060", "甲乙丙丁戊"),
        ("e\u0301", "é"),
        ("一行\u2028二行", "一行\n二行"),
        ("宽\u1680窄", "宽 窄"),
        ("造字\ue000", f"造字{GETA}"),
        ("坏\ufffd", f"坏{GETA}"),
        ("笑😀⭐", f"笑{GETA}{GETA}"),
        ("★☆①㎡℃〇○●→①", "★☆①㎡℃〇○●→①"),
        ("一\t二\n三", "一\t二\n三"),
    ],
)
def test_what_shows_nothing_goes_and_what_nobody_has_becomes_a_geta(typed, expected):
    assert printable(typed) == expected


@given(st.text())
def test_what_is_printable_is_so_for_good_and_has_nothing_missing(text):
    once = printable(text)
    assert printable(once) == once
    assert missing_in(once) == []
    assert (GETA in once) == bool(missing_in(text) or GETA in text)


def test_a_private_use_character_is_named_by_its_number_alone():
    assert glyphs.name_of("\ue000") == "自造字（U+E000）"
    assert glyphs.name_of("𰻞") == "“𰻞”（U+30EDE）"


def test_word_keeps_the_character_as_it_was_typed():
    assert fair(f"王{NONE}葛\U000e0100") == f"王{NONE}葛\U000e0100"


def test_a_paper_with_nothing_missing_stays_as_it_is():
    paper = full_paper()
    assert printed(paper) == paper
    assert gaps_of(paper) == []
    assert not glyphs.has_rare(paper)
