"""Columns as wide as their words need."""

from hypothesis import given
from hypothesis import strategies as st

from shuangyong.documents.model import Align, Column
from shuangyong.documents.widths import LANDSCAPE_ROOM, fitted_columns, text_width

COLUMNS = (
    Column("序号", 2, Align.CENTER),
    Column("工作任务", 7),
    Column("具体措施", 8),
    Column("经费（元）", 9, Align.END),
    Column("备注", 4),
)


def _shares(*rows):
    return [column.share for column in fitted_columns(COLUMNS, rows, LANDSCAPE_ROOM)]


def test_the_longest_words_get_the_room_and_the_number_stays_narrow():
    number, title, details, money, note = _shares(
        ("1", "走访慰问优抚对象", "逐户上门" * 30, "1234567.50", "")
    )
    assert details > title > number
    assert number == note == 3
    assert money >= text_width("1234567.50")


def test_words_that_fit_stand_on_one_line():
    row = ("1", "走访慰问优抚对象", "逐户上门，问需求、办实事。", "600", "地点：社区活动室")
    shares = _shares(row)
    assert all(text_width(cell) <= share - 1 for cell, share in zip(row, shares, strict=True))


def test_figures_count_half():
    assert text_width("走访32户") == 4
    assert text_width("走访\n慰问部队") == 4


@given(st.lists(st.tuples(*[st.text(max_size=300)] * 5), max_size=8))
def test_no_column_starves_and_the_table_stays_on_the_paper(rows):
    shares = _shares(*rows)
    assert sum(shares) <= LANDSCAPE_ROOM + 1e-6
    assert all(share >= 3 for share in shares)
