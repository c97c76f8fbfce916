"""A workbook that came back, as plain values: what its cells say, and what they said when it was made."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from plans.choices import ItemKind
from plans.sheet.columns import KEY, FillSheet, Words
from plans.sheet.out import ABOUT, ABOUT_HEAD, BASE, FORMAT
from shuangyong.sheets.columns import Column
from shuangyong.sheets.reading import RawRow, RawSheet, read_workbook
from shuangyong.sheets.reading_limits import Limits, Unreadable
from shuangyong.sheets.reading_table import Problem, ReadTable, TableRow, find_head, read_table
from shuangyong.sheets.reading_values import CellProblem, clean, text_of

LIMITS = Limits(packed=5 * 1024 * 1024, unpacked=60 * 1024 * 1024, rows=20_000, columns=200)
MOST_ROWS = 1000
_OTHER_HEADS = {ItemKind.TASK: 2, ItemKind.MEMBER: 2, ItemKind.GOAL: 1}
"""How many known heads make a sheet of an office's own one of ours."""


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row of the file: its number there, its key ("" for a new one), its cells that could be read."""

    number: int
    key: str
    words: Words


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """The rows of one kind; `columns` maps those that the sheet has to their letters."""

    kind: str
    name: str
    columns: dict[str, str]
    rows: list[ReturnedRow]
    unread: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Returned:
    """The whole file. `base`: what it said when it was made, by kind, key, column; None when not our file."""

    plan: int | None
    content_version: int
    sheets: list[ReturnedSheet]
    base: dict[str, dict[str, Words]] | None
    problems: list[Problem]
    unread_sheets: list[str]

    def to_json(self) -> dict[str, Any]:
        """JSON-ready, to be carried from the preview to the confirmation."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Returned":
        """The inverse of `to_json`."""
        sheets = [
            ReturnedSheet(**{**sheet, "rows": [ReturnedRow(**row) for row in sheet["rows"]]})
            for sheet in data["sheets"]
        ]
        return cls(**{**data, "sheets": sheets, "problems": [Problem(**item) for item in data["problems"]]})


def read_returned(data: bytes, sheets: tuple[FillSheet, ...]) -> Returned:
    """Read the file. Raises Unreadable when it is no workbook or has no sheet that we know."""
    found = read_workbook(data, LIMITS)
    plan, version = _about(found)
    base = _base(found) if plan is not None else None
    rest = [sheet for sheet in found if not sheet.hidden]
    problems: list[Problem] = []
    returned = []
    for sheet in sheets:
        table, raw = _table(rest, sheet, own=base is not None)
        if table is not None and raw is not None:
            rest = [other for other in rest if other is not raw]
            returned.append(_returned(table, sheet, problems))
    if not returned:
        raise Unreadable(
            "没有找到任务表：表头要有“工作任务”（或“活动”“工作内容”）和“时间”“责任人”等列名。"
            "最稳当的办法是先下载填写表，在里面填。"
        )
    unread = [sheet.name for sheet in rest if sheet.rows and sheet.name != ABOUT]
    return Returned(plan, version, returned, base, problems, unread)


def _about(found: list[RawSheet]) -> tuple[int | None, int]:
    """Which plan the file was made for, and its content version then; None for any other file."""
    for sheet in found:
        for head, row in zip(sheet.rows, sheet.rows[1:], strict=False):
            if sheet.hidden and tuple(map(_plain, head.cells)) == ABOUT_HEAD:
                form, plan, version = (_plain(row.cell(place)) for place in range(3))
                if form == FORMAT and plan.isdecimal() and version.isdecimal():
                    return int(plan), int(version)
    return None, 0


def _base(found: list[RawSheet]) -> dict[str, dict[str, Words]] | None:
    for sheet in found:
        if sheet.hidden and sheet.name == BASE:
            base: dict[str, dict[str, Words]] = {}
            for row in sheet.rows:
                kind, key = _plain(row.cell(0)), _plain(row.cell(1))
                if (words := _words_of(row)) is not None:
                    base.setdefault(kind, {})[key] = words
            return base
    return None


def _words_of(row: RawRow) -> Words | None:
    """The words that a row of the copy holds; None for its head, and for what somebody has spoiled."""
    try:
        words = json.loads("".join(cell.value for cell in row.cells[2:] if isinstance(cell.value, str)))
    except ValueError:
        return None
    return {str(name): str(text) for name, text in words.items()} if isinstance(words, dict) else None


def _plain(cell: Any) -> str:
    return clean(cell.value) if isinstance(cell.value, str) else ""


def _table(found: list[RawSheet], sheet: FillSheet, *, own: bool) -> tuple[ReadTable | None, RawSheet | None]:
    """The sheet of our name, else the first that has such a head."""
    for raw in sorted(found, key=lambda raw: raw.name != sheet.name):
        head = find_head(raw, sheet.columns, (sheet.required,))
        if head is None:
            continue
        known = [key for key in head.places if key not in ("index", KEY)]
        if raw.name == sheet.name or len(known) >= _OTHER_HEADS[sheet.kind]:
            return read_table(raw, head, sheet.columns, (sheet.required,), fill_down=not own), raw
    return None, None


def _returned(table: ReadTable, sheet: FillSheet, problems: list[Problem]) -> ReturnedSheet:
    columns = {
        column.key: table.problem(0, column, "").column
        for column in sheet.columns
        if column.key in table.head.places and column.key not in ("index", KEY)
    }
    rows, taken = [], set[str]()
    for row in table.rows[:MOST_ROWS]:
        words = {
            key: words for key in columns if (words := _words(table, sheet, row, key, problems)) is not None
        }
        key = _key(row, taken)
        rows.append(ReturnedRow(row.number, key, words))
    if len(table.rows) > MOST_ROWS:
        problems.append(
            table.problem(
                table.rows[MOST_ROWS].number,
                None,
                f"一张表最多读{MOST_ROWS}行，后面的没有读",
                "请分成几次传。",
            )
        )
    return ReturnedSheet(sheet.kind.value, table.sheet, columns, rows, list(table.head.unknown))


def _key(row: TableRow, taken: set[str]) -> str:
    """The row's key; a row that was copied to make another carries one that is taken, and is new."""
    key = _plain(row.cells[KEY]) if KEY in row.cells else ""
    if key in taken:
        return ""
    taken.add(key)
    return key


def _words(
    table: ReadTable, sheet: FillSheet, row: TableRow, key: str, problems: list[Problem]
) -> str | None:
    """What the cell says; None, and a problem, when it cannot be read."""
    column: Column = sheet.column(key)
    cell = row.cells[key]
    try:
        return text_of(cell)
    except CellProblem as error:
        problems.append(table.problem(row.number, column, error))
        return None
