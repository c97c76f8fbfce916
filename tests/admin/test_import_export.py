"""Import and export on the settings pages: safe cells, limits, a preview, a line in the audit trail."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from tablib import Dataset

from plans.models import TaskType
from shuangyong.sheets.cells import clean_text
from shuangyong.units.export_formats import Csv, UnreadableTable, Xlsx
from shuangyong.units.models import AuditEvent, Unit, User
from tests.cast import Cast

TYPES = "plans_tasktype"
HEAD = ["代码", "类型", "方向"]


def workbook(*rows: Sequence[Any]) -> bytes:
    book, output = Workbook(), BytesIO()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(output)
    return output.getvalue()


def upload(client: Any, data: bytes, name: str = "表.xlsx", model: str = TYPES) -> Any:
    file = SimpleUploadedFile(name, data)
    return client.post(reverse(f"admin:{model}_import"), {"import_file": file, "upload": "1"})


def confirm(client: Any, preview: Any, model: str = TYPES) -> Any:
    form = preview.context["confirm_form"]
    return client.post(reverse(f"admin:{model}_process_import"), form.initial, follow=True)


def bring_in(client: Any, *rows: Sequence[Any], model: str = TYPES) -> Any:
    return confirm(client, upload(client, workbook(*rows), model=model), model)


SIGNS = st.text(alphabet="=+-@'＝\t \n\",;1aZ字\x00\x07", max_size=12)


@given(SIGNS)
def test_a_text_goes_out_and_comes_back_the_same(text: str) -> None:
    dataset = Dataset(["x", text], headers=["a", "b"])
    for kind in (Xlsx(), Csv()):
        # Characters that a file cannot hold are left out; nothing else changes.
        assert kind.create_dataset(kind.export_data(dataset))[0][1] == clean_text(text)


@given(SIGNS)
def test_no_exported_cell_is_a_formula(text: str) -> None:
    data = Xlsx().export_data(Dataset([text], headers=["a"]))
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("sign", "=+-@")
def test_no_csv_cell_begins_like_a_formula(sign: str) -> None:
    data = Csv().export_data(Dataset([f"{sign}1+1"], headers=["a"])).decode("utf-8-sig")
    assert data.splitlines()[1].startswith("'")


def test_nothing_is_stored_before_the_confirmation(cast: Cast, as_user: Any) -> None:
    preview = upload(as_user(cast.admin), workbook(HEAD, ["901", "新类型", "拥军优属"]))
    assert "新增" in preview.content.decode()
    assert not TaskType.objects.filter(code="901").exists()


def test_a_confirmed_import_is_stored_and_recorded(cast: Cast, as_user: Any) -> None:
    page = bring_in(as_user(cast.admin), HEAD, [901, "新类型", "拥军优属"]).content.decode()
    assert "新增 1 条" in page
    assert TaskType.objects.get(code="901").direction == "Y"
    assert AuditEvent.objects.filter(action="导入任务类型", detail__contains="新增 1").exists()


def test_a_change_is_previewed_without_inline_style(cast: Cast, as_user: Any, task_type: TaskType) -> None:
    page = upload(as_user(cast.admin), workbook(HEAD, [task_type.code, "改名", "拥军优属"])).content.decode()
    assert "<ins>改名</ins>" in page
    assert "style=" not in page


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["代码", "类型"], ["901", "x"]], "表头缺少：方向"),
        ([[*HEAD, "类型"], ["901", "x", "拥军优属", "y"]], "表头重复：类型"),
        ([HEAD, ["901", "x", "拥军"]], "没有“拥军”这一项"),
        ([HEAD, ["901", "", "拥军优属"]], "类型："),
        ([HEAD, ["9" * 11, "x", "拥军优属"]], "10"),
        ([HEAD, ["901", "x", "拥军优属"], ["901", "y", "拥军优属"]], "第 2 行和第 3 行是同一条"),
        ([HEAD], "表里没有数据"),
        ([HEAD, ["901", "=1+1", "拥军优属"]], "第 2 行有公式"),
        ([HEAD, [110101199001011234, "x", "拥军优属"]], "超过 15 位"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_stored(
    cast: Cast, as_user: Any, rows: list[list[Any]], words: str
) -> None:
    before = TaskType.objects.count()
    response = upload(as_user(cast.admin), workbook(*rows))
    assert words in response.content.decode()
    assert "confirm_form" not in response.context
    assert TaskType.objects.count() == before


def bomb() -> bytes:
    output = BytesIO()
    with ZipFile(output, "w", ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return output.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"0" * 99, "另存为"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + b"0" * 99, "另存为"),
        ("a.xlsx", b"not a workbook", "不是 Excel 工作簿"),
        ("a.xlsx", b"PK\x03\x04 broken", "可能已损坏"),
        ("a.csv", b"PK\x03\x04", "改回 .xlsx"),
        ("a.csv", b"a\x00b\n1\x002", "文字编码"),
        ("a.txt", b"a,b", "只能导入"),
        ("a.csv", b"", "空的"),
        ("a.csv", b"0" * (5 * 1024 * 1024 + 1), "超过 5 MB"),
    ],
)
def test_a_file_that_will_not_do_is_refused(
    cast: Cast, as_user: Any, name: str, data: bytes, words: str
) -> None:
    assert words in upload(as_user(cast.admin), data, name).content.decode()


def test_a_file_that_unpacks_to_too_much_is_not_unpacked() -> None:
    with pytest.raises(UnreadableTable, match="展开后太大"):
        Xlsx().create_dataset(bomb())


def test_a_csv_of_a_chinese_windows_is_read(cast: Cast, as_user: Any) -> None:
    data = "代码,类型,方向\n901,新类型,拥军优属\n".encode("gbk")
    client = as_user(cast.admin)
    confirm(client, upload(client, data, "a.csv"))
    assert TaskType.objects.get(code="901").name == "新类型"


@pytest.mark.parametrize("name", ["../secret_key", "/etc/passwd", "0" * 32, ""])
def test_the_confirmation_reads_no_other_file(cast: Cast, as_user: Any, name: str) -> None:
    data = {"import_file_name": name, "original_file_name": "x", "format": "1"}
    page = as_user(cast.admin).post(reverse(f"admin:{TYPES}_process_import"), data, follow=True)
    assert "没有导入" in page.content.decode()


def test_units_come_in_with_their_place(cast: Cast, as_user: Any) -> None:
    head = ["上级单位", "名称", "类别"]
    rows = [head, ["枫林街道", "新桥社区", "社区/村"], ["青川区/枫林街道/新桥社区", "新桥小学", "学校"]]
    bring_in(as_user(cast.admin), *rows, model="units_unit")
    assert Unit.objects.named("新桥小学").path.startswith(Unit.objects.named("新桥社区").path)
    assert Unit.objects.named("新桥社区").path.startswith(cast.street.path)


def test_an_exported_tree_of_units_comes_in_without_a_change(cast: Cast, as_user: Any) -> None:
    client, before = as_user(cast.admin), list(Unit.objects.values_list("path", "name", "kind"))
    data = client.post(reverse("admin:units_unit_export"), {"format": "0"}).content
    assert (
        "没有变化 7 条"
        in confirm(client, upload(client, data, model="units_unit"), "units_unit").content.decode()
    )
    assert list(Unit.objects.values_list("path", "name", "kind")) == before


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["不存在街道", "新桥社区", "社区/村"], "没有名为“不存在街道”的单位"),
        (["枫林街道", "", "社区/村"], "不能为空"),
        (["枫林街道", "长" * 61, "社区/村"], "60"),
    ],
)
def test_a_unit_that_does_not_fit_is_refused(cast: Cast, as_user: Any, row: list[str], words: str) -> None:
    data = workbook(["上级单位", "名称", "类别"], row)
    assert words in upload(as_user(cast.admin), data, model="units_unit").content.decode()


USERS = ["账号", "姓名", "角色", "单位", "启用"]


def test_imported_accounts_wait_for_their_password(cast: Cast, as_user: Any) -> None:
    row = ["newby", "新来", "社区(单位)工作人员", "桂园社区", "是"]
    bring_in(as_user(cast.admin), USERS, row, model="units_user")
    user = User.objects.get(username="newby")
    assert not user.has_usable_password()
    assert user.must_change_password
    assert AuditEvent.objects.filter(action="新建账号", target="newby").count() == 1


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["newby", "新来", "街道双拥办", "桂园社区", "是"], "类别为“街道/乡镇”"),
        (["newby", "新来", "社区(单位)工作人员", "", "是"], "必须选择所在单位"),
        (["newby", "新来", "皇帝", "桂园社区", "是"], "没有“皇帝”这一项"),
        (["newby", "新来", "社区(单位)工作人员", "桂园社区", "也许"], "应写“是”或“否”"),
        (["admin", "管系统", "系统管理员", "", "否"], "不能停用自己的账号"),
        (["a b", "新来", "社区(单位)工作人员", "桂园社区", "是"], "合法的用户名"),
    ],
)
def test_an_account_that_does_not_fit_is_refused(
    cast: Cast, as_user: Any, row: list[str], words: str
) -> None:
    page = upload(as_user(cast.admin), workbook(USERS, row), model="units_user").content.decode()
    assert words in page


def test_an_import_that_changes_a_role_is_recorded(cast: Cast, as_user: Any) -> None:
    row = ["clerk", "田小禾", "社区(单位)负责人", "桂园社区", "是"]
    bring_in(as_user(cast.admin), USERS, row, model="units_user")
    assert AuditEvent.objects.get(action="变更角色").target == "clerk"


def test_a_column_of_passwords_is_not_read(cast: Cast, as_user: Any) -> None:
    row = ["clerk", "田小禾", "社区(单位)工作人员", "桂园社区", "是", "pbkdf2$x", "pbkdf2$x"]
    before = User.objects.get(username="clerk").password
    bring_in(as_user(cast.admin), [*USERS, "password", "密码"], row, model="units_user")
    assert User.objects.get(username="clerk").password == before


@pytest.mark.parametrize("model", ["units_user", "units_unit", TYPES])
def test_every_export_is_recorded(cast: Cast, as_user: Any, model: str) -> None:
    response = as_user(cast.admin).post(reverse(f"admin:{model}_export"), {"format": "0"})
    assert "filename*=utf-8''" in response["Content-Disposition"]
    assert AuditEvent.objects.filter(action__startswith="导出", actor=cast.admin).count() == 1
