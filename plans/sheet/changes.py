"""What a returned workbook changes: cell by cell, against the plan as it is now and as the file was made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from plans.choices import ItemKind
from plans.content import PlanContent, new_key
from plans.models import Plan
from plans.sheet.columns import FillSheet, Words, words_of
from plans.sheet.meaning import AMOUNT, PICK, refused, remark, same_words, sent_for, tidy
from plans.sheet.returned import Returned, ReturnedRow, ReturnedSheet
from shuangyong.sheets.reading_table import Problem

AT_END = "f" * 32
"""A key that no row has: a row is added behind all others."""


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that says something else now. In a conflict `before` is what stands in the plan by now."""

    column: str
    title: str
    before: str
    after: str
    conflict: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that is changed, added or deleted; `number` is its row in the file (0 when it is not there)."""

    kind: ItemKind
    key: str
    number: int
    name: str
    words: Words  # what a new row says; of one that stands in the plan, what it says there now
    cells: tuple[CellChange, ...] = ()
    after: str = AT_END
    remark: str = ""

    @property
    def plain(self) -> list[CellChange]:
        return [cell for cell in self.cells if not cell.conflict]

    @property
    def conflicts(self) -> list[CellChange]:
        return [cell for cell in self.cells if cell.conflict]


@dataclass(slots=True)
class Changes:
    """All that a file would do to the plan."""

    changed: list[RowChange] = field(default_factory=list)
    added: list[RowChange] = field(default_factory=list)
    missing: list[RowChange] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unchanged: int = 0

    @property
    def with_plain(self) -> list[RowChange]:
        return [row for row in self.changed if row.plain]

    @property
    def with_conflicts(self) -> list[RowChange]:
        return [row for row in self.changed if row.conflicts]

    @property
    def cell_count(self) -> int:
        return sum(len(row.plain) for row in self.changed)

    @property
    def conflict_count(self) -> int:
        return sum(len(row.conflicts) for row in self.changed)

    @property
    def is_empty(self) -> bool:
        return not (self.changed or self.added or self.missing)


@dataclass(slots=True)
class _Side:
    """One sheet while it is compared."""

    plan: Plan
    sheet: FillSheet
    found: ReturnedSheet
    now: Mapping[str, Words]
    base: Mapping[str, Words] | None
    type_codes: Mapping[str, str]
    changes: Changes
    behind: str | None = None

    def problem(self, row: ReturnedRow, column: str, message: str, mend: str = "") -> None:
        title = self.sheet.column(column).title if column else ""
        letter = self.found.columns.get(column, "")
        self.changes.problems.append(Problem(self.found.name, row.number, letter, title, message, mend))


def compare_returned(
    plan: Plan,
    content: PlanContent,
    returned: Returned,
    sheets: tuple[FillSheet, ...],
    type_names: Mapping[str, str],
) -> Changes:
    """Set the file beside the plan as it is now. A file of another plan is read as an office's own table."""
    changes = Changes(problems=list(returned.problems))
    now = words_of(content, type_names)
    codes = {name: code for code, name in sorted(type_names.items(), reverse=True)}
    base = returned.base if returned.plan == plan.pk else None
    for found in returned.sheets:
        sheet = next(sheet for sheet in sheets if sheet.kind == found.kind)
        of_kind = None if base is None else base.get(found.kind, {})
        side = _Side(plan, sheet, found, now[sheet.kind], of_kind, codes, changes)
        _compare_sheet(side)
    changes.problems.sort(key=lambda item: (item.sheet, item.row))
    return changes


def _compare_sheet(side: _Side) -> None:
    claimed = {row.key for row in side.found.rows if row.key in side.now and _says_something(row)}
    free = [key for key in side.now if key not in claimed and key not in (side.base or {})]
    # A row whose key is known but which was emptied is one that its writer took out.
    for row, words in _rows(side):
        if row.key in side.now:
            _changed(side, row, row.key, words, (side.base or {}).get(row.key))
            side.behind = row.key
        elif side.base is not None and row.key in side.base:
            _deleted_meanwhile(side, row, words)
        elif key := _same_title(side, free, words):
            free.remove(key)
            claimed.add(key)
            _changed(side, row, key, words, None)
            side.behind = key
        else:
            _added(side, row, words)
    asked = side.now if side.base is None else [key for key in side.base if key in side.now]
    side.changes.missing += [_missing(side, key) for key in asked if key not in claimed]


