"""Long sheets: the same words in, the same words out, nothing live, nothing left on the disk."""

import tempfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from shuangyong.sheets import stream
from shuangyong.sheets.cells import clean_text
from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.sheet import Sheet, WorkbookProperties
from shuangyong.sheets.stream import stream_workbook
from shuangyong.sheets.stream_cells import letters

COLUMNS = (
    Column("i", "序号", 3, CellKind.INDEX),
    Column("n", "姓名", 6),
    Column("d", "日期", 8, CellKind.DATE),
    Column("m", "金额", 8, CellKind.MONEY),
    Column("t", "备注", 12, CellKind.LONG_TEXT),
)


def written(rows: Any, **options: Any) -> bytes:
    done = stream_workbook(Sheet("名册", "名册", COLUMNS, rows, **options), note="甲 & 乙")
    with done.file:
        return done.file.read()


def page_of(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data)).worksheets[0]


@given(st.lists(st.text(max_size=60), min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_every_text_comes_back_as_it_was(texts: list[str]) -> None:
    data = written([{"n": text, "t": text} for text in texts])
    found = load_workbook(BytesIO(data)).get_sheet_by_index(0).to_python()[2:]
    assert [row[4] for row in found] == [clean_text(text) for text in texts]
    assert [row[1] for row in found] == [row[4] for row in found]


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_no_text_is_live_and_the_xml_is_sound(text: str) -> None:
    with ZipFile(BytesIO(written([{"n": text, "t": f"={text}"}]))) as archive:
        for name in archive.namelist():
            tree = ElementTree.fromstring(archive.read(name))  # noqa: S314  made here
            assert not [node for node in tree.iter() if node.tag.endswith("}f")]


def test_kinds_totals_and_numbers() -> None:
    rows = [{"n": "甲", "d": date(1956, 3, 8), "m": Decimal("12.50")}, {"n": "乙", "m": Decimal(3)}]
    page = page_of(written(rows, totals=["m"], subtitle="共2人"))
    assert [[cell.value for cell in row][:4] for row in page.iter_rows(min_row=4)] == [
        [1, "甲", page["C4"].value, 12.5],
        [2, "乙", None, 3],
        [None, "合计", None, 15.5],
    ]
    assert page["C4"].value.date() == date(1956, 3, 8)


def test_the_table_reaches_to_its_last_row() -> None:
    page = page_of(written({"n": str(number)} for number in range(1234)))
    assert page.max_row == 1236
    assert page.auto_filter.ref == "A2:E1236"
    assert page.print_title_rows == "$2:$2"
    assert page.oddFooter.left.text == "甲 && 乙"


def test_what_the_file_says_of_itself() -> None:
    properties = WorkbookProperties(title="名册", author="田小禾", subject="内部资料")
    with stream_workbook(Sheet("名册", "名册", COLUMNS, []), properties).file as file:
        said = openpyxl.load_workbook(file).properties
    assert (said.title, said.creator, said.subject) == ("名册", "田小禾", "内部资料")


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(place: int, name: str) -> None:
    assert letters(place) == name


def test_a_row_of_another_length_is_refused_and_the_file_closed(monkeypatch: Any) -> None:
    opened: list[Any] = []
    kept = tempfile.SpooledTemporaryFile

    def noted(**options: Any) -> Any:
        opened.append(kept(**options))
        return opened[-1]

    monkeypatch.setattr(tempfile, "SpooledTemporaryFile", noted)
    with pytest.raises(ValueError, match="5列"):
        written([["甲"]])
    assert [file.closed for file in opened] == [True]


def test_no_file_with_a_name_is_ever_made(tmp_path: Path, monkeypatch: Any) -> None:
    """Also once the file has outgrown the memory, and while it is being written."""
    monkeypatch.setattr(stream, "IN_MEMORY", 1)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    seen: list[list[Path]] = []

    def rows() -> Iterator[dict[str, object]]:
        for number in range(3000):
            seen.append(list(tmp_path.iterdir()))
            yield {"n": f"甲{number}"}

    written(rows())
    assert not any(seen)
    assert list(tmp_path.iterdir()) == []
