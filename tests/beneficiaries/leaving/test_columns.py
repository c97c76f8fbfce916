"""Columns are chosen by buttons and kept; what is typed stays text."""

from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from beneficiaries.exporting.columns import COLUMNS, USUAL
from beneficiaries.models import ExportChoice
from tests.beneficiaries.leaving.conftest import content

PRESS = "/people/export/columns/"


def heads(client: Any) -> list[Any]:
    return [cell.value for cell in sheet(client)[3]]


def sheet(client: Any, query: str = "") -> Any:
    book = openpyxl.load_workbook(BytesIO(content(client.post(f"/people/export/file/{query}"))))
    return book.worksheets[0]


def test_columns_move_leave_come_and_are_kept(cast: Any, as_user: Any, make_person: Any) -> None:
    make_person()
    client = as_user(cast.clerk)
    assert heads(client)[:3] == ["单位", "姓名", "性别"]
    for press in ("down:unit", "remove:sex", "add:grid", "up:grid"):
        assert client.post(PRESS, {"press": press}).status_code == 302
    titles = heads(client)
    assert titles[:3] == ["姓名", "单位", "出生日期"]
    assert titles[-2:] == ["网格", "备注"]
    assert heads(as_user(cast.clerk)) == titles
    assert heads(as_user(cast.colleague))[:3] == ["单位", "姓名", "性别"]


@pytest.mark.parametrize("press", ["", "up", "up:unit", "down:note", "add:name", "add:x", "fly:name", "up:x"])
def test_a_press_that_makes_no_sense_changes_nothing(press: str, cast: Any, as_user: Any) -> None:
    as_user(cast.clerk).post(PRESS, {"press": press})
    assert ExportChoice.objects.get(user=cast.clerk).columns == list(USUAL)


def test_the_last_column_stays(cast: Any, as_user: Any) -> None:
    client = as_user(cast.clerk)
    for key in USUAL:
        client.post(PRESS, {"press": f"remove:{key}"})
    assert ExportChoice.objects.get(user=cast.clerk).columns == [USUAL[-1]]


def test_the_filter_stays_when_columns_change(cast: Any, as_user: Any) -> None:
    response = as_user(cast.clerk).post(f"{PRESS}?status=all&page=3", {"press": "up:name"})
    assert response.url == "/people/export/?status=all#columns"


def test_only_what_was_filtered_leaves(cast: Any, as_user: Any, make_person: Any) -> None:
    make_person("石大山")
    make_person("田小米", sex="f")
    rows = sheet(as_user(cast.clerk), "?sex=f")
    assert [cell.value for cell in rows["B"]][3:] == ["田小米"]


def test_nobody_out_of_sight_leaves(cast: Any, as_user: Any, make_person: Any) -> None:
    make_person("石大山")
    make_person("荷小塘", actor=cast.clerk3)
    names = {
        role: [c.value for c in sheet(as_user(getattr(cast, role)))["B"]][3:] for role in ("lead", "district")
    }
    assert names == {"lead": ["石大山"], "district": ["石大山", "荷小塘"]}


@pytest.mark.parametrize("typed", ["=cmd|'/C calc'!A0", "+1+1", "-2", "@SUM(A1)", "＝1", "\t=1", "<r>x</r>"])
def test_what_begins_like_a_formula_is_text(typed: str, cast: Any, as_user: Any, make_person: Any) -> None:
    make_person(note=typed, former_name=typed[:40], bank=typed)
    client = as_user(cast.clerk)
    for key in ("former_name", "bank"):
        client.post(PRESS, {"press": f"add:{key}"})
    row = sheet(client)[4]
    found = [cell for cell in row if cell.value and typed.strip() in str(cell.value)]
    assert len(found) == 3
    assert {cell.data_type for cell in found} == {"s"}
    assert all(cell.quotePrefix for cell in found) or typed == "<r>x</r>"


def test_ids_are_text_and_days_are_days(cast: Any, as_user: Any, make_person: Any) -> None:
    make_person()
    row = {cell.column_letter: cell for cell in sheet(as_user(cast.clerk))[4]}
    assert (row["F"].data_type, row["F"].number_format) == ("s", "@")
    assert row["D"].value == datetime(1956, 3, 8)


def test_the_file_says_who_and_when(cast: Any, as_user: Any, make_person: Any) -> None:
    make_person()
    page = sheet(as_user(cast.clerk))
    assert page["A2"].value.startswith("导出人：田小禾（桂园社区）")
    assert "共1人" in page["A2"].value
    assert page.oddFooter.left.text.startswith("田小禾")
    assert page.parent.properties.creator == "田小禾"
    assert "田小禾（桂园社区）" in page.parent.properties.subject


@pytest.mark.parametrize("number", [1, 30])
def test_queries_do_not_grow_with_rows(
    number: int, cast: Any, as_user: Any, make_person: Any, all_columns: Any, django_assert_num_queries: Any
) -> None:
    for _ in range(number):
        make_person()
    client = as_user(cast.clerk)
    client.get("/people/")
    with django_assert_num_queries(12):
        content(client.post("/people/export/file/"))
    with django_assert_num_queries(4):
        client.get("/people/export/")
    assert len(COLUMNS) == 24
