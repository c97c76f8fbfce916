"""Workbooks that go out: the template, and the rows that did not go in with the reasons."""

from collections.abc import Iterable, Sequence

from beneficiaries.choices import Nature, Sex, Status
from beneficiaries.importing.columns import BY_KEY, FIELDS, Field, Kind
from beneficiaries.importing.masking import WHOLE, shown
from beneficiaries.importing.packing import Source
from beneficiaries.models import Category
from shuangyong.sheets.columns import Column
from shuangyong.sheets.sent_back import rows_to_mend
from shuangyong.sheets.template import template_workbook

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
    columns = [_column(field, names) for field in fields]
    example = {field.key: field.example for field in fields}
    notes = [(field.title, "必填" if field.required else "可以不填", field.note) for field in fields]
    notes += [(title, "", words) for title, words in _RULES]
    return template_workbook("优抚对象导入表", "优抚对象", columns, example, notes, blank_rows=300)


def failed_rows(
    batch: int, fields: Sequence[str], rows: Iterable[tuple[Source, dict[str, str], str]]
) -> bytes:
    """The rows to mend: (row, what may be shown by field, reasons). Secrets stand masked.

    A masked value left as it is means: unchanged.
    """
    columns = [Column(key, BY_KEY[key].title, BY_KEY[key].width) for key in fields]
    lines = ((source.number, said, reason) for source, said, reason in rows)
    subtitle = (
        "请直接在这张表里改，改好存盘，再传回来。带星号的内容没有问题就不要动；要改就把整个号码重新写上。"
    )
    return rows_to_mend(batch, columns, lines, subtitle=subtitle)


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
