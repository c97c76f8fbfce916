"""The sheet that is carried along on a round: who is to be visited, with room for signatures."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO

from activities.models import Activity
from activities.services.rounds import standard_of
from activities.visit_list import Card, cards_of
from beneficiaries.exporting.columns import BY_KEY, Line, PersonColumn, Writing
from beneficiaries.exporting.paper import list_document
from beneficiaries.exporting.product import INDEX, Product
from beneficiaries.exporting.stamp import Stamp
from shuangyong.documents.model import Paragraph
from shuangyong.documents.pdf import to_pdf
from shuangyong.privacy.secret import Secret
from shuangyong.sheets.columns import CellKind

KIND = "走访签收表"
_LINES_TO_SIGN = 2


@dataclass(frozen=True, slots=True)
class RoundSheet(Product):
    """The list of a round, with the day and who leads under its title."""

    heading: str = ""

    def pdf(self, stamp: Stamp) -> bytes:
        """Landscape pages, the head repeated, rows high enough to sign."""
        document = list_document(
            self.title, [INDEX, *self.columns], self._cells(stamp), stamp, self.count_words, self.totals,
            self.least_lines,
        )  # fmt: skip
        return to_pdf(replace(document, blocks=(Paragraph(self.heading), *document.blocks)))

    def workbook(self, stamp: Stamp) -> IO[bytes]:
        """The same as .xlsx."""
        titled = replace(self, title=f"{self.title}（{self.heading}）")
        return Product.workbook(titled, stamp)


def round_sheet(activity: Activity) -> RoundSheet:
    """Everybody on the list, in its order; a person who is on it under two records once."""
    cards = [card for card in cards_of(activity) if not card.double]
    columns = _columns(activity)
    return RoundSheet(
        title=f"{activity.unit.name}{activity.title}签收表",
        kind=KIND,
        conditions=f"走访活动：{activity.title}",
        columns=columns,
        count=len(cards),
        rows=lambda: _lines(cards),
        day=activity.day,
        measure="户",
        least_lines=_LINES_TO_SIGN,
        numbered=True,
        heading=_heading(activity),
    )


def _heading(activity: Activity) -> str:
    day = activity.day
    words = [f"走访日期：{day.year}年{day.month}月{day.day}日"]
    words += [f"带队：{activity.led_by}"] if activity.led_by else []
    words += [f"慰问金来源：{activity.gift_source}"] if activity.gift_source else []
    return "　".join(words)


def _lines(cards: list[Card]) -> Iterator[Line]:
    for card in cards:
        yield Line(card.person, list(card.person.identities.all()), card.visit)


def _home(line: Line, _: Writing) -> str:
    """The address as its mask has it, whoever asks: who visits knows the door."""
    household = line.person.household
    address = household.address if household is not None else None
    return str(address).rstrip("*") if isinstance(address, Secret) else ""


def _categories(line: Line, _: Writing) -> str:
    return "、".join(identity.category.name for identity in line.identities)


def _blank(_line: Line, _: Writing) -> None:
    return None


def _columns(activity: Activity) -> tuple[PersonColumn, ...]:
    """The rule stands in money and goods, or what was given where the visit was made; else one writes it."""
    amount, goods = standard_of(activity)

    def money(line: Line, _: Writing) -> object:
        visit = line.payment
        return visit.amount if visit.by_id and visit.day else amount

    def gift(line: Line, _: Writing) -> str:
        visit = line.payment
        return str(visit.goods if visit.by_id and visit.day else goods)

    column, kind = PersonColumn, CellKind
    unit = (BY_KEY["unit"],) if activity.unit.is_office else ()
    return (
        *unit,
        column("name", "姓名", 5, lambda line, _: line.person.name),
        column("categories", "类别", 9, _categories),
        column("community", "住址", 9, _home),
        column("money", "标准（元）", 6, money, kind=kind.MONEY)
        if amount is not None
        else column("money", "慰问金（元）", 6, _blank, blank=True),
        column("gift", "慰问品", 8, gift) if goods else column("gift", "慰问品", 8, _blank, blank=True),
        column("signature", "签收", 10, _blank, blank=True),
        column("note", "备注", 8, _blank, blank=True),
    )
