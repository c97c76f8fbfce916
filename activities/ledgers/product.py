"""A ledger somebody asked for: a page of it, or the whole as a file that is on record."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import IO, Any

from django.utils import timezone

from activities.ledgers.columns import LedgerColumn, columns_for
from activities.ledgers.paper import ledger_document
from activities.ledgers.rows import (
    SourceSum,
    activity_lines,
    by_source,
    filled_columns,
    money_count,
    money_lines,
    visit_lines,
)
from activities.ledgers.scope import LedgerKind, Wanted
from activities.ledgers.workbook import ledger_sheet, ledger_workbook
from beneficiaries.exporting.paper import cell_words
from beneficiaries.exporting.product import MOST_ON_PAPER, PDF, XLSX
from beneficiaries.policies import may_read as may_read_persons
from beneficiaries.services.exporting import EXPORTED
from shuangyong.documents.filenames import safe_filename
from shuangyong.documents.pdf import to_pdf
from shuangyong.sheets.columns import CellKind
from shuangyong.sheets.sheet import WorkbookProperties
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import User

__all__ = ["PDF", "XLSX", "Ledger", "ShownLine", "export"]
EXPORTED_LEDGER = "导出台账"
MOST_ACTIVITIES = 200
"""Activities of a PDF: their rows are high, and setting more takes longer than anybody waits for a page."""
_MEASURE = {LedgerKind.ACTIVITIES: "项", LedgerKind.VISITS: "人次", LedgerKind.MONEY: "笔"}
_LINES: dict[LedgerKind, Any] = {
    LedgerKind.ACTIVITIES: activity_lines,
    LedgerKind.VISITS: visit_lines,
    LedgerKind.MONEY: money_lines,
}


@dataclass(frozen=True, slots=True)
class ShownCell:
    """`first` is the first line of a title, which leads to the activity; of all others the whole."""

    column: LedgerColumn
    first: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A row of the page and the activity it leads to."""

    cells: list[ShownCell]
    activity: int


@dataclass(frozen=True)
class Ledger:
    """Counted when it is asked for; its rows are read when they are needed."""

    wanted: Wanted

    @cached_property
    def count(self) -> int:
        match self.wanted.kind:
            case LedgerKind.ACTIVITIES:
                return int(self.wanted.activities().order_by().count())
            case LedgerKind.VISITS:
                return int(self.wanted.visits().order_by().count())
            case LedgerKind.MONEY:
                return money_count(self.wanted)

    @property
    def count_words(self) -> str:
        return f"共{self.count}{_MEASURE[self.wanted.kind]}"

    @property
    def most_on_paper(self) -> int:
        return MOST_ACTIVITIES if self.wanted.kind is LedgerKind.ACTIVITIES else MOST_ON_PAPER

    @property
    def fits_on_paper(self) -> bool:
        return self.count <= self.most_on_paper

    @cached_property
    def sources(self) -> list[SourceSum]:
        """Sums by source, for the money's ledger alone."""
        return by_source(self.wanted) if self.wanted.kind is LedgerKind.MONEY else []

    @cached_property
    def _filled(self) -> set[str]:
        return filled_columns(self.wanted) if self.wanted.kind is LedgerKind.ACTIVITIES else set()

    def columns(self, *, paper: bool) -> tuple[LedgerColumn, ...]:
        """Those of paper and screen, or those of a sheet."""
        wanted = self.wanted
        return columns_for(wanted.kind, self._filled, several=wanted.several_units, paper=paper)

    def page(self, first: int, size: int) -> list[ShownLine]:
        """The rows of a page, counted from 0."""
        columns = self.columns(paper=True)
        lines = _LINES[self.wanted.kind](self.wanted, slice(first, first + size))
        return [_shown(columns, number, line) for number, line in enumerate(lines, first + 1)]

    def file(self, fmt: str, actor: User) -> IO[bytes]:
        """The whole ledger; PDF or XLSX."""
        wanted, now = self.wanted, timezone.localtime()
        foot = f"{actor.name} {now:%Y-%m-%d %H:%M}导出"
        line = f"{wanted.conditions}　{self.count_words}"
        columns, rows = self.columns(paper=fmt == PDF), _LINES[wanted.kind](wanted)
        if fmt == PDF:
            document = ledger_document(
                wanted.title, line, columns, rows, sources=self.sources, author=actor.name, foot=foot
            )
            return BytesIO(to_pdf(document))
        subtitle = f"{line}　{foot}"
        sheet = ledger_sheet(wanted.title, wanted.kind.label, columns, rows, subtitle)
        properties = WorkbookProperties(title=wanted.title, author=actor.name, created=now)
        return ledger_workbook(sheet, properties, self.count, self.sources, foot)

    def filename(self, fmt: str) -> str:
        """桂园社区2026年活动台账.xlsx."""
        return safe_filename(self.wanted.title, f".{fmt}")


def _shown(columns: Sequence[LedgerColumn], number: int, line: Any) -> ShownLine:
    cells = []
    for column in columns:
        value = number if column.kind is CellKind.INDEX else column.value(line)
        words, below = cell_words(value, column.kind), ""
        if column.key == "title":
            words, _, below = words.partition("\n")
        cells.append(ShownCell(column, words, below))
    return ShownLine(cells, _activity_of(line))


def _activity_of(line: Any) -> int:
    if hasattr(line, "activity_id"):
        return int(line.activity_id)
    return int(line.visit.activity_id if hasattr(line, "visit") else line.activity.pk)


def export(*, actor: User, wanted: Wanted, fmt: str) -> IO[bytes]:
    """The file, on record before there is one. Refused when it is empty, or too long for a PDF."""
    if wanted.kind is LedgerKind.VISITS and not may_read_persons(actor):
        raise Forbidden("您的岗位不接触优抚对象的信息。")
    ledger = Ledger(wanted)
    if not ledger.count:
        raise Refused("这段时间没有记录，不用导出。")
    if fmt == PDF and not ledger.fits_on_paper:
        raise Refused(f"{ledger.count_words}，PDF最多排{ledger.most_on_paper}行。请改用Excel，或分季度导出。")
    persons = wanted.kind is LedgerKind.VISITS
    words = [
        "已遮盖" if persons else "",
        ledger.count_words,
        wanted.conditions,
        f"列：{'、'.join(column.title for column in ledger.columns(paper=fmt == PDF))}",
        fmt,
    ]
    audit.record(
        actor=actor,
        action=EXPORTED if persons else EXPORTED_LEDGER,
        target=wanted.title,
        detail="；".join(filter(None, words)),
    )
    return ledger.file(fmt, actor)
