"""年度确认表: a unit's list on paper, masked, with room for signatures."""

from collections.abc import Sequence
from datetime import date

from beneficiaries.choices import ConfirmationResult
from beneficiaries.models import Person
from shuangyong.documents.model import Align, Column, Document, Paragraph, SignOff, Table
from shuangyong.documents.widths import PORTRAIT_ROOM, fitted_columns

SHEET = "优抚对象年度确认表"
# Neither may be fitted: a number stands on one line, and a signature takes more room than no words.
_NUMBER, _SIGNATURE = Column("证件号码", 10.8, Align.CENTER), Column("本人签字", 6.5)
_COLUMNS = (
    Column("序号", 2, Align.CENTER),
    Column("姓名", 4, Align.CENTER),
    Column("性别", 2, Align.CENTER),
    Column("出生年月", 4, Align.CENTER),
    Column("身份", 6),
    Column("结果", 3, Align.CENTER),
)
_RESULTS: dict[str, str] = {
    ConfirmationResult.CONFIRMED: "已确认",
    ConfirmationResult.NOT_MET: "未见到",
    ConfirmationResult.STOPPED: "不再符合",
}


def confirmation_sheet(people: Sequence[Person], unit_name: str, year: int, day: date) -> Document:
    """The people as `confirmation_list.chosen` gives them. Ids stand masked, phones not at all."""
    rows = tuple(_row(number, person) for number, person in enumerate(people, 1))
    done = sum((person.confirmed_year or 0) >= year for person in people)
    intro = (
        f"{unit_name}{year}年度应当确认{len(rows)}人，已办{done}人。确认时核对本人和有效证件，"
        "由本人在“本人签字”栏签名；本人不能到场的，由入户人员签名并注明。"
    )
    room = PORTRAIT_ROOM - _NUMBER.share - _SIGNATURE.share
    *first, result = fitted_columns(_COLUMNS, [(*row[:5], row[6]) for row in rows], room)
    columns = (*first, _NUMBER, result, _SIGNATURE)
    return Document(
        title=f"{unit_name}{year}年度{SHEET.replace('年度', '')}",
        blocks=(Paragraph(intro), Table(columns, rows)),
        sign_off=SignOff(signatory=unit_name, day=day),
        draft=False,
    )


def _row(number: int, person: Person) -> tuple[str, ...]:
    confirmations = getattr(person, "of_year", [])
    return (
        str(number),
        person.name,
        person.get_sex_display(),
        f"{person.born_on:%Y.%m}" if person.born_on else "",
        "、".join(identity.category.name for identity in person.identities.all()),
        str(person.id_number),
        _RESULTS[confirmations[0].result] if confirmations else "",
        "",
    )
