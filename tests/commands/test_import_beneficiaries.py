"""`manage.py import_beneficiaries`: the rules of the pages, masks everywhere, a status to be relied on."""

import stat
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from beneficiaries.importing import checking
from beneficiaries.models import ImportBatch, ImportRow, Person, PersonEvent
from shuangyong.units.models import AuditEvent, Unit, UnitKind
from tests.beneficiaries.importing.workbooks import TIDY, messy, people, sheet_bytes, tidy
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("categories")


class Terminal(StringIO):
    """A stream that says it is one."""

    def isatty(self) -> bool:
        return True


def run(
    path: Path, *, unit: str = "桂园社区", err: StringIO | None = None, **options
) -> tuple[str, str, str]:
    """What was printed, on both streams, and why the status is not 0."""
    out, err, refused = StringIO(), err or StringIO(), ""
    try:
        call_command("import_beneficiaries", str(path), unit=unit, stdout=out, stderr=err, **options)
    except CommandError as error:
        refused = str(error) if error.returncode else "status 0"
    return out.getvalue(), err.getvalue(), refused


@pytest.fixture
def file(tmp_path: Path):
    def write(data: bytes, name: str = "花名册.xlsx") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


def spoiled() -> tuple[bytes, str]:
    """Five people; the third's id has a sign too few, the fifth's category is unknown. And the third's id."""
    rows = [[person[head] for head in TIDY] for person in people(5)]
    number = rows[2][2]
    rows[2][2], rows[4][1] = number[:-1], "退役老兵"
    return sheet_bytes(TIDY, rows), number


def test_a_tidy_list_goes_in_whole_and_nobody_in_particular_did_it(cast: Cast, file) -> None:
    out, err, refused = run(file(tidy(30)))
    assert refused == ""
    assert out == "导入完了：新增30行。\n"
    assert err == "核对：共30行\n导入：共30行\n"
    assert set(Person.objects.values_list("unit", flat=True)) == {cast.community.pk}
    assert Person.objects.count() == 30
    assert set(PersonEvent.objects.values_list("by", flat=True)) == {None}
    assert set(AuditEvent.objects.values_list("actor_name", "action")) == {
        ("命令行", "上传优抚对象名册"),
        ("命令行", "导入优抚对象"),
    }


def test_as_an_account_it_is_theirs(cast: Cast, file) -> None:
    assert run(file(tidy(3)), username="clerk")[2] == ""
    assert ImportBatch.objects.get().by == cast.clerk
    assert set(PersonEvent.objects.values_list("by", flat=True)) == {cast.clerk.pk}


@pytest.mark.parametrize(
    ("username", "unit", "message"),
    [
        ("clerk", "银杏社区", "没有找到单位“银杏社区”"),
        ("district", "桂园社区", "只有本单位和上级街道的人可以导入"),
        ("admin", "桂园社区", "只有本单位和上级街道的人可以导入"),
        ("auditor", "桂园社区", "没有找到单位"),
        ("nobody", "桂园社区", "没有启用的账号“nobody”"),
    ],
)
def test_an_account_brings_in_what_it_could_by_the_pages(
    cast: Cast, file, username: str, unit: str, message: str
) -> None:
    assert message in run(file(tidy(2)), username=username, unit=unit)[2]
    assert not Person.objects.exists()
    assert not ImportBatch.objects.exists()


def test_rows_with_problems_stay_behind_are_told_masked_and_the_status_is_not_0(
    cast: Cast, file, tmp_path: Path
) -> None:
    data, number = spoiled()
    report = tmp_path / "没有导入.xlsx"
    out, err, refused = run(file(data), report=str(report))
    assert refused == "有2行没有导入。"
    assert Person.objects.count() == 3
    lines = out.splitlines()
    assert lines[0].startswith("第4行 身份证号（9")
    assert lines[1].startswith("第6行 人员类别（退役老兵）：认不出这个人员类别。")
    assert "导入完了：新增3行、有问题2行。" in lines
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    sheet = load_workbook(BytesIO(report.read_bytes())).active
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert "认不出这个人员类别" in "".join(cells)
    for secret in (number[:-1], number[6:16], *(person["联系电话"] for person in people(5))):
        assert secret not in out + err + refused + "".join(cells)


