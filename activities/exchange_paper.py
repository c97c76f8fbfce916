"""双清单 of a year on paper: counts on top, then what the forces asked and what the community asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Count

from activities.choices import AskedBy, ExchangeState
from activities.models import Exchange
from shuangyong.documents.model import Align, Column, Document, Kind, Paragraph, Table
from shuangyong.documents.widths import LANDSCAPE_ROOM, fitted_columns
from shuangyong.sheets import columns as sheet_columns
from shuangyong.sheets.sheet import Sheet, WorkbookProperties
from shuangyong.sheets.workbook import write_workbook

S = ExchangeState
MOST_ON_PAPER = 800
NAMES = {AskedBy.FORCES: "部队提出", AskedBy.LOCAL: "地方提出"}
_CELL = sheet_columns.CellKind
_LEAST = 4
_GIVES_WAY = ("unit", "item", "kind", "partner", "lead", "support", "outcome")
_MAY_GO = ("kind", "partner", "lead", "support", "handler", "due_on", "budget", "outcome")
_COLUMNS = (
    ("index", "序号", 3, _CELL.INDEX),
    ("unit", "单位", 6, _CELL.TEXT),
    ("item", "事项", 14, _CELL.LONG_TEXT),
    ("kind", "类别", 6, _CELL.TEXT),
    ("partner", "共建单位", 6, _CELL.TEXT),
    ("lead", "牵头单位", 6, _CELL.TEXT),
    ("support", "配合单位", 6, _CELL.TEXT),
    ("handler", "责任人", 4, _CELL.TEXT),
    ("due_on", "时限", 5.5, _CELL.DATE),
    ("budget", "经费（元）", 5, _CELL.MONEY),
    ("state", "进度", 4, _CELL.TEXT),
    ("outcome", "办理结果或理由", 12, _CELL.LONG_TEXT),
)
_ALIGN = {_CELL.INDEX: Align.CENTER, _CELL.DATE: Align.CENTER, _CELL.MONEY: Align.END}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were asked, and where they stand."""

    asked: int = 0
    done: int = 0
    passed_on: int = 0
    refused: int = 0

    @property
    def open(self) -> int:
        return self.asked - self.done - self.passed_on - self.refused

    @property
    def rate(self) -> str:
        """66.7%, of all that were asked; "" when none was."""
        if not self.asked:
            return ""
        exact = (Decimal(self.done * 100) / self.asked).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return f"{exact:f}".removesuffix(".0") + "%"

    @property
    def words(self) -> str:
        """提出3件，办结2件，办结率66.7%，不能办1件."""
        if not self.asked:
            return "还没有提出事项"
        others = (("转办", self.passed_on), ("不能办", self.refused), ("在办", self.open))
        shown = [f"{name}{count}件" for name, count in others if count]
        return "，".join([f"提出{self.asked}件", f"办结{self.done}件", f"办结率{self.rate}", *shown])

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.asked + other.asked,
            self.done + other.done,
            self.passed_on + other.passed_on,
            self.refused + other.refused,
        )


def counts_of(rows: Any) -> dict[str, Counts]:
    """The counts of each side. One query."""
    found: dict[str, dict[str, int]] = {side.value: {} for side in AskedBy}
    for row in rows.order_by().values("asked_by", "state").annotate(number=Count("pk")):
        found[row["asked_by"]][row["state"]] = row["number"]
    return {
        side: Counts(
            sum(states.values()), states.get(S.DONE, 0), states.get(S.PASSED_ON, 0), states.get(S.REFUSED, 0)
        )
        for side, states in found.items()
    }


@dataclass(frozen=True, slots=True)
class ExchangeList:
    """What is printed. `several` units get a column; `who` took it along, on `day`."""

    unit_name: str
    year: int
    rows: Sequence[Exchange]
    counts: dict[str, Counts]
    several: bool
    who: str
    day: date

    @property
    def title(self) -> str:
        return f"{self.unit_name}{self.year}年军地互办实事双清单"

    def pdf_document(self) -> Document:
        """Two tables on landscape pages, whose heads are repeated."""
        total = sum(self.counts.values(), Counts())
        blocks: list[Any] = [Paragraph(f"{total.words}。" if total.asked else "这一年还没有登记事项。")]
        for side, name in NAMES.items():
            heading = f"{name}（{self.counts[side].words}）"
            blocks.append(Paragraph(heading, level=1, kind=Kind.HEADING, number=_mark(side)))
            rows = [row for row in self.rows if row.asked_by == side]
            blocks.append(self._table(rows) if rows else Paragraph("没有登记。"))
        return Document(
            title=self.title,
            blocks=tuple(blocks),
            draft=False,
            landscape=True,
            author=self.who,
            fine_print=f"{self.who} {self.day:%Y-%m-%d}导出",
        )

    def workbook(self) -> bytes:
        """A sheet for each side."""
        columns = [
            sheet_columns.Column(key, title, width, kind) for key, title, width, kind in self._columns()
        ]
        sheets = [
            Sheet(
                title=f"{self.title}（{name}）",
                name=name,
                columns=columns,
                rows=[_values(row) for row in self.rows if row.asked_by == side],
                subtitle=f"{self.counts[side].words}　{self.who} {self.day:%Y-%m-%d}导出",
                totals=("budget",),
            )
            for side, name in NAMES.items()
        ]
        return write_workbook(sheets, WorkbookProperties(title=self.title, author=self.who))

    def _columns(self) -> list[tuple[str, str, float, sheet_columns.CellKind]]:
        return [column for column in _COLUMNS if column[0] != "unit" or self.several]

    def _filled_columns(self) -> list[tuple[str, str, float, sheet_columns.CellKind]]:
        """On paper there is no room for what nobody has filled in."""
        values = [_values(row) for row in self.rows]
        blank = {key for key in _MAY_GO if not any(line[key] not in ("", None) for line in values)}
        return [column for column in self._columns() if column[0] not in blank]

    def _table(self, rows: Iterable[Exchange]) -> Table:
        chosen = self._filled_columns()
        cells = []
        for number, row in enumerate(rows, 1):
            values = {**_values(row), "index": number}
            cells.append(tuple(_text(values[key]) for key, *_ in chosen))
        heads = [
            Column(title, _LEAST if key in _GIVES_WAY else width, _ALIGN.get(kind, Align.START))
            for key, title, width, kind in chosen
        ]
        return Table(fitted_columns(heads, cells, LANDSCAPE_ROOM), tuple(cells))


def _mark(side: AskedBy) -> str:
    return "一、" if side is AskedBy.FORCES else "二、"


def _values(row: Exchange) -> dict[str, object]:
    outcome = row.outcome
    if row.state == S.DONE and row.done_on:
        outcome = f"{row.done_on.month}月{row.done_on.day}日办结：{outcome}"
    if row.satisfied is not None:
        outcome = f"{outcome}（对方{'满意' if row.satisfied else '不满意'}）"
    return {
        "unit": row.unit.name,
        "item": row.item,
        "kind": row.get_kind_display(),
        "partner": row.partner.name if row.partner else "",
        "lead": row.lead,
        "support": row.support,
        "handler": row.handler,
        "due_on": row.due_on,
        "budget": row.budget,
        "state": row.get_state_display(),
        "outcome": outcome,
    }


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%Y.%m.%d}"
    return f"{value:,.2f}" if isinstance(value, Decimal) else str(value)
