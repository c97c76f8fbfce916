"""Automatic numbers come in as the signs that a reader of the file sees."""

import pytest

from shuangyong.documents.docx_in_formats import written
from tests.documents.docx_in.building import in_list, p, texts


def lvl(place, form, words, start=1, more=""):
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{words}"/>{more}</w:lvl>'
    )


def kind(*levels, key=0, more=""):
    return f'<w:abstractNum w:abstractNumId="{key}">{more}{"".join(levels)}</w:abstractNum>'


def num(key=1, kind_key=0, overrides=""):
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{kind_key}"/>{overrides}</w:num>'


def restart(place, start):
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


PAPER = kind(
    lvl(0, "chineseCountingThousand", "%1、"),
    lvl(1, "chineseCountingThousand", "（%2）"),
    lvl(2, "decimal", "%3."),
    lvl(3, "decimalEnclosedCircle", "%4"),
)


def numbered(*levels, numbering=""):
    numbering = numbering or PAPER + num()
    return texts("".join(p("甲", in_list(level=level)) for level in levels), numbering=numbering)


def test_the_levels_of_an_official_paper_count_on_and_begin_again():
    assert numbered(0, 1, 1, 2, 3, 3, 0, 1) == [
        *("一、甲", "（一）甲", "（二）甲", "1.甲", "①甲", "②甲", "二、甲", "（一）甲")
    ]


def test_a_number_made_of_several_levels():
    numbering = kind(lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%1.%2"), lvl(2, "decimal", "%1.%2.%3"))
    assert numbered(0, 1, 2, 2, numbering=numbering + num()) == ["I.甲", "I.1 甲", "I.1.1 甲", "I.1.2 甲"]


def test_legal_numbers_are_figures_throughout():
    numbering = kind(lvl(0, "chineseCounting", "%1、"), lvl(1, "decimal", "%1.%2", more="<w:isLgl/>"))
    assert numbered(0, 1, numbering=numbering + num()) == ["一、甲", "1.1 甲"]


def test_a_level_whose_upper_one_never_stood_begins_at_its_start():
    numbering = kind(lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2"))
    assert numbered(1, 1, numbering=numbering + num()) == ["1.1 甲", "1.2 甲"]


def test_lists_of_one_kind_count_on_unless_one_says_otherwise():
    numbering = PAPER + num(1) + num(2) + num(3, overrides=restart(0, 5))
    body = "".join(p("甲", in_list(key)) for key in (1, 2, 3, 3, 1))
    assert texts(body, numbering=numbering) == ["一、甲", "二、甲", "五、甲", "六、甲", "七、甲"]


@pytest.mark.parametrize(("said", "last"), [("", "1.甲"), ('<w:lvlRestart w:val="0"/>', "2.甲")])
def test_a_level_that_never_begins_again(said, last):
    numbering = kind(lvl(0, "decimal", "%1、"), lvl(1, "decimal", "%2.", more=said)) + num()
    assert numbered(0, 1, 0, 1, numbering=numbering)[-1] == last


def test_a_level_that_begins_again_only_below_the_first():
    after_first = lvl(2, "decimal", "%3.", more='<w:lvlRestart w:val="1"/>')
    numbering = kind(lvl(0, "decimal", "%1、"), lvl(1, "decimal", "（%2）"), after_first) + num()
    assert numbered(0, 1, 2, 1, 2, 0, 2, numbering=numbering) == [
        *("1、甲", "（1）甲", "1.甲", "（2）甲", "2.甲", "2、甲", "1.甲")
    ]


def test_a_list_may_replace_a_level():
    other = f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperLetter", "%1)")}</w:lvlOverride>'
    assert numbered(0, 0, numbering=PAPER + num(overrides=other)) == ["A)甲", "B)甲"]


def test_a_style_brings_its_number_and_a_paragraph_switches_it_off():
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="s"/><w:basedOn w:val="H"/></w:style>'
    )
    levels = lvl(0, "decimal", "%1、"), lvl(1, "chineseCounting", "（%2）", more='<w:pStyle w:val="H"/>')
    body = p("甲", style="H") + p("乙", '<w:numPr><w:numId w:val="0"/></w:numPr>', style="H")
    body += (
        p("丙", style="H") + p("丁", '<w:numPr><w:ilvl w:val="0"/></w:numPr>', style="H") + p("戊", style="S")
    )
    assert texts(body, styles=styles, numbering=kind(*levels) + num()) == [
        *("（一）甲", "乙", "（二）丙", "1、丁", "2、戊")
    ]


