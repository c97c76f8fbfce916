"""Workbooks that go out: the empty one to fill in, and the rows that did not go in with the reasons."""

from collections.abc import Iterable, Mapping, Sequence

from activities.importing.fields import BY_KEY, FIELDS, REQUIRED, Field, Kind
from plans.models import TaskType
from shuangyong.sheets.columns import Column
from shuangyong.sheets.sent_back import rows_to_mend
from shuangyong.sheets.template import template_workbook

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
    columns = [_column(field, names) for field in fields]
    example = {field.key: field.example for field in fields}
    notes = [(field.title, "必填" if field.key in REQUIRED else "可以不填", field.note) for field in fields]
    notes += [(title, "", words) for title, words in _RULES]
    return template_workbook("活动台账导入表", "活动台账", columns, example, notes, blank_rows=200)


def failed_rows(batch: int, keys: Sequence[str], rows: Iterable[tuple[int, Mapping[str, str], str]]) -> bytes:
    """The rows to mend: (number, words by field, reasons)."""
    columns = [Column(key, BY_KEY[key].title, BY_KEY[key].width) for key in keys]
    subtitle = "请直接在这张表里改，改好存盘，再传回来。没有问题的格子不用动。"
    return rows_to_mend(batch, columns, rows, subtitle=subtitle)


def _column(field: Field, types: Sequence[str]) -> Column:
    choices = types if field.kind is Kind.TYPE else ()
    return Column(field.key, field.title, field.width, choices=choices, prompt=field.note)
