"""Workbooks that go out: the empty one to fill in, and the rows that did not go in with the reasons."""

from collections.abc import Iterable, Mapping, Sequence

from activities.importing.fields import BY_KEY, EXAMPLE_MARK, FIELDS, REQUIRED, Field, Kind
from plans.models import TaskType
from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.on_screen import with_full_widths
from shuangyong.sheets.sheet import Sheet, WorkbookProperties
from shuangyong.sheets.workbook import write_workbook

ROW_KEY, REASON = "行标识", "没有导入的原因"
_NOT_IN_TEMPLATE = frozenset({"people", "state", "end_day"})
_RULES = (
    ("标着“示例”的一行", "只是样子，导入时不读，可以删掉，也可以留着。"),
    ("空着的格子", "除了日期和活动名称，都可以不填。"),
    ("自己的表", "不用这张空表也行：表里有一行列名，有日期和活动名称，就能导入。"),
    ("走访的人", "走访了哪些人不在这里导入：先导入优抚对象，走访在走访名单里记。"),
)


def template(types: Iterable[TaskType]) -> bytes:
    """The .xlsx to fill in: drop-downs, a note for each column, an example, 填写说明."""
    fields = [field for field in FIELDS if field.key not in _NOT_IN_TEMPLATE]
    names = [row.name for row in types]
    columns = [Column("index", "序号", 6), *(_column(field, names) for field in fields)]
    example = {"index": EXAMPLE_MARK, **{field.key: field.example for field in fields}}
    ledger = Sheet("活动台账导入表", "活动台账", columns, [example], blank_rows=200, filters=False)
    head = [
        Column("title", "列名", 16),
        Column("must", "要不要填", 10),
        Column("note", "怎么填", 60, CellKind.LONG_TEXT),
    ]
    lines: list[dict[str, object]] = [
        {"title": field.title, "must": "必填" if field.key in REQUIRED else "可以不填", "note": field.note}
        for field in fields
    ]
    lines += [{"title": title, "must": "", "note": words} for title, words in _RULES]
    rules = Sheet("填写说明", "填写说明", head, lines, filters=False)
    data = write_workbook([ledger, rules], WorkbookProperties(title="活动台账导入表"))
    return with_full_widths(data, {ledger.name: columns})


def failed_rows(batch: int, keys: Sequence[str], rows: Iterable[tuple[int, Mapping[str, str], str]]) -> bytes:
    """The rows to mend: (number, words by field, reasons). Batch and number come back in a hidden column."""
    columns = [
        Column("key", ROW_KEY, 8, hidden=True),
        Column("row", "原文件行号", 8),
        Column("reason", REASON, 36, CellKind.LONG_TEXT),
        *(Column(key, BY_KEY[key].title, BY_KEY[key].width) for key in keys),
    ]
    lines = [
        {"key": f"{batch}-{number}", "row": number, "reason": reason, **said} for number, said, reason in rows
    ]
    subtitle = "请直接在这张表里改，改好存盘，再传回来。没有问题的格子不用动。"
    sheet = Sheet("没有导入的行", "没有导入的行", columns, lines, subtitle=subtitle, filters=False)
    data = write_workbook([sheet], WorkbookProperties(title="没有导入的行"))
    return with_full_widths(data, {sheet.name: columns})


def _column(field: Field, types: Sequence[str]) -> Column:
    choices = types if field.kind is Kind.TYPE else ()
    return Column(field.key, field.title, field.width, choices=choices, prompt=field.note)
