"""Files that are no tidy workbooks: taken, or refused in words; never a fault, nothing half in."""

import random
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from beneficiaries.models import ImportBatch, ImportRow
from shuangyong.sheets.reading_fast import read_plain
from shuangyong.sheets.reading_limits import Limits, Unreadable
from tests.beneficiaries.importing.workbooks import TIDY, people, sheet_bytes, tidy
from tests.cast import Cast

ROWS = [[person[head] for head in TIDY] for person in people(4)]


def send(client: Client, data: bytes, name: str = "花名册.xlsx") -> Any:
    return client.post("/people/import/", {"file": SimpleUploadedFile(name, data)})


def mutated(data: bytes, chance: random.Random) -> bytes:
    kind = chance.randrange(4)
    if kind == 0:
        return data[: chance.randrange(len(data))]
    broken = bytearray(data)
    if kind == 1:
        for _ in range(chance.randrange(1, 30)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
    elif kind == 2:
        first = chance.randrange(len(broken))
        del broken[first : first + chance.randrange(1, 400)]
    else:
        return mutated_part(data, chance)
    return bytes(broken)


def mutated_part(data: bytes, chance: random.Random) -> bytes:
    """A whole archive with one part damaged: the parsers behind the archive see it."""
    output = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(output, "w", ZIP_DEFLATED) as target:
        names = source.namelist()
        hit = chance.choice(names)
        for name in names:
            part = bytearray(source.read(name))
            if name == hit and part:
                for _ in range(chance.randrange(1, 8)):
                    part[chance.randrange(len(part))] = chance.choice(b'<>&"/0x9\x00\xff')
            target.writestr(name, bytes(part))
    return output.getvalue()


def is_refused(data: bytes) -> bool:
    try:
        read_plain(data)
    except Unreadable:
        return True
    return False


def test_a_thousand_damaged_files_are_read_or_refused() -> None:
    chance = random.Random(20261)  # noqa: S311  the same damage every time
    data, refused = tidy(6), 0
    for _ in range(1000):
        refused += is_refused(mutated(data, chance))
    assert 300 < refused < 1000


def test_damaged_files_never_break_the_page(cast: Cast, categories: Any, as_user: Any) -> None:
    chance = random.Random(4)  # noqa: S311
    data, client = tidy(6), as_user(cast.clerk)
    for _ in range(200):
        assert send(client, mutated(data, chance)).status_code in (200, 302)
    for batch in ImportBatch.objects.all():
        assert ImportRow.objects.filter(batch=batch).count() == batch.total_rows


def bomb() -> bytes:
    output = BytesIO()
    with ZipFile(BytesIO(tidy(2))) as source, ZipFile(output, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        target.writestr("xl/worksheets/sheet2.xml", b" " * 400_000_000)
    return output.getvalue()


def with_part(name: str) -> bytes:
    output = BytesIO(tidy(2))
    with ZipFile(output, "a") as archive:
        archive.writestr(name, b"macro")
    return output.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (bomb(), "大得不正常"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "另存为"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (with_part("xl/vbaProject.bin"), "宏"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "不是 .xlsx"),
        ("只是一段话".encode(), "不是一张表"),
        (sheet_bytes(["甲", "乙"], [["1", "2"]]), "没有找到表头"),
        (sheet_bytes(TIDY, []), "没有内容"),
        (sheet_bytes([*TIDY, *(f"列{n}" for n in range(400))], ROWS), "最多300列"),
    ],
    ids=["bomb", "xls", "encrypted", "macro", "pdf", "png", "text", "no-head", "empty", "too-wide"],
)
def test_what_is_no_list_is_refused_in_words(
    data: bytes, words: str, cast: Cast, categories: Any, as_user: Any
) -> None:
    response = send(as_user(cast.clerk), data)
    assert response.status_code == 200
    assert words in response.content.decode()
    assert ImportBatch.objects.count() == 0


def test_a_csv_in_gbk_is_as_good(cast: Cast, categories: Any, as_user: Any) -> None:
    lines = [",".join(TIDY), *(",".join(row) for row in ROWS)]
    assert send(as_user(cast.clerk), "\r\n".join(lines).encode("gbk"), "花名册.csv").status_code == 302
    assert ImportBatch.objects.get().counts == {"new": 4}


def test_too_much_is_said_to_be_too_much_and_nothing_is_kept(cast: Cast, as_user: Any) -> None:
    response = send(as_user(cast.clerk), b"PK\x03\x04" + b"0" * (20 * 1024 * 1024 + 1))
    assert "最大20 MB" in response.content.decode()


def test_a_million_empty_rows_and_a_far_corner_take_no_memory() -> None:
    import openpyxl

    workbook = openpyxl.load_workbook(BytesIO(tidy(3)))
    sheet: Any = workbook.active
    sheet.cell(1_048_576, 9, " ")
    sheet.cell(900_000, 9).number_format = "@"
    output = BytesIO()
    workbook.save(output)
    (read,) = read_plain(output.getvalue(), Limits(rows=100))
    assert len(read.rows) == 4
