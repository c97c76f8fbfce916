"""Cells in every form people type."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.sheets.reading import CellState, RawCell
from shuangyong.sheets.reading_values import (
    CellProblem,
    Precision,
    bool_of,
    date_of,
    number_of,
    text_of,
)


def cell(value: object, number_format: str = "") -> RawCell:
    return RawCell(
        Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value, number_format
    )


@pytest.mark.parametrize(
    "value",
    [
        "2026.3.1", "2026-03-01", "2026/3/1", "2026年3月1日", "2026年03月01日", "20260301",
        "２０２６．３．１", " 2026年 3月 1日 ", "2026-03-01 00:00:00", "二〇二六年三月一日", 20260301,
        46082, date(2026, 3, 1), datetime(2026, 3, 1, 9, 30), "2026年3月1号",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_form(value: object) -> None:
    found = date_of(cell(value))
    assert found is not None
    assert (found.day, found.precision) == (date(2026, 3, 1), Precision.DAY)


@pytest.mark.parametrize("value", ["2026年3月", "2026.3", "2026-03", "二〇二六年三月", "2026年3月份"])
def test_a_month_is_read_and_known_to_be_one(value: str) -> None:
    found = date_of(cell(value))
    assert found is not None
    assert (found.day, found.precision) == (date(2026, 3, 1), Precision.MONTH)


@pytest.mark.parametrize("value", ["26.3.1", "3/1/2026", "2026年2月30日", "去年三月", "20261301", 5, "1-2"])
def test_what_is_no_date_or_may_be_two_is_told(value: object) -> None:
    with pytest.raises(CellProblem) as told:
        date_of(cell(value))
    assert told.value.mend


@given(st.dates(date(1900, 3, 1), date(2099, 12, 31)))
def test_excels_serials_and_chinese_dates_say_the_same_day(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    for value in (Decimal(serial), f"{day.year}年{day.month}月{day.day}日", f"{day:%Y%m%d}"):
        found = date_of(RawCell(value))
        assert found is not None
        assert found.day == day


@pytest.mark.parametrize(
    ("value", "number_format", "words"),
    [
        ("  走访\u3000\r\n慰问\u200b ", "", "走访\u3000\n慰问"),
        (Decimal("3.0"), "General", "3"),
        (Decimal("0.30000000000000004"), "General", "0.3"),
        (Decimal("0.98"), "0%", "98%"),
        (True, "", "是"),
        (datetime(2027, 3, 1), 'm"月"d"日"', "3月1日"),
        (datetime(2027, 3, 1), "yyyy/mm/dd", "2027年3月1日"),
        (datetime(2027, 3, 1), 'yyyy"年"m"月"', "2027年3月"),
        (time(9, 30), "h:mm", "9:30"),
        (None, "", ""),
    ],
)
def test_a_cell_reads_as_a_person_reads_it(value: object, number_format: str, words: str) -> None:
    assert text_of(RawCell(value, number_format)) == words


def test_a_long_number_that_excel_has_ruined_is_refused() -> None:
    with pytest.raises(CellProblem, match="后几位已经变成0") as told:
        text_of(cell(440300199001011230))
    assert "文本" in told.value.mend


@pytest.mark.parametrize("read", [text_of, number_of, date_of, bool_of])
def test_errors_and_formulas_without_value_are_told(read: object) -> None:
    with pytest.raises(CellProblem, match="#REF!"):
        read(RawCell("#REF!", state=CellState.ERROR))
    with pytest.raises(CellProblem, match="没有存下结果"):
        read(RawCell(state=CellState.UNSOLVED))


@pytest.mark.parametrize(
    ("value", "number"), [("１，２００.50", "1200.50"), ("-3", "-3"), (7, "7"), (" .5 ", "0.5"), (None, None)]
)
def test_numbers_are_read_from_text_too(value: object, number: str | None) -> None:
    assert number_of(cell(value)) == (None if number is None else Decimal(number))


@pytest.mark.parametrize("value", ["1,20", "32户", "Infinity", "1e5", "NaN"])
def test_what_is_no_number_is_told(value: str) -> None:
    with pytest.raises(CellProblem, match="不是数字"):
        number_of(cell(value))


@pytest.mark.parametrize(
    ("value", "flag"), [("是", True), ("√", True), (False, False), ("０", False), ("", None)]
)
def test_yes_and_no(value: object, flag: bool | None) -> None:
    assert bool_of(cell(value)) is flag
