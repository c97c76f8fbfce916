"""Widths come from the files that print, in the order in which the style sheet asks for them."""

from pathlib import Path

import pytest

from shuangyong.documents.figures import FAMILY
from shuangyong.documents.fonts import family_lists, font_files
from shuangyong.documents.metrics import FACES, MARKS, Metrics, Sign, paper_metrics


@pytest.mark.parametrize("kind", FACES)
def test_the_families_are_asked_in_the_order_of_the_style_sheet(kind):
    asked = [family.strip(' "') for family in family_lists()[f"--{kind}"].split(",")]
    assert tuple(family for family in asked if family in FACES[kind])[: len(FACES[kind])] == FACES[kind]
    assert asked[: len(FACES[kind])] == list(FACES[kind])


def test_characters_take_an_em_and_figures_their_own_width():
    metrics = paper_metrics()
    assert metrics.sign("fang", "双") == Sign(1000, 0, 0, full=True)
    for kind in FACES:
        assert metrics.sign(kind, "1").advance < 700
        assert not metrics.sign(kind, "1").full


def test_figures_of_the_text_are_those_of_the_cut_font():
    files = font_files()
    with_cut = Metrics({"Paper Kai": files["Paper Kai"], FAMILY: files["Paper Song"]})
    without = Metrics({"Paper Kai": files["Paper Kai"]})
    assert with_cut.sign("kai", "1") != without.sign("kai", "1")


@pytest.mark.parametrize("mark", MARKS)
def test_the_blank_of_a_mark_is_known(mark):
    sign = paper_metrics().sign("fang", mark)
    assert sign.full
    assert 300 < sign.before + sign.behind < 1000


def test_a_rare_character_of_a_name_takes_an_em_and_nobody_guesses_at_an_emoji():
    bare = Metrics({})
    assert bare.sign("fang", "㛃") == Sign(1000, 0, 0, full=True)
    assert [bare.sign("fang", sign) for sign in "1a🙂é"] == [None] * 4


def test_the_bytes_of_a_font_are_as_good_as_its_file():
    path = font_files()["Paper Hei"]
    assert isinstance(path, Path)
    from_bytes = Metrics({"Paper Hei": path.read_bytes()})
    assert from_bytes.sign("hei", "，") == Metrics({"Paper Hei": path}).sign("hei", "，")
