"""The group in running text."""

import pytest

from plans.reading.blocks import Block, Piece
from plans.reading.found import Span
from plans.reading.group import find_group
from plans.reading.markers import Marker
from plans.reading.outline import Part

from .group_help import group_of, names_of, posts_of

SENTENCE = (
    "我社区成立双拥工作领导小组，由社区书记林建国任组长、主任方玉、副主任石磊任副组长，"
    "成员：丁一凡、何小满，戚红同志兼任双拥联络员。"
)


def test_a_glued_sentence_gives_every_role():
    assert names_of(SENTENCE) == {
        "leader": ["林建国"],
        "deputy": ["方玉", "石磊"],
        "member": ["丁一凡", "何小满"],
        "liaison": ["戚红"],
    }


def test_posts_before_the_name_are_kept():
    assert posts_of(SENTENCE)["林建国"] == "社区书记"


def test_whether_the_liaison_is_a_member_too_is_in_doubt():
    liaison = group_of(SENTENCE).members[-1]
    assert liaison.confidence < 1
    assert "成员" in liaison.doubt


def test_there_is_no_doubt_where_the_liaison_is_in_the_list():
    assert not group_of(SENTENCE.replace("戚红", "丁一凡")).members[-1].doubt


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "领导小组组长由党委书记林建国担任，副组长由主任方玉担任，成员由丁一凡和各网格长组成。",
            {"leader": ["林建国"], "deputy": ["方玉"], "member": ["丁一凡"]},
        ),
        (
            "成立以党委书记林建国为组长、镇长方玉为副组长的双拥工作领导小组。",
            {"leader": ["林建国"], "deputy": ["方玉"]},
        ),
        (
            "双拥领导小组由校长林建国任组长、各班班主任为成员，联络员由办公室方玉担任。",
            {"leader": ["林建国"], "liaison": ["方玉"]},
        ),
        (
            "领导小组：组长林建国（总经理），副组长方玉（工会主席），成员丁一凡、何小满",
            {"leader": ["林建国"], "deputy": ["方玉"], "member": ["丁一凡", "何小满"]},
        ),
        (
            "领导小组由林建国局长任组长，方玉、石磊副局长任副组长，丁一凡、何小满两位同志为成员。",
            {"leader": ["林建国"], "deputy": ["方玉", "石磊"], "member": ["丁一凡", "何小满"]},
        ),
        (
            "林建国任双拥工作领导小组组长。办公室设在武装部，由石磊兼任办公室主任，丁一凡为联络员。",
            {"leader": ["林建国"], "office": ["石磊"], "liaison": ["丁一凡"]},
        ),
        (
            "组长林建国同志负责全面工作；副组长方玉同志负责日常工作。",
            {"leader": ["林建国"], "deputy": ["方玉"]},
        ),
        (
            "领导小组由党组成员林建国任组长，党委委员方玉（办公室主任）任副组长。",
            {"leader": ["林建国"], "deputy": ["方玉"]},
        ),
    ],
)
def test_sentences_of_all_kinds_are_read(text, found):
    assert names_of(text) == found


def test_a_name_that_a_line_end_breaks_is_one_name():
    first, second = "领导小组由主任林建国任组长，副主任方", "玉任副组长，成员：丁一凡。"
    pieces = tuple(Piece(line, 0, len(text), text) for line, text in enumerate((first, second)))
    deputy = find_group([Part(Block(Marker(), pieces))]).members[1]
    assert (deputy.name, deputy.span) == ("方玉", Span(0, len(first) - 1, len(first)))


def test_a_paragraph_with_tasks_beside_the_group_is_left_to_the_tasks():
    text = "局双拥领导小组由局长林建国任组长。一是1月份召开会议；二是每季度走访军属。"
    assert group_of(text).members
    assert not group_of(text).parts


def test_a_paragraph_about_the_group_alone_is_taken():
    assert group_of("局双拥领导小组由局长林建国任组长，副局长方玉任副组长。").parts == {0}


def test_the_name_of_the_group_is_without_the_verb_before_it():
    assert group_of(SENTENCE).name == "双拥工作领导小组"
