"""`manage.py import_plan`: the id on stdout, everything else on stderr or refused with a sentence."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from plans.models import Plan
from shuangyong.units.models import Unit, UnitKind
from tests.cast import Cast

TEXT = "桂园社区2027年双拥工作计划\n　　一、工作目标\n走访全覆盖。\n"


def run(path: Path, *, unit: str = "桂园社区", year: object = 2027, **options) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_plan", str(path), unit=unit, year=str(year), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "计划.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_only_the_id_is_printed(cast: Cast, file: Path) -> None:
    out, err = run(file)
    plan = Plan.objects.get()
    assert (out, err) == (f"{plan.pk}\n", "")
    assert (plan.unit, plan.year, plan.title) == (cast.community, 2027, "桂园社区2027年双拥工作计划")
    assert [row.indent + row.marker + row.text for row in plan.paragraphs.all()] == [
        "　　一、工作目标",
        "走访全覆盖。",
    ]


def test_a_plan_imported_by_nobody_in_particular_can_be_read_by_its_unit(cast: Cast, file: Path) -> None:
    run(file)
    plan = Plan.objects.visible_to(cast.clerk).get()
    assert plan.created_by is None
    assert plan.events.get().actor is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le"])
def test_the_encodings_of_notepad_are_read_right(cast: Cast, file: Path, encoding: str) -> None:
    file.write_bytes(TEXT.encode(encoding))
    run(file)
    assert Plan.objects.get().paragraphs.last().text == "走访全覆盖。"


def test_a_second_plan_of_the_year_is_made_with_a_warning(cast: Cast, file: Path) -> None:
    run(file)
    out, err = run(file)
    assert out.strip() == str(Plan.objects.latest("pk").pk)
    assert "桂园社区2027年已有计划" in err


def test_a_title_can_be_given(cast: Cast, file: Path) -> None:
    run(file, title="双拥工作要点")
    plan = Plan.objects.get()
    assert (plan.title, plan.title_in_text, plan.paragraphs.count()) == ("双拥工作要点", False, 3)


def test_an_unknown_unit_is_refused_with_names_that_are_near(cast: Cast, file: Path) -> None:
    with pytest.raises(CommandError, match=r"没有找到单位“桂圆社区”。名称相近的有：.*桂园社区"):
        run(file, unit="桂圆社区")


def test_a_name_that_two_units_have_is_refused_with_their_full_names(cast: Cast, file: Path) -> None:
    Unit.objects.add_under(cast.street2, name="桂园社区", kind=UnitKind.COMMUNITY)
    with pytest.raises(CommandError, match="青川区/枫林街道/桂园社区、青川区/松山街道/桂园社区"):
        run(file)
    run(file, unit="青川区/枫林街道/桂园社区")
    assert Plan.objects.get().unit == cast.community


def test_as_a_user_the_plan_is_theirs(cast: Cast, file: Path) -> None:
    run(file, username="clerk")
    assert Plan.objects.get().created_by == cast.clerk


@pytest.mark.parametrize(
    ("username", "unit", "message"),
    [
        ("clerk", "银杏社区", "没有找到单位“银杏社区”"),
        ("reviewer", "银杏社区", "不编写银杏社区的计划"),
        ("auditor", "桂园社区", "没有找到单位"),
        ("admin", "桂园社区", "不编写桂园社区的计划"),
        ("nobody", "桂园社区", "没有启用的账号“nobody”"),
    ],
)
def test_as_a_user_only_the_own_unit_can_be_written_for(
    cast: Cast, file: Path, username: str, unit: str, message: str
) -> None:
    with pytest.raises(CommandError, match=message):
        run(file, unit=unit, username=username)
    assert not Plan.objects.exists()


def test_as_a_user_names_of_units_out_of_sight_are_not_given_away(cast: Cast, file: Path) -> None:
    with pytest.raises(CommandError) as caught:
        run(file, unit="银杏", username="clerk")
    assert "银杏社区" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "文件里没有文字"),
        (b" \n\n ", "文件里没有文字"),
        (b"a" * 5 * 1024 * 1024, "文件太大"),
        (bytes(range(256)) * 8, "不是纯文本文件"),
        (b"PK\x03\x04" + b"\0" * 64, "Word"),
        ("段。\n".encode() * 3000, "有3000段，一份计划最多1000段"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(cast: Cast, file: Path, data: bytes, message: str) -> None:
    file.write_bytes(data)
    with pytest.raises(CommandError, match=message):
        run(file)
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    ("year", "message"),
    [
        ("1899", "年度要在2000到2099之间"),
        ("2100", "年度要在2000到2099之间"),
        ("明年", "“明年”不是年份"),
        ("", "年度请写四位数字"),
    ],
)
def test_a_bad_year_is_refused(cast: Cast, file: Path, year: str, message: str) -> None:
    with pytest.raises(CommandError, match=message):
        run(file, year=year)


def test_a_title_of_500_characters_is_refused(cast: Cast, file: Path) -> None:
    with pytest.raises(CommandError, match="现在有500个字"):
        run(file, title="题" * 500)


def test_a_path_that_is_no_file_is_refused(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="找不到文件"):
        run(tmp_path / "没有.txt")
    with pytest.raises(CommandError, match="是一个文件夹"):
        run(tmp_path)