def test_a_dry_run_tells_the_same_and_leaves_nothing(cast: Cast, file, tmp_path: Path) -> None:
    report = tmp_path / "没有导入.xlsx"
    out, _, refused = run(file(spoiled()[0]), dry_run=True, report=str(report))
    assert refused == "有2行还不能导入。"
    assert "核对完了，没有写进台账：新增3行、有问题2行。" in out
    assert report.exists()
    for model in (Person, ImportBatch, ImportRow, AuditEvent):
        assert not model.objects.exists()
    assert run(file(tidy(5)), dry_run=True)[2] == ""
    assert run(file(tidy(5)), dry_run=True)[2] == ""


def test_the_same_people_again_are_no_failure_but_the_same_file_is_asked_about(cast: Cast, file) -> None:
    path = file(tidy(4))
    run(path)
    assert "已经导入过了。要再来一次，请加 --again。" in run(path)[2]
    out, _, refused = run(path, again=True)
    assert (out, refused) == ("导入完了：没有变化4行。\n", "")


def test_an_offices_own_sheet_shows_its_columns_and_waits_for_a_yes(cast: Cast, file) -> None:
    path = file(messy(40))
    out, _, refused = run(path)
    assert "列“公民身份号码” → 身份证号" in out
    assert "--accept-columns" in refused
    assert not ImportBatch.objects.exists()
    out, _, refused = run(path, accept_columns=True)
    assert refused.startswith("有")
    assert Person.objects.count() > 25
    assert run(path, again=True, dry_run=True)[0].count("列“公民身份号码”") == 1


def test_where_nothing_can_go_in_nothing_of_the_file_stays(cast: Cast, file) -> None:
    out, _, refused = run(file(sheet_bytes(["姓名", "人员类别"], [["石大山", "退役老兵"]])))
    assert refused == "有1行没有导入。"
    assert "没有能导入的行：有问题1行。" in out
    assert not ImportBatch.objects.exists()
    assert not ImportRow.objects.exists()


def test_more_rows_than_a_page_would_wait_for_are_done_here_and_now(
    cast: Cast, file, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "AT_ONCE", 3)
    assert run(file(tidy(8)))[2] == ""
    assert Person.objects.count() == 8


def test_a_terminal_gets_a_bar_that_moves(cast: Cast, file, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_STEP", 4)
    out, err, _ = run(file(tidy(8)), err=Terminal())
    assert "\r核对 ░░░" in err
    assert "4/8" in err
    assert "█ 8/8\n" in err
    assert "\r导入 " in err
    assert "█" not in out


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("花名册.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "xls"),
        ("花名册.xlsx", b"PK\x03\x04" + b"\0" * 64, "。"),
        ("花名册.xlsx", b"", "。"),
        ("花名册.csv", "甲,乙\n1,2\n".encode(), "。"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(
    cast: Cast, file, name: str, data: bytes, message: str
) -> None:
    refused = run(file(data, name))[2]
    assert message in refused
    assert "Error" not in refused
    assert not ImportBatch.objects.exists()


def test_paths_that_are_none_are_refused(cast: Cast, file, tmp_path: Path) -> None:
    path = file(tidy(1))
    assert "找不到文件" in run(tmp_path / "没有.xlsx")[2]
    assert "是一个文件夹" in run(tmp_path)[2]
    assert "不能写报告" in run(path, report=str(tmp_path / "没有" / "报告.xlsx"))[2]
    assert "不能写报告" in run(path, report=str(tmp_path / "报告.txt"))[2]
    assert "报告不能写在名册文件上" in run(path, report=str(path))[2]
    assert not Person.objects.exists()


def test_a_unit_that_is_unknown_or_not_the_only_one_of_its_name_is_refused(cast: Cast, file) -> None:
    path = file(tidy(1))
    assert "名称相近的有：" in run(path, unit="桂圆社区")[2]
    Unit.objects.add_under(cast.street2, name="桂园社区", kind=UnitKind.COMMUNITY)
    assert "青川区/枫林街道/桂园社区、青川区/松山街道/桂园社区" in run(path)[2]
    assert run(path, unit="青川区/枫林街道/桂园社区")[2] == ""


def test_without_a_key_file_it_says_so_before_it_reads_anything(cast: Cast, file, settings, tmp_path) -> None:
    settings.KEY_FILE = tmp_path / "没有.json"
    assert "找不到密钥文件" in run(file(tidy(1)))[2]
    assert not ImportBatch.objects.exists()


def test_stopping_it_leaves_nothing(cast: Cast, file, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("beneficiaries.importing.applying._finish", stop)
    assert run(file(tidy(3)))[2] == "已经停下，没有导入。"
    assert not Person.objects.exists()
    assert not ImportRow.objects.exists()
