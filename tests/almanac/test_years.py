import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.almanac.moves import apply_moves
from shuangyong.almanac.years import move_years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("梧桐社区2026年双拥工作计划", "梧桐社区2027年双拥工作计划"),
        ("2026 年 4—6月", "2027 年 4—6月"),
        ("2026—2027年度", "2027—2028年度"),
        ("2026年至2027年", "2027年至2028年"),
        ("二〇二六年", "二〇二七年"),
        ("二○二五年至二○二六年", "二○二六年至二○二七年"),
        ("２０２６年", "２０２７年"),
        ("2025年做了，2026年再做，2027年完成", "2026年做了，2027年再做，2028年完成"),
        ("2026-03-05", "2027-03-05"),
        ("2026年3月5日", "2027年3月5日"),
    ],
)
def test_the_plans_years_move(text: str, expected: str):
    assert move_years(text, 2026, 2027)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "国发〔2025〕3号",
        "（2026）12号",
        "《关于做好2026年双拥工作的通知》",
        "自2026年1月1日起施行",
        "2025年修订",
        "2026年3月印发",
        "2024—2027年创建周期",
        "2021—2025年规划",
        "20xx年双拥计划",
    ],
)
def test_years_that_belong_to_others_stay_and_are_listed(text: str):
    moved, moves = move_years(text, 2026, 2027)
    assert moved == text
    assert [move.needs_eye for move in moves] == [True]


@pytest.mark.parametrize("text", ["1927年", "2019年创建", "12026年", "编号20260", "3月5日", "2026"])
def test_history_and_plain_numbers_are_not_touched(text: str):
    moved, moves = move_years(text, 2026, 2027)
    assert moved == text
    assert moves == []


def test_a_moved_date_and_a_moved_look_back_ask_for_a_check():
    _, (day, past, plain) = move_years("2026年3月5日，2025年获奖，2026年继续", 2026, 2027)
    assert "月份和日期" in day.note
    assert "上一年" in past.note
    assert not plain.needs_eye


def test_the_same_year_changes_nothing():
    assert move_years("2026年计划", 2026, 2026) == ("2026年计划", [])


@given(st.text(alphabet="0123456789年月日〇二六—-〔〕《》号x 计划"), st.integers(2001, 2098))
def test_the_moves_tell_exactly_what_was_changed(text: str, to_year: int):
    moved, moves = move_years(text, 2026, to_year)
    assert apply_moves(text, moves) == moved
    assert all(text.startswith(move.before, move.start) for move in moves)
    if not any(move.changed for move in moves):
        assert moved == text
