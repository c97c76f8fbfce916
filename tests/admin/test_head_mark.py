"""发文机关标志 on the settings page of units, and in their files."""

from io import BytesIO
from typing import Any

from django.urls import reverse
from openpyxl import load_workbook

from shuangyong.units.models import Unit
from tests.admin.test_import_export import bring_in
from tests.cast import Cast

MARK = "枫林街道办事处文件"


def mark_of(cast: Cast) -> str:
    return str(Unit.objects.get(pk=cast.street.pk).head_mark)


def test_it_is_set_on_the_units_page(cast: Cast, as_user: Any) -> None:
    unit = cast.street
    form = {"name": unit.name, "kind": unit.kind, "parent": cast.district_unit.pk, "is_active": "on"}
    address = reverse("admin:units_unit_change", args=[unit.pk])
    client = as_user(cast.admin)
    assert "发文机关标志" in client.get(address).content.decode()
    assert client.post(address, {**form, "signature": "", "head_mark": MARK}).status_code == 302
    assert mark_of(cast) == MARK


def test_it_goes_out_and_comes_in_with_the_units(cast: Cast, as_user: Any) -> None:
    client = as_user(cast.admin)
    head = ("上级单位", "名称", "类别", "发文机关标志")
    bring_in(client, head, ("青川区", "枫林街道", "街道/乡镇", MARK), model="units_unit")
    assert mark_of(cast) == MARK
    response = client.post(reverse("admin:units_unit_export"), {"format": "0"})
    data = b"".join(response.streaming_content) if response.streaming else response.content
    rows = list(load_workbook(BytesIO(data)).worksheets[0].iter_rows(values_only=True))
    place = rows[0].index("发文机关标志")
    assert [row[place] or "" for row in rows[1:] if "枫林街道" in row[:2]][:1] == [MARK]


def test_a_file_without_the_column_leaves_it(cast: Cast, as_user: Any) -> None:
    Unit.objects.filter(pk=cast.street.pk).update(head_mark=MARK)
    row = ("青川区", "枫林街道", "街道/乡镇", "新落款")
    bring_in(as_user(cast.admin), ("上级单位", "名称", "类别", "落款名称"), row, model="units_unit")
    unit = Unit.objects.get(pk=cast.street.pk)
    assert (unit.signature, unit.head_mark) == ("新落款", MARK)
