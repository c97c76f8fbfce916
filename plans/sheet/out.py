"""The workbook that is filled in: the rows to write in, how to, and a hidden copy of what stood there."""

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from plans.models import Plan, TaskType
from plans.services.rows import content_of
from plans.sheet.columns import KEY, FillSheet, Words, fill_sheets, words_of
from shuangyong.sheets.cells import clean_text
from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.sheet import Sheet, WorkbookProperties
from shuangyong.sheets.workbook import write_workbook

BASE, ABOUT = "双拥底稿", "填写说明"
_PART, _PARTS = 16_000, 6  # characters in a cell; cells
FORMAT = "shuangyong-plan-1"
ABOUT_HEAD = ("版本", "计划", "内容版本")
GUIDE = (
    "在“任务”“工作目标”“领导小组”三张表里改、添、删，保存后回到系统的“用Excel填写”页，把这个文件传上去。",
    "传上去以后先看到改了哪些格，确认了才算数；这之前计划不会变。",
    "添加：写在表格下面的空行里，或在中间插入一行。序号不用填，有没有都行。",
    "删除：把整行删掉。传回来时会列出少了哪些行，打了勾的才真的删除。",
    "时间照平时的说法写：3月、3—5月、春节前、八一前夕、二季度、每季度一次、全年。没有改动的时间原样保留。",
    "任务类别、方向、状态、职责，请点单元格右边的小箭头从列表里选；计量单位可以选，也可以自己写。",
    "经费的单位是元，只写数字；“1.2万”也认得。",
    "不要改表头的名称；列的先后可以换，不用的列可以不管。换行的先后不会改变计划里的次序。",
    "请保存成 .xlsx。右边有一列隐藏的行号，系统靠它认出哪一行是哪一项，请不要改动。",
    "别人这段时间在系统里改了同一格的，传回来时会并排列出，由您选用哪一个。",
)


def fill_in_workbook(plan: Plan) -> bytes:
    """The .xlsx to fill in, as the plan stands now. Seven queries, whatever its length."""
    types = list(TaskType.objects.all())
    content = content_of(plan)
    names = {row.code: row.name for row in types}
    units = (unit.strip() for row in types if row.is_active for unit in row.measure_words.split("/"))
    sheets = fill_sheets([row.name for row in types if row.is_active], filter(None, units))
    words = words_of(content, names)
    subtitle = f"{plan.unit.name}　{plan.year}年　填写好后在系统里传回"
    shown = [_sheet(sheet, words[sheet.kind], plan, subtitle) for sheet in sheets]
    return write_workbook(
        [shown[0], _guide(plan), *shown[1:], _base(sheets, words), _about(plan)],
        WorkbookProperties(title=f"{plan.title}（填写）", author=plan.unit.name, subject="填写后传回"),
    )


def _sheet(sheet: FillSheet, rows: Mapping[str, Words], plan: Plan, subtitle: str) -> Sheet:
    columns = [_widened(column, rows) for column in sheet.columns]
    return Sheet(
        title=f"{plan.title}（{sheet.name}）",
        name=sheet.name,
        subtitle=subtitle,
        columns=columns,
        rows=[_cells(sheet, key, words) for key, words in rows.items()],
        landscape=sheet.landscape,
        blank_rows=sheet.blank_rows,
    )


def _widened(column: Column, rows: Mapping[str, Words]) -> Column:
    """Room for long measures, so that the rows do not grow beyond a screen."""
    if column.kind is not CellKind.LONG_TEXT:
        return column
    longest = max((len(words.get(column.key, "")) for words in rows.values()), default=0)
    return replace(column, width=max(column.width, min(40.0, longest / 20)))


def _cells(sheet: FillSheet, key: str, words: Words) -> dict[str, Any]:
    """Counts and money as numbers, the rest as text."""
    numbers = {
        column.key: Decimal(words[column.key])
        for column in sheet.columns
        if column.kind in (CellKind.NUMBER, CellKind.MONEY) and words.get(column.key)
    }
    return {**words, **numbers, KEY: key}


def _guide(plan: Plan) -> Sheet:
    columns = (
        Column("index", "序号", 4, CellKind.INDEX),
        Column("text", "怎样填写", 46, CellKind.LONG_TEXT),
    )
    return Sheet(
        title="填写说明",
        name=ABOUT,
        subtitle=plan.title,
        columns=columns,
        rows=[{"text": line} for line in GUIDE],
        landscape=False,
        filters=False,
    )


def _base(sheets: tuple[FillSheet, ...], words: Mapping[Any, Mapping[str, Words]]) -> Sheet:
    """What every row said when the file was made: only what differs from this was changed by its writer."""
    return Sheet(
        title="请勿改动",
        name=BASE,
        columns=tuple(Column(name, name) for name in ("kind", "key", *(f"part{n}" for n in range(_PARTS)))),
        rows=[
            (sheet.kind.value, key, *_parts({column: clean_text(row[column]) for column in sheet.keys}))
            for sheet in sheets
            for key, row in words[sheet.kind].items()
        ],
        filters=False,
        secret=True,
    )


def _parts(words: Words) -> list[str]:
    """The words as JSON over a few cells, since one holds no more than 32767 characters."""
    text = json.dumps(words, ensure_ascii=False)
    return [text[start * _PART : (start + 1) * _PART] for start in range(_PARTS)]


def _about(plan: Plan) -> Sheet:
    return Sheet(
        title="请勿改动",
        name="双拥文件",
        columns=tuple(Column(name, name) for name in ABOUT_HEAD),
        rows=[(FORMAT, str(plan.pk), str(plan.content_version))],
        filters=False,
        secret=True,
    )
