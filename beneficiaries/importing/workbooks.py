"""Workbooks that go out: the template, and the rows that did not go in with the reasons."""

from collections.abc import Iterable, Sequence

from beneficiaries.choices import Nature, Sex, Status
from beneficiaries.importing.columns import BY_KEY, EXAMPLE_MARK, FIELDS, Field, Kind
from beneficiaries.importing.masking import WHOLE, shown
from beneficiaries.importing.packing import Source
from beneficiaries.models import Category
from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.on_screen import with_full_widths
from shuangyong.sheets.sheet import Sheet, WorkbookProperties
from shuangyong.sheets.workbook import write_workbook

ROW_KEY = "行标识"
REASON = "没有导入的原因"
_RULES = (
    ("标着“示例”的一行", "只是样子，导入时不读，可以删掉，也可以留着。"),
    ("空着的格子", "新登记的人就是没有填；台账里已经有的人，原来的内容不变，不会被清空。"),
    ("已经在台账里的人", "按证件号码认人，不会重复登记，只更新写了的内容。"),
    ("身份证号、电话、银行账号", "这几列已经设成“文本”。从别的表粘贴时，请用“选择性粘贴—数值”，不要改格式。"),
    ("自己的表", "不用这张模板也行：表里有一行列名，有“姓名”这一列，就能导入。"),
)


def template(categories: Iterable[Category]) -> bytes:
    """The .xlsx to fill in: drop-downs, a note for each column, an example, 填写说明."""
    fields = [field for field in FIELDS if field.in_template]
    names = [category.name for category in categories]
    columns = [Column("index", "序号", 6), *(_column(field, names) for field in fields)]
    example = {"index": EXAMPLE_MARK, **{field.key: field.example for field in fields}}
    people = Sheet("优抚对象导入表", "优抚对象", columns, [example], blank_rows=300, filters=False)
    head = [
        Column("title", "列名", 16),
        Column("must", "要不要填", 10),
        Column("note", "怎么填", 60, CellKind.LONG_TEXT),
    ]
    lines: list[dict[str, object]] = [
        {"title": field.title, "must": "必填" if field.required else "可以不填", "note": field.note}
        for field in fields
    ]
    lines += [{"title": title, "must": "", "note": words} for title, words in _RULES]
    rules = Sheet("填写说明", "填写说明", head, lines, filters=False)
    data = write_workbook([people, rules], WorkbookProperties(title="优抚对象导入表"))
    return with_full_widths(data, {people.name: columns})


def failed_rows(
    batch: int, fields: Sequence[str], rows: Iterable[tuple[Source, dict[str, str], str]]
) -> bytes:
    """The rows to mend: (row, what may be shown by field, reasons). Secrets stand masked.

    A masked value left as it is means: unchanged. `batch` and row number come back in a hidden column.
    """
    columns = [
        Column("key", ROW_KEY, 8, hidden=True),
        Column("row", "原文件行号", 8),
        Column("reason", REASON, 36, CellKind.LONG_TEXT),
        *(Column(key, BY_KEY[key].title, BY_KEY[key].width) for key in fields),
    ]
    lines = [
        {"key": f"{batch}-{source.number}", "row": source.number, "reason": reason, **said}
        for source, said, reason in rows
    ]
    subtitle = (
        "请直接在这张表里改，改好存盘，再传回来。带星号的内容没有问题就不要动；要改就把整个号码重新写上。"
    )
    sheet = Sheet("没有导入的行", "没有导入的行", columns, lines, subtitle=subtitle, filters=False)
    data = write_workbook([sheet], WorkbookProperties(title="没有导入的行"))
    return with_full_widths(data, {sheet.name: columns})


def said_masked(source: Source, places: dict[int, str]) -> dict[str, str]:
    """Field → what may be shown of the row."""
    return {key: shown(key, text, WHOLE) for key, text in source.said(places).items()}


def _column(field: Field, categories: Sequence[str]) -> Column:
    choices: Sequence[str] = {
        Kind.CATEGORY: categories,
        Kind.SEX: Sex.labels,
        Kind.STATUS: Status.labels,
        Kind.NATURE: Nature.labels,
    }.get(field.kind, ())
    several = field.kind is not Kind.CATEGORY
    return Column(
        field.key, field.title, field.width, choices=choices, only_choices=several, prompt=field.note
    )
