"""What leaves as 活动台账 comes back as the same activities; so does the sheet to fill in."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from activities.models import Activity, LedgerBatch
from activities.services.activities import CostLine, Lines
from activities.services.importing import confirm
from plans.models import TaskType
from tests.activities.importing.conftest import kinds

FIELDS = (
    "title", "day", "end_day", "state", "type__code", "place", "host", "led_by", "responsible",
    "participants", "military", "civilians", "students", "volunteers", "reached", "households",
    "account", "outcome", "needs",
    "costs__source", "costs__planned", "costs__spent",
)  # fmt: skip


def contents(unit: Any) -> list[tuple[Any, ...]]:
    return list(Activity.objects.filter(unit=unit).order_by("day", "pk").values_list(*FIELDS))


def test_a_ledger_that_left_comes_back_the_same(
    cast: Any, as_user: Any, types: None, make_activity: Any
) -> None:
    make_activity(
        "军民共建清洁家园", done=True, day=date(2025, 3, 5), end_day=date(2025, 3, 7), place="中心广场",
        host="社区居委会", led_by="方远山", responsible="田小禾", participants="驻区某部", military=10,
        civilians=1200, students=3, volunteers=5, reached=88, households=12, account="清理楼道。\n发倡议书。",
        outcome="环境好了。", needs="路灯不亮。", type=TaskType.objects.get(code="601"),
        lines=Lines(costs=[CostLine("社区经费", Decimal(500), Decimal("360.50"))]),
    )  # fmt: skip
    make_activity("八一联欢", done=True, day=date(2025, 8, 1), type=TaskType.objects.get(code="304"))
    make_activity("=1+1", done=True, day=date(2025, 9, 1), account="+86是区号")
    before = contents(cast.community)
    answer = as_user(cast.clerk).post("/activities/ledgers/file/?year=2025", {"format": "xlsx"})
    data = b"".join(answer.streaming_content)
    other = as_user(cast.clerk2)
    file = SimpleUploadedFile("活动台账.xlsx", data)
    page = other.post("/activities/import/", {"file": file, "year": 2025}, follow=True)
    batch = LedgerBatch.objects.get()
    if not batch.mapping["mapped"]:
        fields = {f"column_{place}": key for place, key in batch.mapping["fields"].items()}
        page = other.post(f"/activities/import/{batch.pk}/columns/", {**fields, "year": 2025}, follow=True)
    assert kinds(batch) == ["good", "good", "good", "skipped"], page.content.decode()
    assert confirm(actor=cast.clerk2, batch=batch) == 3
    assert contents(cast.community2) == before


def test_the_sheet_to_fill_in_comes_back(cast: Any, as_user: Any, types: None) -> None:
    client = as_user(cast.clerk)
    data = client.get("/activities/import/template/").content
    book = openpyxl.load_workbook(BytesIO(data))
    sheet = book["活动台账"]
    heads = {cell.value: cell.column for row in sheet["1:3"] for cell in row if cell.value}
    assert any(rule.type == "list" for rule in sheet.data_validations.dataValidation), "types can be picked"
    row = next(number for number in range(1, 9) if sheet.cell(number, 1).value == "示例") + 1
    for head, value in (
        ("日期", date(2025, 5, 1)),
        ("活动名称", "社区义诊"),
        ("类型", "义诊、体检、医疗队、巡诊"),
    ):
        sheet.cell(row, heads[head]).value = value
    output = BytesIO()
    book.save(output)
    file = SimpleUploadedFile("填好.xlsx", output.getvalue())
    answer = client.post("/activities/import/", {"file": file, "year": 2025}, follow=True)
    assert "确认导入1项" in answer.content.decode()
    batch = LedgerBatch.objects.get()
    assert kinds(batch)[:2] == ["skipped", "good"], "the example is never taken"
    confirm(actor=cast.clerk, batch=batch)
    assert Activity.objects.get().type.code == "401"
