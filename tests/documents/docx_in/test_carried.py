"""What a Word file of ours carries unseen, for an unchanged plan to come in exactly."""

import json
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shuangyong.documents.docx_carried import SPACE
from shuangyong.documents.docx_in import open_docx
from shuangyong.documents.docx_out import to_docx
from shuangyong.documents.model import Document, Paragraph
from tests.documents.docx_in.building import p, word_file
from tests.documents.papers import full_paper

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=6,
)


def saved_after(data, change):
    """The file after python-docx opened it, `change` did its work, and it was saved."""
    word = docx.Document(BytesIO(data))
    change(word)
    target = BytesIO()
    word.save(target)
    return target.getvalue()


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.text(), VALUES, max_size=4))
def test_what_is_laid_in_comes_out_equal(said):
    found = open_docx(to_docx(Document("计划", (Paragraph("甲"),)), said)).carried
    assert (found.said, found.unchanged) == (said, True)


def test_a_file_that_was_only_saved_again_is_unchanged():
    data = saved_after(to_docx(full_paper(), {"year": 2027}), lambda word: None)
    assert open_docx(data).carried.unchanged


def test_one_word_more_and_the_words_win():
    def change(word):
        word.paragraphs[-1].add_run("改")

    data = to_docx(Document("计划", (Paragraph("甲"),)), {"year": 2027})
    found = open_docx(saved_after(data, change))
    assert found.lines[-1].text == "甲改"
    assert (found.carried.said, found.carried.unchanged) == ({"year": 2027}, False)


def test_a_signature_written_in_is_no_change_of_the_plan():
    def change(word):
        next(one for one in word.paragraphs if one.style.name == "署名").add_run("（章）")

    assert open_docx(saved_after(to_docx(full_paper(), {"a": 1}), change)).carried.unchanged


def test_without_anything_to_carry_the_file_is_as_it_was():
    data = to_docx(full_paper())
    assert b"customXml" not in data
    assert open_docx(data).carried is None


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "<broken",
        f'<!DOCTYPE a [<!ENTITY b "b">]><plan xmlns="{SPACE}">&b;</plan>',
        f'<plan xmlns="{SPACE}"/>',
        f'<plan xmlns="{SPACE}">no json</plan>',
        f'<plan xmlns="{SPACE}">{"[" * 100_000}</plan>',
        f'<plan xmlns="{SPACE}">[1]</plan>',
        f'<plan xmlns="{SPACE}">{json.dumps({"said": [1]})}</plan>',
        '<plan xmlns="urn:other">{"said": {}}</plan>',
    ],
)
def test_what_others_left_there_is_passed_over(xml):
    links = [("customXml", "../customXml/item1.xml")]
    found = open_docx(word_file(p("甲"), links=links, others={"customXml/item1.xml": xml}))
    assert ([line.text for line in found.lines], found.carried) == (["甲"], None)
