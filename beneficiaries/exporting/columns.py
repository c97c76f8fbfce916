"""The columns that a list of people can have, masked unless the list may leave with full values."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from beneficiaries.choices import IdKind, Particular, Sex, Status
from beneficiaries.services.people import particulars_of
from shuangyong.privacy.masks import mask_card
from shuangyong.privacy.secret import Secret
from shuangyong.sheets.columns import Align, CellKind, Column

_NUMBER = re.compile(r"[\d０-９][\d０-９ \-]{7,}[\d０-９XxＸ]")


@dataclass(frozen=True, slots=True)
class Writing:
    """What the cells of a list depend on: names that were read once, whether values are shown in full."""

    unmasked: bool
    today: date
    units: Mapping[int, str] = field(default_factory=dict)
    categories: Mapping[int, str] = field(default_factory=dict)

    def words(self, value: object) -> str:
        """A column's value: a secret as its mask, or opened."""
        if isinstance(value, Secret) and self.unmasked:
            return value.reveal()
        return str(value or "")

    def free(self, text: str) -> str:
        """Words typed at will, into which somebody may have written a number."""
        return text if self.unmasked else _NUMBER.sub(lambda found: mask_card(found.group()), text)


@dataclass(frozen=True, slots=True)
class Line:
    """What a row of a list is about: a person, the person's identities (the main one first), a payment.

    `person` has the attributes that the columns read, as a model instance or as a bare row.
    """

    person: Any
    identities: Sequence[Any]
    payment: Any = None


Value = Callable[[Line, Writing], object]


@dataclass(frozen=True, slots=True)
class PersonColumn:
    """One column; `reads` are the columns of the table behind it; a `secret` one is masked as a rule."""

    key: str
    title: str
    width: float
    value: Value
    reads: tuple[str, ...] = ()
    kind: CellKind = CellKind.TEXT
    secret: bool = False
    of_identities: bool = False
    blank: bool = False  # left empty, to be written into by hand

    @property
    def column(self) -> Column:
        """For the sheet."""
        align: Align | None = "center" if self.width <= NARROW and self.kind is CellKind.TEXT else None
        return Column(self.key, self.title, self.width, self.kind, align)


NARROW = 5


def chosen_columns(keys: Sequence[str]) -> list[PersonColumn]:
    """The columns of these keys in this order, unknown ones left out; the usual ones when none is left."""
    found = [BY_KEY[key] for key in dict.fromkeys(keys) if key in BY_KEY]
    return found or [BY_KEY[key] for key in USUAL]


def age(born_on: date | None, today: date) -> int | None:
    """Full years."""
    if born_on is None:
        return None
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def category_names(line: Line, writing: Writing) -> str:
    """All identities, the main one first."""
    return "、".join([writing.categories[row.category_id] for row in line.identities])


def _home(line: Line, writing: Writing) -> str:
    """Where the person lives; masked, down to the community."""
    return writing.words(line.person.household__address)


def _main_category(line: Line, writing: Writing) -> str:
    return writing.categories[line.identities[0].category_id] if line.identities else ""


def _certificate(line: Line, writing: Writing) -> str:
    return writing.words(line.identities[0].certificate_number) if line.identities else ""


def _particulars(line: Line, writing: Writing) -> str:
    """残疾性质：因战；残疾等级：六级 …; masked, only that something is there."""
    rows = [row for row in line.identities if isinstance(row.particulars, Secret)]
    if not writing.unmasked:
        return str(rows[0].particulars) if rows else ""
    labels = dict(Particular.choices)
    return "；".join(
        f"{labels.get(key, key)}：{words}" for row in rows for key, words in particulars_of(row).items()
    )


def _grid(line: Line, writing: Writing) -> str:
    return writing.free(line.person.household__grid or "")


def _plain(name: str) -> Value:
    return lambda line, _: getattr(line.person, name)


def _secret(name: str) -> Value:
    return lambda line, writing: writing.words(getattr(line.person, name))


def _free(name: str) -> Value:
    return lambda line, writing: writing.free(getattr(line.person, name))


def _label(name: str, choices: Sequence[tuple[str, str]]) -> Value:
    labels = dict(choices)
    return lambda line, _: labels.get(getattr(line.person, name), "")


def _unit(line: Line, writing: Writing) -> str:
    return writing.units[line.person.unit_id]


def _age(line: Line, writing: Writing) -> int | None:
    return age(line.person.born_on, writing.today)


_REGISTERED, _HOME, _GRID = "registered_address", ("household__address",), ("household__grid",)
C, K = PersonColumn, CellKind
COLUMNS = (
    C("unit", "单位", 9, _unit, ("unit_id",)),
    C("name", "姓名", 5, _plain("name"), ("name",)),
    C("former_name", "曾用名", 5, _plain("former_name"), ("former_name",)),
    C("sex", "性别", 3, _label("sex", Sex.choices), ("sex",)),
    C("born_on", "出生日期", 8, _plain("born_on"), ("born_on",), K.DATE),
    C("age", "年龄", 3, _age, ("born_on",), K.NUMBER),
    C("category", "主身份", 8, _main_category, of_identities=True),
    C("categories", "全部身份", 10, category_names, of_identities=True),
    C("id_kind", "证件种类", 6, _label("id_kind", IdKind.choices), ("id_kind",)),
    C("id_number", "证件号码", 10, _secret("id_number"), ("id_number",), secret=True),
    C("phone", "电话", 7, _secret("phone"), ("phone",), secret=True),
    C("address", "住址", 14, _home, _HOME, secret=True),
    C("grid", "网格", 6, _grid, _GRID),
    C("registered_address", "户籍地址", 14, _secret(_REGISTERED), (_REGISTERED,), secret=True),
    C("status", "状态", 6, _label("status", Status.choices), ("status",)),
    C("status_since", "状态起始日期", 8, _plain("status_since"), ("status_since",), K.DATE),
    C("certificate", "证件编号（主身份）", 9, _certificate, secret=True, of_identities=True),
    C("particulars", "身份专属内容", 14, _particulars, kind=K.LONG_TEXT, secret=True, of_identities=True),
    C("bank", "开户银行", 8, _free("bank"), ("bank",)),
    C("account", "银行账号", 11, _secret("account"), ("account",), secret=True),
    C("health", "身体状况", 8, _secret("health"), ("health",), secret=True),
    C("confirmed_year", "最近确认年度", 5, _plain("confirmed_year"), ("confirmed_year",), K.NUMBER),
    C("visited_on", "最近走访", 8, _plain("visited_on"), ("visited_on",), K.DATE),
    C("note", "备注", 12, _free("note"), ("note",), K.LONG_TEXT),
)  # fmt: skip
BY_KEY = {column.key: column for column in COLUMNS}
USUAL = ("unit", "name", "sex", "born_on", "categories", "id_number", "phone", "address", "status", "note")
