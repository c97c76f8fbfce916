"""放假调休 as a file: 日期, 放假或上班, 节日. Read whole or not at all."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from activities.models import DayOff
from activities.yearly.spans import FIRST_YEAR, LAST_YEAR

COLUMNS = ("日期", "放假或上班", "节日")
REST_WORD, WORK_WORD = "放假", "上班"
_SHAPES = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日")
_LONGEST_NAME = 20


class UnreadableFile(Exception):
    """What is wrong with which line, in Chinese."""


@dataclass(frozen=True, slots=True)
class Line:
    day: date
    works: bool
    name: str


def factory_files() -> list[Path]:
    """The years the product comes with."""
    return sorted((Path(settings.BASE_DIR) / "fixtures").glob("days_off_*.csv"))


def read_file(path: Path) -> list[Line]:
    """The lines of a CSV file as Excel or a text editor saves it. Raises UnreadableFile."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"读不到文件“{path}”，请核对路径。") from error
    return read_text(_decoded(data))


def read_text(text: str) -> list[Line]:
    """The same from text; every line that is wrong is named."""
    rows = csv.reader(io.StringIO(text, newline=""))
    head = [cell.strip() for cell in next(rows, [])]
    if missing := [name for name in COLUMNS if name not in head]:
        raise UnreadableFile(f"表头缺少：{'、'.join(missing)}。第一行应是：{','.join(COLUMNS)}。")
    places = [head.index(name) for name in COLUMNS]
    found: dict[date, Line] = {}
    problems: list[str] = []
    for number, row in enumerate(rows, 2):
        cells = [row[place].strip() if place < len(row) else "" for place in places]
        if not any(cells):
            continue
        try:
            line = _line(cells)
            if line.day in found:
                raise ValueError(f"{line.day}写了两次，请只留一行。")
            found[line.day] = line
        except ValueError as error:
            problems.append(f"第{number}行：{error}")
    if problems:
        raise UnreadableFile("\n".join(problems))
    return list(found.values())


@transaction.atomic
def store(lines: Sequence[Line], *, keep_edited: bool) -> tuple[int, int]:
    """How many were added and changed. `keep_edited`: days that are there stay as somebody has them."""
    there = {row.day: row for row in DayOff.objects.filter(day__in=[line.day for line in lines])}
    new = [DayOff(day=line.day, works=line.works, name=line.name) for line in lines if line.day not in there]
    changed = []
    for line in lines:
        row = there.get(line.day)
        if row is not None and not keep_edited and (row.works, row.name) != (line.works, line.name):
            row.works, row.name = line.works, line.name
            changed.append(row)
    DayOff.objects.bulk_create(new)
    DayOff.objects.bulk_update(changed, ["works", "name"])
    return len(new), len(changed)


def day_from(text: str) -> date:
    """2026-10-01, 2026/10/1, 2026年10月1日. ValueError in Chinese."""
    for shape in _SHAPES:
        try:
            day = datetime.strptime(text, shape).date()
        except ValueError:
            continue
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
        raise ValueError(f"“{text}”不在{FIRST_YEAR}年到{LAST_YEAR}年之间。")
    raise ValueError(f"“{text}”不是日期，应当像2026-10-01这样写。")


def works_from(text: str) -> bool:
    """上班 or 放假. ValueError in Chinese."""
    if text not in (REST_WORD, WORK_WORD):
        raise ValueError(f"“{text}”应写“{REST_WORD}”或“{WORK_WORD}”。")
    return text == WORK_WORD


def _line(cells: Sequence[str]) -> Line:
    day, works, name = day_from(cells[0]), works_from(cells[1]), cells[2]
    if not name:
        raise ValueError("请写明是哪个节日。")
    if len(name) > _LONGEST_NAME:
        raise ValueError(f"节日最多{_LONGEST_NAME}个字。")
    return Line(day, works, name)


def _decoded(data: bytes) -> str:
    """Excel in China saves CSV as GB 18030."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile("文件不是文本，请另存为CSV再试。")
