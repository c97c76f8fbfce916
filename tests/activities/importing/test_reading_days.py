"""Dates as people type them into a ledger."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.importing.days import read_days
from beneficiaries.importing.telling import Wrong

DAY = date(2025, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-05", "2025.3.5", "2025/3/5", "2025年3月5日", "20250305", "3月5日", "3月5号", "03-05", "3.5",
        "3/5", "25.3.5", "25年3月5日", "45721", "二〇二五年三月五日", "三月五日", "2025年3月5日 9:00",
        "3月5日（星期三）", "3月5日周三上午", "3月5日上午9:00-11:00", "２０２５．３．５",
        "2025-03-05 00:00:00", " 3 月 5 日 ", "3月5日9点", "2025年3月5日下午3点半",
    ],
)  # fmt: skip
def test_a_day_in_any_form(text: str) -> None:
    found = read_days(text, 2025)
    assert (found.first, found.last, found.hint) == (DAY, None, "")


@pytest.mark.parametrize(
    "text",
    [
        "3月5日至7日", "3月5日-7日", "3月5日—3月7日", "3.5-3.7", "2025.3.5-2025.3.7",
        "2025-03-05至2025-03-07", "3月5日～7日", "2025年3月5日到7日", "3月5-7日",
    ],
)  # fmt: skip
def test_several_days(text: str) -> None:
    found = read_days(text, 2025)
    assert (found.first, found.last) == (DAY, date(2025, 3, 7))


def test_two_days_one_after_the_other_are_a_stretch_and_others_are_not() -> None:
    assert read_days("3月5、6日", 2025).last == date(2025, 3, 6)
    with pytest.raises(Wrong, match="几个日期"):
        read_days("3月5日、3月20日", 2025)


def test_a_stretch_runs_over_the_new_year() -> None:
    found = read_days("12月30日至1月2日", 2025)
    assert (found.first, found.last) == (date(2025, 12, 30), date(2026, 1, 2))


@pytest.mark.parametrize(
    "text", ["3月上旬", "3月初", "3月", "2025年3月", "第一季度", "春节前", "2025年", "每月"]
)
def test_what_is_not_exact_says_what_to_do(text: str) -> None:
    with pytest.raises(Wrong) as wrong:
        read_days(text, 2025)
    assert "大概的时间" in wrong.value.message
    assert "2025-03-05" in wrong.value.mend


@pytest.mark.parametrize("text", ["2月30日", "13月1日", "2025-02-29"])
def test_a_day_that_does_not_exist(text: str) -> None:
    with pytest.raises(Wrong, match="没有这一天"):
        read_days(text, 2025)


@pytest.mark.parametrize(
    "text", ["", "不知道", "3/5/2025", "24.3.5", "0000-00-00", "99999", "-", "至", "3月5日至"]
)
def test_what_is_no_day_is_told(text: str) -> None:
    with pytest.raises(Wrong):
        read_days(text, 2025)


def test_a_ten_that_excel_has_cut_is_pointed_out() -> None:
    found = read_days("3.1", 2025)
    assert found.first == date(2025, 3, 1)
    assert "3月10日" in found.hint


@given(st.text(max_size=30), st.integers(2000, 2099))
def test_no_words_break_the_reader(text: str, year: int) -> None:
    with suppress(Wrong):
        found = read_days(text, year)
        assert found.last is None or found.last >= found.first


@given(st.text(alphabet="0123456789年月日.-/至到、 初旬上午:一二三十", max_size=20), st.integers(2000, 2099))
def test_nothing_that_looks_like_a_day_breaks_the_reader(text: str, year: int) -> None:
    with suppress(Wrong):
        read_days(text, year)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    forms = (
        f"{day:%Y-%m-%d}", f"{day.year}.{day.month}.{day.day}", f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日", f"{day.month}月{day.day}日", f"{day.month}/{day.day}",
    )  # fmt: skip
    assert {read_days(form, day.year).first for form in forms} == {day}
