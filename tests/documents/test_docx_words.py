"""What a user typed comes out of the Word file whole, in order, and never as more than words."""

import re

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from shuangyong.documents.docx_out import to_docx
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
from shuangyong.documents.wording import legible
from tests.documents.docx_help import open_docx, parts, written
from tests.documents.papers import full_paper

FIELD = "{ PAGE } HYPERLINK http://example.com =1+1 <w:p> \x13PAGE\x14\x15"
EVIL = '</w:t></w:r><w:fldSimple w:instr="DDEAUTO"/>{INCLUDETEXT x}=SUM(1)<a href="http://example.com">&amp;'
WORDS = st.text(max_size=12)
PARAGRAPHS = st.builds(
    Paragraph,
    text=WORDS,
    level=st.integers(-1, 6),
    marker=st.sampled_from(["", "一、", "（二）", "\t3. "]),
    kind=st.sampled_from(list(Kind)),
)
TABLES = st.integers(0, 3).flatmap(
    lambda width: st.builds(
        Table,
        columns=st.tuples(*[st.builds(Column, WORDS, st.floats(-1, 9))] * width),
        rows=st.lists(st.tuples(*[WORDS] * width), max_size=3).map(tuple),
        footer=st.sampled_from([(), ("合计",) * width]),
    )
)
NAMES = st.builds(NameList, st.lists(st.tuples(WORDS, st.lists(WORDS, max_size=3).map(tuple))).map(tuple))
BLOCKS = st.lists(st.one_of(PARAGRAPHS, TABLES, NAMES), max_size=5).map(tuple)
PAPERS = st.builds(
    Document,
    title=WORDS,
    blocks=BLOCKS,
    number=WORDS,
    sign_off=st.builds(SignOff, WORDS, st.none() | st.dates()),
    annexes=st.lists(st.builds(Annex, WORDS, BLOCKS, st.booleans()), max_size=3).map(tuple),
    draft=st.booleans(),
    author=WORDS,
    head_mark=WORDS,
    recipients=WORDS,
    imprint=st.none() | st.builds(Imprint, WORDS, WORDS, st.none() | st.dates()),
    fine_print=WORDS,
)


def _bare(words):
    return re.sub(r"\s", "", legible(words))


def _said(blocks):
    """Words of the blocks in their order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.source
        elif isinstance(block, NameList):
            for role, people in block.entries:
                yield f"{role}："
                yield from people
        elif block.columns:
            yield from (column.title for column in block.columns)
            yield from (cell for row in block.rows for cell in row)
            yield from block.footer


@settings(deadline=None)  # the first of them reads the fonts
@given(PAPERS)
def test_every_word_of_any_paper_stands_in_the_file_in_order(document):
    found, place = written(to_docx(document)), 0
    head = [document.title, document.number]
    if document.head_mark:
        head = [document.head_mark, document.number, document.title]
    wanted = [*head, *_said(document.blocks), document.sign_off.signatory]
    for annex in document.annexes:
        wanted += [annex.title, *_said(annex.blocks)]
    for words in map(_bare, wanted):
        place = found.find(words, place)
        assert place >= 0, words
        place += len(words)


def _everywhere(words):
    table = Table((Column(words, 1),), ((words,),), footer=(words,))
    blocks = (
        Paragraph(words),
        Paragraph(words, 1, marker=words, kind=Kind.HEADING),
        Paragraph(words, 2),
        Paragraph(words, kind=Kind.PART),
        table,
        NameList(((words, (words,)),)),
    )
    return Document(
        words,
        blocks,
        number=words,
        sign_off=SignOff(words),
        annexes=(Annex(words, blocks),),
        author=words,
        head_mark=words,
        recipients=words,
        imprint=Imprint(words, words),
        with_contents=True,
        fine_print=words,
    )


def _elements(data):
    """How often each element stands in the body."""
    counts: dict[str, int] = {}
    for element in open_docx(data).element.body.iter():
        counts[element.tag] = counts.get(element.tag, 0) + 1
    return counts


def test_markup_in_any_field_stays_words():
    data = to_docx(_everywhere(EVIL))
    ours = {"{http://schemas.openxmlformats.org/wordprocessingml/2006/main}br"}  # a long title has some
    assert _elements(data).keys() - ours <= _elements(to_docx(_everywhere("计划"))).keys()
    assert written(data).count(_bare(EVIL)) >= 20


def test_what_looks_like_a_field_or_a_formula_stays_words():
    data = to_docx(_everywhere(FIELD))
    kinds = [xml.count("w:fldChar ") for xml in parts(data).values()]
    assert sum(kinds) == 0
    assert written(data).count("{PAGE}HYPERLINKhttp://example.com=1+1<w:p>PAGE") >= 20


def test_small_print_cannot_be_markup_either():
    footer = next(xml for name, xml in parts(to_docx(_everywhere(EVIL))).items() if "footer1" in name)
    assert "&lt;/w:t&gt;" in footer
    assert "DDEAUTO" not in footer.replace('&lt;w:fldSimple w:instr="DDEAUTO"/&gt;', "")


def test_nothing_in_the_file_reaches_out_of_it():
    files = parts(to_docx(_everywhere(EVIL)))
    assert not [name for name, xml in files.items() if "TargetMode" in xml]
    nodes = [
        node
        for name, xml in files.items()
        if name.endswith(".xml")
        for node in parse_xml(xml.encode()).iter()
    ]
    assert {node.get(qn("w:instr")).strip() for node in nodes if node.tag == qn("w:fldSimple")} == {"PAGE"}
    assert not {qn("w:instrText"), qn("w:hyperlink")} & {node.tag for node in nodes}


def test_characters_that_xml_cannot_hold_are_left_out():
    assert written(to_docx(Document("", (Paragraph("甲\x00\x08\ud800乙\x85\ufffe\uffff丙"),)))) == "甲乙丙"


def test_a_line_typed_inside_a_paragraph_stays_a_line():
    (paragraph,) = open_docx(to_docx(Document("", (Paragraph("甲 \n乙"),)))).paragraphs
    assert paragraph.text == "甲\n乙"


def test_an_empty_paper_is_a_file_too():
    assert open_docx(to_docx(Document(""))).paragraphs == []


def test_a_title_beyond_what_word_can_file_does_not_stop_the_paper():
    properties = open_docx(to_docx(Document("计划" * 300, author="社区" * 300))).core_properties
    assert (len(properties.title), len(properties.author)) == (255, 255)


def test_the_file_names_title_author_and_language():
    properties = open_docx(to_docx(full_paper())).core_properties
    assert (properties.title, properties.author) == ("桂园社区2027年双拥工作计划", "桂园社区")
    assert (properties.language, properties.comments) == ("zh-CN", "")
