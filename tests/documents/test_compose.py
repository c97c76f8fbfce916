"""Lines of a paragraph: grid, squeezed marks, forbidden ends, last lines."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shuangyong.documents.compose import INDENT, LINE, compose
from shuangyong.documents.compose_breaks import OVER, UNDER
from shuangyong.documents.compose_rules import NEVER_FIRST, NEVER_LAST, is_mark
from shuangyong.documents.compose_units import ON_GRID, PITCH
from shuangyong.documents.metrics import paper_metrics

HAN = "开展军民共建活动走访慰问优抚对象办好实事巩固团结"


def _set(text, kind="fang"):
    return compose([(text, kind)], paper_metrics())


def _texts(lines):
    return ["".join(run.text for run in line) for line in lines]


def _length(line, kind="fang"):
    signs = [(sign, run.spacing) for run in line for sign in run.text]
    spacings = sum(spacing for _, spacing in signs[:-1])
    advances = [paper_metrics().sign(kind, sign).advance for sign, _ in signs]
    return sum(advances) + spacings + ON_GRID


def _spacings(lines):
    return {run.spacing for line in lines for run in line}


def test_pure_text_lies_on_the_grid_with_28_to_a_line():
    lines = _set("双拥工作" * 25)
    assert [len(text) for text in _texts(lines)] == [26, 28, 28, 18]
    assert _spacings(lines) == {ON_GRID}


def test_a_mark_that_ends_a_full_line_disturbs_nothing():
    lines = _set("双" * 25 + "，" + "双" * 27 + "。" + HAN)
    assert [len(text) for text in _texts(lines)][:2] == [26, 28]
    assert _spacings(lines) == {ON_GRID}


def test_a_pair_of_figures_does_not_disturb_its_line_either():
    first, *_ = _set("双" * 20 + "2027" + "双" * 30)
    assert (len(_texts([first])[0]), {run.spacing for run in first}) == (28, {ON_GRID})


@pytest.mark.parametrize(
    "pair", ["”，", "。”", "》、", "）。", "：“", "、“", "》《", "）（", "。（", "”。", "）、"]
)
def test_neighbouring_marks_take_an_em_and_a_half(pair):
    (line,) = _set(f"甲{pair}乙")
    plain = 4 * PITCH
    assert _length(line) == plain - 500
    assert {run.text for run in line} >= {pair[0]}


@pytest.mark.parametrize("double", ["——", "……"])
def test_double_signs_are_neither_squeezed_nor_torn_nor_stretched(double):
    for before in range(20, 30):
        lines = _set("双" * before + double + HAN * 2)
        assert sum(double in text for text in _texts(lines)) == 1
        assert any(double in run.text for line in lines for run in line)


def test_a_mark_is_never_pushed_to_the_start_of_a_line():
    for before in range(20, 32):
        texts = _texts(_set("双" * before + "，" + HAN * 3))
        assert all(text[0] != "，" for text in texts)


def test_room_is_found_in_marks_where_that_brings_one_back():
    text = "甲、乙、丙、丁、戊、己、庚、辛、壬、癸、子、丑、寅卯。" + HAN
    first, *_ = _set(text)
    assert _texts([first]) == [text[:27]]
    assert {run.spacing for run in first} > {ON_GRID}
    assert max(run.spacing for run in first) == ON_GRID


@pytest.mark.parametrize("word", ["2027", "1—3", "98.6%", "38℃", "12.5％", "WeChat", "0000-12345678"])
def test_numbers_and_words_stay_whole(word):
    for before in range(10, 34):
        assert sum(word in text for text in _texts(_set("双" * before + word + HAN * 2))) == 1


def test_room_between_characters_does_not_enter_a_number():
    """Up to 20 thousandths of an em nobody sees; a line that needs more has it beside its numbers."""
    wide = []
    for before in range(8, 24):
        lines = _set("双" * before + "2027—2028" + "双" * (22 - before) + "（“" + HAN * 2)
        wide += [run for run in lines[0] if run.spacing > ON_GRID + 20]
    assert wide
    assert not any("2" in run.text[:-1] for run in wide)


@pytest.mark.parametrize("text", ["双" * 27, "双" * 55, "双" * 83, "双" * 54 + "。", "双" * 82 + "。"])
def test_no_last_line_of_one_character_where_a_gentle_stretch_avoids_it(text):
    last = _texts(_set(text))[-1]
    assert sum(not is_mark(sign) for sign in last) == 2


def test_a_long_address_is_broken_at_its_joints():
    texts = _texts(_set("网址为https://www.example.com/" + "/".join(["planning"] * 12)))
    assert len(texts) > 2
    assert all(text[-1] in "/.-:" for text in texts[:-1])


def test_lines_ended_by_hand_are_left_as_short_as_they_are():
    lines = _set("地点：社区活动室\n时间：2027年1月\n\n" + HAN * 2)
    assert _texts(lines)[:3] == ["地点：社区活动室", "时间：2027年1月", ""]
    assert _spacings(lines[:2]) == {ON_GRID}
    assert len(_texts(lines)[3]) == 28


def test_blanks_survive_inside_a_line_and_go_at_its_end():
    (line,) = _texts(_set("甲  乙\u3000丙\t丁"))
    assert line == "甲  乙\u3000丙\u3000丁"
    first, second = _texts(_set("双" * 26 + " plan"))
    assert (first, second) == ("双" * 26, "plan")


def test_several_types_share_a_line():
    lines = compose([("一、双拥工作。", "hei"), (HAN * 3, "fang")], paper_metrics())
    assert [run.part for run in lines[0]] == [0, 1]
    assert [len(text) for text in _texts(lines)][:2] == [26, 28]


@pytest.mark.parametrize("words", ["喜报🙂" * 9, "مرحبا", "a\u200d", "🇨🇳"])
def test_what_nobody_can_measure_is_left_to_the_press(words):
    assert _set(words) is None


@pytest.mark.parametrize("words", ["", "，", "“", "\n", "—", " ", "3", '"', "\u0301"])
def test_the_smallest_of_texts_are_no_trouble(words):
    lines = _set(words)
    assert lines is None or len(lines) <= 2


@pytest.mark.parametrize("words", [" " * 20_000, "甲\n" * 5_000, "，" * 20_000, "a" * 20_000, "“" * 20_000])
def test_a_mountain_of_nonsense_is_set_as_quickly_as_words(words):
    text = f"甲{words}乙"
    begin = process_time()
    assert "".join("".join(_texts(_set(text))).split()) == "".join(text.split())
    nonsense = process_time() - begin
    _set(HAN * (len(text) // len(HAN)))
    assert nonsense < 40 * (process_time() - begin - nonsense)


WORDS = st.text("双拥工作２四1a九Z%℃ \n\u3000", min_size=1, max_size=12)
MARKED = st.lists(
    st.one_of(WORDS, st.sampled_from([*'，。、；：？！”’）》“‘（《—…-.,:()"', "——", "……"])), max_size=60
)


@settings(deadline=None)  # the fonts are read in the first of them
@given(MARKED.map("".join))
def test_lines_give_the_text_back_and_none_is_too_long(text):
    lines = _set(text)
    assert "".join("".join(_texts(lines)).split()) == "".join(text.split())
    for number, line in enumerate(lines):
        if line:
            assert _length(line) <= (LINE if number else LINE - INDENT) + OVER + len(_texts([line])[0])


@settings(deadline=None)  # the fonts are read in the first of them
@given(
    st.lists(st.tuples(st.text(HAN, min_size=3, max_size=14), st.sampled_from("，。、；：？！")), min_size=4)
)
def test_sentences_fill_their_lines_and_keep_the_rules(clauses):
    *full, _ = lines = _set("".join(words + mark for words, mark in clauses))
    for number, line in enumerate(full):
        room = LINE if number else LINE - INDENT
        assert room - UNDER - 20 <= _length(line) <= room + OVER + 20
    for text in _texts(lines):
        assert text[0] not in NEVER_FIRST
        assert text[-1] not in NEVER_LAST
