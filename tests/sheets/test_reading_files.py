"""Files that people send: looked at before they are parsed, and never a fault of ours."""

import random
from contextlib import suppress
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from shuangyong.sheets.reading import CellState, read_workbook
from shuangyong.sheets.reading_limits import Limits, Unreadable


def saved(workbook: Workbook) -> bytes:
    output = BytesIO()
    workbook.save(output)
    return output.getvalue()


def simple(*rows: list[Any]) -> bytes:
    workbook = Workbook()
    for row in rows or (["时间", "活动"], ["3月", "走访"]):
        workbook.active.append(row)
    return saved(workbook)


def changed(data: bytes, **parts: bytes | None) -> bytes:
    """The archive with some parts replaced or added; `__` stands for a slash, `_x` for the ending .xml."""
    output = BytesIO()
    names = {
        name.replace("__", "/").replace("_x", ".xml").replace("_b", ".bin"): body
        for name, body in parts.items()
    }
    with ZipFile(BytesIO(data)) as old, ZipFile(output, "w", ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename not in names:
                new.writestr(item, old.read(item))
        for name, body in names.items():
            new.writestr(name, body or b"")
    return output.getvalue()


def test_rows_keep_their_numbers_and_blank_ones_are_passed_over() -> None:
    sheet = read_workbook(simple(["时间"], [None], ["  "], ["3月", None, None]))[0]
    assert [(row.number, [cell.value for cell in row.cells]) for row in sheet.rows] == [
        (1, ["时间"]),
        (4, ["3月"]),
    ]


def test_a_formula_without_value_is_not_an_empty_cell() -> None:
    row = read_workbook(simple(["=1+1", None, "x"]))[0].rows[0]
    assert [cell.state for cell in row.cells] == [CellState.UNSOLVED, CellState.VALUE, CellState.VALUE]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (b"%PDF-1.7", "PDF"),
        ("姓名,电话\n".encode("gb18030"), "文本文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "旧格式"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (changed(simple(), xl__vbaProject_b=b"x"), "宏"),
        (changed(simple(), word__document_x=b"<x/>"), "Word"),
        (changed(simple(), xl__workbook_b=b"x"), "xlsb"),
        (changed(simple(), xl__worksheets__sheet1_x=b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "为了安全"),
        (changed(simple(), xl__worksheets__sheet1_x=b"<worksheet"), "读不出来"),
        (changed(simple(), xl__media__a=bytes(11 * 1024 * 1024)), "大得不正常"),
        (simple()[:400], "损坏"),
    ],
)
def test_what_is_no_harmless_workbook_is_refused_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_workbook(data)


def test_too_many_rows_and_columns_are_refused() -> None:
    limits = Limits(rows=3, columns=5)
    with pytest.raises(Unreadable, match="最多3行"):
        read_workbook(simple(*([["x"]] * 4)), limits)
    with pytest.raises(Unreadable, match="写到了F列"):
        read_workbook(simple(["x"] * 6), limits)


def test_a_sheet_that_lies_about_its_size_is_read_as_it_is() -> None:
    data = simple()
    with ZipFile(BytesIO(data)) as archive:
        part = archive.read("xl/worksheets/sheet1.xml")
    lying = part.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
    assert lying != part
    sheet = read_workbook(changed(data, xl__worksheets__sheet1_x=lying))[0]
    assert len(sheet.rows) == 2


def test_far_apart_rows_do_not_take_the_memory_of_what_lies_between() -> None:
    workbook = Workbook()
    workbook.active["A1"] = "时间"
    workbook.active["A1048576"] = "尾"
    assert len(read_workbook(saved(workbook))[0].rows) == 1


def test_three_hundred_spoiled_files_are_read_or_refused() -> None:
    """Any other error than the refusal fails here."""
    good = simple(["时间", "活动", "人数"], ["3月", "走访", 32], ["=1+1", "座谈", 2.5])
    dice = random.Random(2027)  # noqa: S311
    for _ in range(300):
        spoiled = bytearray(good)
        for _ in range(dice.randint(1, 12)):
            spoiled[dice.randrange(len(spoiled))] = dice.randrange(256)
        end = dice.randint(1, len(spoiled)) if dice.random() < 0.3 else len(spoiled)
        with suppress(Unreadable):
            read_workbook(bytes(spoiled[:end]))
