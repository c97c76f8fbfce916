"""Heads over several columns, groups in one cell, a sheet for each half of the year."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from activities.importing.numbers import read_groups, read_money
from activities.models import LedgerBatch, LedgerRow
from tests.activities.importing.conftest import kinds, places, told, workbook


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("军12地30", {"military": 12, "civilians": 30}),
        ("部队 12 人、地方30人", {"military": 12, "civilians": 30}),
        ("官兵１０名，群众20名，志愿者5名", {"military": 10, "civilians": 20, "volunteers": 5}),
        ("学生45人", {"students": 45}),
        ("30人", {}),
        ("军12军30", {}),
        ("军地30人", {}),
        ("军12地若干", {}),
        ("", {}),
    ],
)
def test_groups_told_in_one_cell(text: str, expected: dict[str, int]) -> None:
    assert read_groups(text) == expected


def test_groups_in_the_column_of_the_sum_are_parted(receive: Callable[..., LedgerBatch]) -> None:
    heads = ("日期", "活动名称", "参加人数", "部队人数")
    batch = receive(
        [
            ("3.5", "联欢", "军12地30", ""),
            ("3.6", "义诊", "军12地30", 8),
            ("3.7", "球赛", "", "军12地30"),
            ("3.8", "讲座", 42, "军12地30"),
        ],
        heads,
    )
    assert kinds(batch) == ["noted", "problem", "noted", "noted"], (
        "what two columns say is for the clerk to decide"
    )
    first = LedgerRow.objects.filter(batch=batch).order_by("number").first()
    assert first is not None
    assert "读作部队12人、地方30人" in told(batch, first.number)


def test_the_first_part_is_not_taken_for_the_whole(cast: Any, types: None) -> None:
    from activities.services.importing import receive

    heads = ("日期", "活动名称", "参加人数", "", "活动内容及成效")

    rows = [("", "", "军", "地", ""), ("3月5日", "义诊", 10, 20, "量血压")]
    batch = receive(
        actor=cast.clerk, unit=cast.community, filename="a.xlsx", data=workbook(rows, heads), year=2025
    )
    assert places(batch) == {0: "day", 1: "title", 2: "military", 3: "civilians", 4: "account"}


def test_an_amount_with_a_remark_behind_it_is_read_with_a_hint() -> None:
    found = read_money("800元（街道拨付）")
    assert found is not None
    assert (found.value, "读作800" in found.hint) == (Decimal(800), True)


def test_a_month_alone_is_told_as_not_exact(receive: Callable[..., LedgerBatch]) -> None:
    batch = receive([("2025.5", "读书会")], ("日期", "活动名称"))
    assert "只写了大概的时间" in str(list(LedgerRow.objects.filter(batch=batch).values_list("problems")))


def _halves() -> bytes:
    book = openpyxl.load_workbook(
        BytesIO(workbook([("3.5", "学雷锋"), ("4.4", "祭扫")], ("日期", "活动名称")))
    )
    book.worksheets[0].title = "上半年"
    second = book.create_sheet("下半年")
    second.append(["日期", "活动名称"])
    second.append(["9.20", "国防教育日"])
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def test_the_other_sheets_are_told_where_the_columns_are_not_asked(
    cast: Any, as_user: Any, types: None
) -> None:
    client, data = as_user(cast.clerk), _halves()

    def send(**more: Any) -> str:
        file = SimpleUploadedFile("2025.xlsx", data)
        answer = client.post("/activities/import/", {"file": file, "year": 2025, **more}, follow=True)
        return str(answer.content.decode())

    page = send()
    assert "核对内容" in page
    assert "文件里还有别的表：下半年" in page
    other = send(sheet="下半年")
    assert "这个文件已经传过" not in other, "another sheet of the same file is another ledger"
    assert "国防教育日" in other
    assert "这个文件已经传过" in send(sheet="下半年")
