"""What a list of people is before it is a file: its people, its columns, its words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO

from beneficiaries.exporting.columns import Line, PersonColumn, Writing
from beneficiaries.exporting.paper import list_pdf
from beneficiaries.exporting.reading import writing_for
from beneficiaries.exporting.stamp import Stamp
from shuangyong.documents.filenames import safe_filename
from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.sheet import Sheet, WorkbookProperties
from shuangyong.sheets.stream import stream_workbook

XLSX, PDF = "xlsx", "pdf"
TYPES = {
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    PDF: "application/pdf",
}
MOST_ON_PAPER = 800
"""Rows of a PDF: setting more takes longer than anybody waits for a page."""

INDEX = PersonColumn("index", "序号", 3, lambda _line, _: None, kind=CellKind.INDEX)


@dataclass(frozen=True, slots=True)
class Product:
    """A list somebody asked for. `rows` gives what the columns read.

    `count` is how many rows there are, `conditions` the filter in words without any person's.
    """

    title: str
    kind: str  # 导出名单, 花名册 …: what the audit trail calls it
    conditions: str
    columns: tuple[PersonColumn, ...]
    count: int
    rows: Callable[[], Iterator[Line]]
    day: date
    measure: str = "人"
    totals: tuple[str, ...] = ()
    least_lines: int = 1
    numbered: bool = False

    @property
    def secret_titles(self) -> list[str]:
        """The columns that masks hide a part of."""
        return [column.title for column in self.columns if column.secret]

    @property
    def count_words(self) -> str:
        return f"共{self.count}{self.measure}"

    def filename(self, fmt: str, *, unmasked: bool) -> str:
        """桂园社区优抚对象花名册20270305.xlsx."""
        mark = "（内部资料）" if unmasked else ""
        return safe_filename(f"{self.title}{self.day:%Y%m%d}{mark}", f".{fmt}")

    def workbook(self, stamp: Stamp) -> IO[bytes]:
        """The list as .xlsx, to be read from its beginning; memory does not grow with its rows."""
        columns = [Column(INDEX.key, INDEX.title, INDEX.width, INDEX.kind)] if self.numbered else []
        sheet = Sheet(
            title=self.title,
            name=self.kind,
            columns=[*columns, *(column.column for column in self.columns)],
            rows=self._cells(stamp),
            subtitle=stamp.line(self.count_words),
            totals=self.totals,
            least_lines=self.least_lines,
        )
        properties = WorkbookProperties(
            title=self.title, author=stamp.who, subject=stamp.subject, created=stamp.at
        )
        return stream_workbook(sheet, properties, note=stamp.foot).file

    def pdf(self, stamp: Stamp) -> bytes:
        """The list on landscape pages. At most MOST_ON_PAPER rows: ask `fits_on_paper` first."""
        columns = [INDEX, *self.columns] if self.numbered else list(self.columns)
        return list_pdf(
            self.title, columns, self._cells(stamp), stamp, self.count_words, self.totals, self.least_lines
        )

    @property
    def fits_on_paper(self) -> bool:
        return self.count <= MOST_ON_PAPER

    def _cells(self, stamp: Stamp) -> Iterator[list[object]]:
        writing: Writing = writing_for(stamp.unmasked, self.day)
        values = [column.value for column in ([INDEX, *self.columns] if self.numbered else self.columns)]
        for line in self.rows():
            yield [value(line, writing) for value in values]