def _rows(side: _Side) -> Iterator[tuple[ReturnedRow, Words]]:
    for row in side.found.rows:
        if _says_something(row):
            yield row, tidy(row.words, side.type_codes)


def _says_something(row: ReturnedRow) -> bool:
    return any(row.words.values())


def _same_title(side: _Side, free: list[str], words: Words) -> str:
    """A row of the plan with this title that the file does not name by its key; "" when there is none."""
    title = words.get(side.sheet.required, "")
    same = (key for key in free if same_words("title", side.now[key][side.sheet.required], title))
    return next(same, "") if title else ""


def _changed(side: _Side, row: ReturnedRow, key: str, words: Words, base: Words | None) -> None:
    now = side.now[key]
    cells = [cell for column in side.sheet.keys if (cell := _cell(side, column, words, now, base))]
    wanted = {cell.column for cell in cells}
    fitting = [cell for cell in cells if _fits(side, row, cell.column, {**now, **words}, wanted)]
    if fitting:
        name = now[side.sheet.required]
        side.changes.changed.append(RowChange(side.sheet.kind, key, row.number, name, now, tuple(fitting)))
    elif not cells:
        side.changes.unchanged += 1


def _cell(side: _Side, column: str, words: Words, now: Words, base: Words | None) -> CellChange | None:
    """What the cell changes; None when its writer left it, or when the plan says so already."""
    if column not in words or same_words(column, words[column], now[column]):
        return None
    mine = words[column]
    # Without a copy of what stood there, an empty cell is one that was not filled in.
    if (base is None and not mine) or (base is not None and same_words(column, mine, base.get(column, ""))):
        return None
    conflict = side.base is not None and (
        base is None or not same_words(column, base.get(column, ""), now[column])
    )
    note = remark(column, mine, side.plan.year)
    return CellChange(column, side.sheet.column(column).title, now[column], mine, conflict, note)


def _fits(side: _Side, row: ReturnedRow, column: str, words: Words, wanted: set[str]) -> bool:
    """Whether the editor would take it; what it would not becomes a problem, and the cell stays as it is."""
    if column == AMOUNT[1] and AMOUNT[0] in wanted:
        return True  # said with the number already
    try:
        sent = sent_for(column, words, side.type_codes)
    except ValueError as error:
        side.problem(row, column, str(error), PICK)
        return False
    if reason := refused(side.plan, side.sheet.kind, sent):
        side.problem(row, column, reason)
    return not reason


def _deleted_meanwhile(side: _Side, row: ReturnedRow, words: Words) -> None:
    base = (side.base or {})[row.key]
    if any(not same_words(column, words.get(column, ""), base.get(column, "")) for column in words):
        side.problem(
            row,
            side.sheet.required,
            "这一项已被别人从计划里删除，您改的内容没有采用",
            "仍要保留的，把它抄到表格下面的空行里，作为新的一项再传。",
        )


def _added(side: _Side, row: ReturnedRow, words: Words) -> None:
    said = {column: text for column, text in words.items() if text and column in side.sheet.keys}
    required = side.sheet.required
    if required not in said:
        side.problem(
            row, required, f"这一行没有写“{side.sheet.column(required).title}”，没有采用", "请补上再传。"
        )
        return
    fitting = {column for column in said if _fits(side, row, column, said, set(said))}
    if required not in fitting:
        return
    cells = tuple(
        CellChange(
            column,
            side.sheet.column(column).title,
            "",
            said[column],
            remark=remark(column, said[column], side.plan.year),
        )
        for column in side.sheet.keys
        if column in fitting
    )
    key = new_key()
    after = AT_END if side.base is None or side.behind is None else side.behind
    said = {column: text for column, text in said.items() if column in fitting}
    side.changes.added.append(RowChange(side.sheet.kind, key, row.number, said[required], said, cells, after))
    side.behind = key


def _missing(side: _Side, key: str) -> RowChange:
    now, base = side.now[key], (side.base or {}).get(key)
    touched = base is not None and any(
        not same_words(column, base.get(column, ""), now[column]) for column in now
    )
    note = "您下载以后别人改过这一项" if touched else ""
    return RowChange(side.sheet.kind, key, 0, now[side.sheet.required], now, remark=note)
