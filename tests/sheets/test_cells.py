from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.sheets.cells import (
    DATE_FORMAT,
    MAX_TEXT,
    MONEY_FORMAT,
    TEXT_FORMAT,
    SafeCell,
    clean_text,
    safe_cell,
)
from shuangyong.sheets.columns import CellKind


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "\n=1", "  =1", "＝1+1"])
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str):
    safe = safe_cell(text)
    assert safe.value == text
    assert safe.quote_prefix
    assert safe.number_format == TEXT_FORMAT


@pytest.mark.parametrize("text", ["440300199001011234", "007", "4-6", "春节=团圆", "1e5"])
def test_a_plain_text_is_kept_as_text_without_a_prefix(text: str):
    assert safe_cell(text) == SafeCell(text, TEXT_FORMAT)


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (5, CellKind.NUMBER, SafeCell(5, "0")),
        (2.5, CellKind.NUMBER, SafeCell(2.5, "General")),
        (Decimal("1234.50"), CellKind.MONEY, SafeCell(Decimal("1234.50"), MONEY_FORMAT)),
        (date(2027, 3, 5), CellKind.DATE, SafeCell(date(2027, 3, 5), DATE_FORMAT)),
        (date(1899, 3, 5), CellKind.DATE, SafeCell("1899-03-05", TEXT_FORMAT)),
        (13800000000, CellKind.TEXT, SafeCell("13800000000", TEXT_FORMAT)),
        (440300199001011234, CellKind.NUMBER, SafeCell("440300199001011234", TEXT_FORMAT)),
        (Decimal("0.1234567890123456"), CellKind.NUMBER, SafeCell("0.1234567890123456", TEXT_FORMAT)),
        (float("nan"), CellKind.NUMBER, SafeCell("nan", TEXT_FORMAT)),
        (Decimal("Infinity"), CellKind.MONEY, SafeCell("Infinity", TEXT_FORMAT)),
        (-3, CellKind.NUMBER, SafeCell(-3, "0")),
        (True, CellKind.NUMBER, SafeCell("是", TEXT_FORMAT)),
        (False, CellKind.TEXT, SafeCell("否", TEXT_FORMAT)),
        (None, CellKind.TEXT, SafeCell(None)),
        ("", CellKind.TEXT, SafeCell(None)),
        ("\x00", CellKind.TEXT, SafeCell(None, TEXT_FORMAT)),
    ],
)
def test_a_value_is_written_by_its_kind(value, kind: CellKind, expected: SafeCell):
    assert safe_cell(value, kind) == expected


def test_a_moment_is_written_without_its_time_zone():
    assert safe_cell(datetime(2027, 3, 5, 9, 30, tzinfo=UTC)).value == datetime(2027, 3, 5, 9, 30)


def test_characters_that_a_file_cannot_hold_are_removed():
    assert clean_text("双\x00拥\x0b\x1f\ud800\uffff\r\n计\r划\t") == "双拥\n计\n划\t"


def test_a_text_beyond_a_cells_room_is_cut_and_says_so():
    cut = clean_text("𠮷" * MAX_TEXT)
    assert len(cut.encode("utf-16-le")) // 2 <= MAX_TEXT
    assert cut.endswith("此处有删节）")


def test_a_long_text_is_not_in_the_text_format_which_old_excel_shows_as_hashes():
    assert safe_cell("文" * 256).number_format == "General"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str):
    once = clean_text(text)
    assert clean_text(once) == once