def test_a_list_that_borrows_the_levels_of_a_style_of_lists():
    styles = (
        '<w:style w:type="numbering" w:styleId="Own"><w:name w:val="o"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    borrowed = kind(key=1, more='<w:numStyleLink w:val="Own"/>')
    numbering = PAPER + borrowed + num(1) + num(2, 1)
    assert texts(p("甲", in_list(2)) + p("乙", in_list(2)), styles=styles, numbering=numbering) == [
        "一、甲",
        "二、乙",
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [("\uf0b7", "•"), ("l", "•"), ("Ø", "•"), ("●", "●"), ("*", "*"), ("◆", "◆"), ("", "")],
)
def test_bullets_are_signs_that_every_font_has(words, shown):
    assert numbered(0, numbering=kind(lvl(0, "bullet", words)) + num()) == [f"{shown}甲"]


@pytest.mark.parametrize(
    ("words", "more", "text", "shown"),
    [
        ("%1、", '<w:suff w:val="space"/>', "走访", "1、走访"),
        ("%1.", "", "8月走访", "1. 8月走访"),
        ("%1", "", "走访", "1 走访"),
        ("%1", '<w:suff w:val="nothing"/>', "月", "1月"),
        ("第%1章", "", "总则", "第1章 总则"),
        ("%1是", "", "加强", "1是加强"),
    ],
)
def test_no_blank_stands_behind_a_number_but_where_it_would_run_on(words, more, text, shown):
    numbering = kind(lvl(0, "decimal", words, more=more)) + num()
    assert texts(p(text, in_list()), numbering=numbering) == [shown]


def test_an_empty_paragraph_of_a_list_counts_but_is_no_line():
    body = p("甲", in_list()) + p("", in_list()) + p("乙", in_list())
    assert texts(body, numbering=PAPER + num()) == ["一、甲", "三、乙"]


def test_lists_that_are_not_there_leave_the_words_alone():
    assert texts(p("甲", in_list(7)) + p("乙", in_list(1, 8)), numbering=PAPER + num()) == ["甲", "乙"]


def test_numbers_go_on_from_the_text_into_a_table():
    table = f"<w:tbl><w:tr><w:tc>{p('乙', in_list())}</w:tc><w:tc>{p('丙', in_list())}</w:tc></w:tr></w:tbl>"
    assert texts(p("甲", in_list()) + table, numbering=PAPER + num()) == ["一、甲", "二、乙\t三、丙"]


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 12, "１２"),
        ("chineseCounting", 11, "十一"),
        ("chineseCounting", 101, "一○一"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("japaneseCounting", 20, "二十"),
        ("taiwaneseCounting", 12, "十二"),
        ("ideographDigital", 10, "一〇"),
        ("ideographTraditional", 2, "乙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 60, "癸亥"),
        ("chineseLegalSimplified", 10, "拾"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 26, "Z"),
        ("lowerLetter", 28, "bb"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircleChinese", 10, "⑩"),
        ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedFullstop", 1, "⒈"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("ideographEnclosedCircle", 1, "㊀"),
        ("none", 5, ""),
        ("hebrew1", 5, "5"),
        ("chineseCounting", 0, "0"),
        ("chineseCountingThousand", 1000, "1000"),
    ],
)
def test_forms_of_numbers(form, number, shown):
    assert written(number, form) == shown
