import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.layout import MAX_ROW_HEIGHT, fitted_widths, lines_needed, row_height, text_width


def test_a_chinese_character_is_as_wide_as_two_figures():
    assert text_width("双拥2027") == 8


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("走访", 1), ("走访\n座谈", 2), ("走" * 25, 3), ("走\n\n走", 3)]
)
def test_lines_are_counted_by_width_and_by_line_ends(text: str, lines: int):
    assert lines_needed(text, 10) == lines


def test_a_row_is_never_higher_than_excel_allows():
    assert row_height(1) < row_height(2) < MAX_ROW_HEIGHT
    assert row_height(1000) == MAX_ROW_HEIGHT


def test_columns_that_fit_keep_their_widths():
    assert fitted_widths([Column("a", "甲", 20), Column("b", "乙", 30)], landscape=True) == [20, 30]


def test_text_gives_way_to_numbers_on_a_full_sheet():
    columns = [
        Column("a", "甲", 60, CellKind.LONG_TEXT),
        Column("b", "乙", 50),
        Column("c", "丙", 9, CellKind.MONEY),
    ]
    long_text, text, money = fitted_widths(columns, landscape=True)
    assert money == 9
    assert 4 <= text < 50
    assert 4 <= long_text < 60
    assert long_text / 60 > text / 50


@given(st.lists(st.floats(1, 200), min_size=1, max_size=20), st.booleans())
def test_no_column_vanishes_or_grows(widths: list[float], landscape: bool):
    fitted = fitted_widths([Column(str(width), "甲", width) for width in widths], landscape=landscape)
    assert all(
        min(before, 4) <= after + 1e-9 <= before + 1e-6 for before, after in zip(widths, fitted, strict=True)
    )
