"""放假调休: the factory file, the command, the settings page."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from activities.models import DayOff
from tests.cast import Cast

HEAD = "日期,放假或上班,节日\n"
# domain.md 3.2, as it stands there.
RESTS = [
    ("元旦", (1, 1), 3), ("春节", (2, 15), 9), ("清明", (4, 4), 3), ("劳动节", (5, 1), 5),
    ("端午", (6, 19), 3), ("中秋", (9, 25), 3), ("国庆", (10, 1), 7),
]  # fmt: skip
WORKED = [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)]


def load(path: Path | None = None) -> str:
    out = StringIO()
    call_command("load_days_off", *([str(path)] if path else []), stdout=out)
    return out.getvalue()


def spans() -> Iterator[tuple[date, str]]:
    for name, start, length in RESTS:
        for step in range(length):
            yield date(2026, *start) + timedelta(days=step), name


def test_the_factory_file_is_the_notice_of_2026(db: None):
    assert "新增39天" in load()
    assert dict(DayOff.objects.filter(works=False).values_list("day", "name")) == dict(spans())
    assert set(DayOff.objects.filter(works=True).values_list("day", flat=True)) == {
        date(2026, *day) for day in WORKED
    }


def test_loading_again_adds_nothing_and_leaves_what_somebody_edited(db: None):
    load()
    DayOff.objects.filter(day=date(2026, 5, 9)).update(name="改过的")
    DayOff.objects.filter(day=date(2026, 1, 1)).delete()
    assert "新增1天" in load()
    assert DayOff.objects.get(day=date(2026, 5, 9)).name == "改过的"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_of_the_next_year_comes_in_as_excel_saves_it(db: None, tmp_path: Path, encoding: str):
    path = tmp_path / "2027.csv"
    path.write_bytes((HEAD + "2027/1/1,放假,元旦\r\n\r\n2027年1月3日, 上班 ,元旦\r\n").encode(encoding))
    assert "新增2天，更新0天，没有变化0天" in load(path)
    path.write_bytes((HEAD + "2027-01-01,放假,元旦\n2027-01-03,放假,元旦\n").encode(encoding))
    assert "新增0天，更新1天，没有变化1天" in load(path)
    assert not DayOff.objects.get(day=date(2027, 1, 3)).works


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "表头缺少：日期、放假或上班、节日"),
        ("日期,节日\n", "表头缺少：放假或上班"),
        (HEAD + "2027-02-30,放假,春节\n", "第2行：“2027-02-30”不是日期"),
        (HEAD + "2027-01-01,休息,元旦\n", "第2行：“休息”应写“放假”或“上班”"),
        (HEAD + "2027-01-01,放假,\n", "请写明是哪个节日"),
        (HEAD + "1027-01-01,放假,元旦\n", "不在2000年到2099年之间"),
        (HEAD + "2027-01-01,放假,元旦\n2027-01-01,上班,元旦\n", "第3行：2027-01-01写了两次"),
        (HEAD + f"2027-01-01,放假,{'长' * 21}\n", "节日最多20个字"),
    ],
)
def test_a_file_that_is_wrong_names_the_line_and_nothing_comes_in(
    db: None, tmp_path: Path, text: str, told: str
):
    path = tmp_path / "wrong.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=told):
        load(path)
    assert not DayOff.objects.exists()


def test_a_file_that_is_none_is_told(db: None, tmp_path: Path):
    with pytest.raises(CommandError, match="读不到文件"):
        load(tmp_path / "nowhere.csv")
    picture = tmp_path / "picture.csv"
    picture.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF")
    with pytest.raises(CommandError, match="没有装入"):
        load(picture)


def test_the_settings_page_imports_and_exports_the_same_columns(cast: Cast, as_user: Any):
    client = as_user(cast.admin)
    file = SimpleUploadedFile("2027.csv", (HEAD + "2027-01-01,放假,元旦\n2027-01-03,上班,元旦\n").encode())
    preview = client.post("/admin/activities/dayoff/import/", {"import_file": file, "upload": "1"})
    assert preview.status_code == 200
    fields = preview.context["confirm_form"].initial
    client.post("/admin/activities/dayoff/process_import/", fields)
    assert list(DayOff.objects.values_list("day", "works", "name")) == [
        (date(2027, 1, 1), False, "元旦"),
        (date(2027, 1, 3), True, "元旦"),
    ]
    exported = client.post("/admin/activities/dayoff/export/", {"format": "1"})
    assert "2027-01-03,上班,元旦" in exported.content.decode("utf-8-sig")


def test_the_settings_page_tells_what_is_wrong_with_a_row(cast: Cast, as_user: Any):
    file = SimpleUploadedFile("2027.csv", (HEAD + "2027-02-30,休息,春节\n").encode())
    response = as_user(cast.admin).post(
        "/admin/activities/dayoff/import/", {"import_file": file, "upload": "1"}
    )
    text = response.content.decode()
    assert "不是日期" in text or "应写" in text
    assert not DayOff.objects.exists()
