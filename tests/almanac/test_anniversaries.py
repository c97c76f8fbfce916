import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.almanac.anniversaries import (
    ANNIVERSARIES,
    anniversaries_of,
    anniversary,
    find_anniversaries,
    move_anniversaries,
)


def test_the_anniversaries_of_2026_are_those_of_the_calendar():
    found = {item.code: years for item, years in anniversaries_of(2026)}
    assert found == {
        "army": 99,
        "party": 105,
        "nation": 77,
        "victory": 81,
        "long_march": 90,
        "korea": 76,
        "reform": 48,
        "yanan": 83,
    }


@pytest.mark.parametrize(
    ("text", "event", "stated"),
    [
        ("建军82周年", "army", 82),
        ("庆祝中国人民解放军建军节82周年", "army", 82),
        ("中国人民解放军成立９９周年", "army", 99),
        ("抗日战争62周年", "victory", 62),
        ("抗日战争胜利62周年", "victory", 62),
        ("中国人民抗日战争暨世界反法西斯战争胜利80周年", "victory", 80),
        ("“改革开放三十周年”", "reform", 30),
        ("建军“八十一”周年", "army", 81),
        ("建党100周年", "party", 100),
        ("中国共产党成立一百零五周年", "party", 105),
        ("建军九十九周年", "army", 99),
        ("新中国成立 75 周年", "nation", 75),
        ("长征胜利90周年", "long_march", 90),
        ("抗美援朝出国作战76周年", "korea", 76),
        ("延安双拥运动八十周年", "yanan", 80),
        ("建军xx周年", "army", None),
        ("双拥共建30周年", "", 30),
    ],
)
def test_a_stated_anniversary_is_found(text: str, event: str, stated: int | None):
    (mention,) = find_anniversaries(text)
    assert (mention.event, mention.stated) == (event, stated)


def test_a_mention_says_where_it_stands_and_what_it_should_be():
    text = "在抗日战争62周年和庆建军节82周年之际"
    first, second = find_anniversaries(text)
    assert text[first.start : first.end] == "抗日战争62周年"
    assert first.expected(2009) == 64
    assert second.expected(2009) == 82
    assert text[second.number_start : second.number_end] == "82"


def test_nothing_is_expected_of_an_unknown_event_or_before_it_happened():
    partner, army = find_anniversaries("双拥共建30周年，建军1周年")
    assert partner.expected(2026) is None
    assert army.expected(1927) is None


def test_a_number_that_was_right_moves_and_the_wrong_one_is_left_for_a_person():
    text, moves = move_anniversaries("在抗日战争62周年和庆建军节82周年之际", 2009, 2010)
    assert text == "在抗日战争62周年和庆建军节83周年之际"
    wrong, moved = moves
    assert wrong.needs_eye
    assert not wrong.changed
    assert "64周年" in wrong.note
    assert (moved.before, moved.after, moved.needs_eye) == ("建军节82周年", "建军节83周年", False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建军九十九周年", "建军一百周年"),
        ("建军９９周年", "建军１００周年"),
        ("建党一百零五周年", "建党一百零六周年"),
        ("建军“99”周年", "建军“100”周年"),
    ],
)
def test_a_moved_number_keeps_its_script(text: str, expected: str):
    assert move_anniversaries(text, 2026, 2027)[0] == expected


@pytest.mark.parametrize("text", ["双拥共建30周年", "建军xx周年", "建国××周年"])
def test_what_cannot_be_known_needs_a_human_eye(text: str):
    moved, (move,) = move_anniversaries(text, 2026, 2027)
    assert moved == text
    assert move.needs_eye


def test_a_year_before_the_event_leaves_the_words_alone():
    moved, (move,) = move_anniversaries("改革开放2周年", 1980, 1978)
    assert moved == "改革开放2周年"
    assert "还没有到" in move.note


def test_an_unknown_or_too_early_anniversary_is_refused():
    with pytest.raises(ValueError, match="没有代码"):
        anniversary("birthday", 2026)
    with pytest.raises(ValueError, match="1928年"):
        anniversary("army", 1927)


@given(st.sampled_from(ANNIVERSARIES), st.integers(1980, 2090), st.integers(1980, 2090))
def test_moving_there_and_back_gives_the_same_text(item, from_year: int, to_year: int):
    text = f"庆祝{item.name}{anniversary(item.code, from_year)}周年，开展活动。"
    there, _ = move_anniversaries(text, from_year, to_year)
    assert f"{anniversary(item.code, to_year)}周年" in there
    assert move_anniversaries(there, to_year, from_year)[0] == text
