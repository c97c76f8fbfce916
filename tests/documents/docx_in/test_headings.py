"""Headings and the title by what the file itself says of them."""

import pytest

from tests.documents.docx_in.building import lines, p


def style(key, name, based_on="", setting=""):
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{setting}</w:pPr></w:style>"
    )


STYLES = (
    style("1", "heading 1")
    + style("2", "标题 2")
    + style("9", "heading 9")
    + style("a", "我的标题", "1")
    + style("b", "不在大纲里", "1", '<w:outlineLvl w:val="9"/>')
    + style("c", "小节", "", '<w:outlineLvl w:val="2"/>')
    + style("loop", "甲", "pool")
    + style("pool", "乙", "loop")
    + style("T", "Title")
    + style("T2", "文件标题", "T")
    + style("L", "一级标题")
)


@pytest.mark.parametrize(
    ("key", "level", "is_title"),
    [
        ("1", 1, False),
        ("2", 2, False),
        ("9", 4, False),
        ("a", 1, False),
        ("b", 0, False),
        ("c", 3, False),
        ("L", 1, False),
        ("T", 0, True),
        ("T2", 0, True),
        ("loop", 0, False),
        ("unknown", 0, False),
    ],
)
def test_the_style_tells_the_level(key, level, is_title):
    (line,) = lines(p("宣传教育", style=key), styles=STYLES)
    assert (line.level, line.is_title) == (level, is_title)


@pytest.mark.parametrize(("own", "level"), [("0", 1), ("3", 4), ("8", 4), ("9", 0)])
def test_the_paragraphs_own_outline_level_wins(own, level):
    assert lines(p("甲", f'<w:outlineLvl w:val="{own}"/>', style="2"), styles=STYLES)[0].level == level


def test_without_a_part_of_styles_the_ids_tell():
    first, second = lines(p("甲", style="Heading2") + p("乙", style="Title"))
    assert (first.level, second.is_title) == (2, True)


def test_a_title_broken_for_its_looks_is_one_line():
    broken = "<w:r><w:t>桂园社区2027年</w:t><w:br/><w:t>双拥工作计划</w:t></w:r>"
    (line,) = lines(p(broken, style="T"), styles=STYLES)
    assert (line.text, line.is_title) == ("桂园社区2027年双拥工作计划", True)


def test_only_the_first_line_of_a_heading_is_one():
    first, second = lines(p("<w:r><w:t>甲</w:t><w:br/><w:t>乙。</w:t></w:r>", style="1"), styles=STYLES)
    assert (first.level, second.level) == (1, 0)


def test_the_style_of_all_paragraphs_that_name_none_counts():
    default = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:pPr>'
    default += '<w:outlineLvl w:val="1"/></w:pPr></w:style>'
    assert lines(p("甲"), styles=default)[0].level == 2
