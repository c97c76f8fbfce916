"""The lists that offices hand in: 花名册, 走访慰问名册, 优待金发放表."""

from dataclasses import dataclass
from datetime import date

from django.db import models

from beneficiaries.exporting.columns import BY_KEY, Line, PersonColumn, Writing, category_names
from beneficiaries.exporting.product import Product
from beneficiaries.exporting.reading import read_payments, read_people
from beneficiaries.models import Payment
from beneficiaries.querysets import PersonQuerySet
from shuangyong.privacy.secret import Secret
from shuangyong.sheets.columns import CellKind


class Ledger(models.TextChoices):
    ROSTER = "roster", "花名册"
    VISITS = "visits", "走访慰问名册"
    PAYMENTS = "payments", "优待金发放表"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose list it is: `people` are in the user's sight; `several` units get a column for theirs."""

    people: PersonQuerySet
    unit_name: str
    several: bool
    conditions: str
    day: date


@dataclass(frozen=True, slots=True)
class Paid:
    """Which payments: of a year, a month of it or all, a name or all."""

    year: int
    month: int | None = None
    name: str = ""


def _community(line: Line, _: Writing) -> str:
    """The address as its mask has it, whoever asks: who visits knows the door."""
    address = line.person.household__address
    return str(address).rstrip("*") if isinstance(address, Secret) else ""


def _blank(_line: Line, _: Writing) -> None:
    return None


def _item(line: Line, _: Writing) -> str:
    """定期抚恤金（8月）."""
    paid = line.payment
    return f"{paid.name}（{paid.month}月）" if paid.month else str(paid.name)


def _bank(line: Line, writing: Writing) -> str:
    """Bank and account under each other: two columns leave no room for a signature."""
    account = writing.words(line.person.account)
    return "\n".join(filter(None, [writing.free(line.person.bank), account]))


C, K = PersonColumn, CellKind
_CATEGORIES = C("categories", "身份类别", 9, category_names, of_identities=True)
_ROSTER = (
    *(BY_KEY[key] for key in ("name", "sex", "born_on")),
    _CATEGORIES,
    *(BY_KEY[key] for key in ("id_number", "phone", "address", "status", "note")),
)
_VISITS = (
    *(BY_KEY[key] for key in ("name", "sex")),
    BY_KEY["age"],
    _CATEGORIES,
    C("community", "住址", 9, _community, ("household__address",)),
    C("money", "慰问金（元）", 6, _blank, blank=True),
    C("gift", "慰问品", 8, _blank, blank=True),
    C("signature", "签收", 8, _blank, blank=True),
)
_PAYMENTS = (
    BY_KEY["name"],
    _CATEGORIES,
    BY_KEY["id_number"],
    C("item", "项目", 8, _item),
    C("amount", "金额（元）", 7, lambda line, _: line.payment.amount, kind=K.MONEY),
    C("account", "开户银行、账号", 11, _bank, secret=True),
    C("signature", "签收", 7, _blank, blank=True),
)


def roster(scope: Scope) -> Product:
    """花名册: everybody with what an office asks for first."""
    return _of_people(scope, Ledger.ROSTER, f"{scope.unit_name}优抚对象花名册", _ROSTER)


def visits(scope: Scope, occasion: str) -> Product:
    """走访慰问名册, with room for what was brought and for the signature; `occasion` is 2027年春节."""
    title = f"{scope.unit_name}{occasion}走访慰问名册"
    return _of_people(scope, Ledger.VISITS, title, _VISITS, least_lines=2)


def payments(scope: Scope, paid: Paid) -> Product:
    """优待金发放表: what was paid to these people, added up."""
    rows = Payment.objects.filter(person__in=scope.people.order_by().values("pk"), year=paid.year)
    if paid.month is not None:
        rows = rows.filter(month=paid.month)
    if paid.name:
        rows = rows.filter(name=paid.name)
    rows = rows.order_by("person__unit__path", "person__pinyin", "person_id", "name", "month", "pk")
    months = f"{paid.month}月" if paid.month else ""
    columns = _with_unit(_PAYMENTS, scope)
    chosen = f"{paid.year}年{months or '全年'}；项目：{paid.name or '全部'}"
    return Product(
        title=f"{scope.unit_name}{paid.year}年{months}{paid.name or '抚恤补助和优待金'}发放表",
        kind=Ledger.PAYMENTS.label,
        conditions=f"{scope.conditions}；{chosen}",
        columns=columns,
        count=rows.count(),
        rows=lambda: read_payments(rows, columns),
        day=scope.day,
        measure="笔",
        totals=("amount",),
        least_lines=2,
        numbered=True,
    )


def _of_people(
    scope: Scope, kind: Ledger, title: str, columns: tuple[PersonColumn, ...], least_lines: int = 1
) -> Product:
    columns = _with_unit(columns, scope)
    return Product(
        title=title,
        kind=kind.label,
        conditions=scope.conditions,
        columns=columns,
        count=scope.people.order_by().count(),
        rows=lambda: read_people(scope.people, columns),
        day=scope.day,
        least_lines=least_lines,
        numbered=True,
    )


def _with_unit(columns: tuple[PersonColumn, ...], scope: Scope) -> tuple[PersonColumn, ...]:
    return (BY_KEY["unit"], *columns) if scope.several else columns
