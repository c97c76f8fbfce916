"""The year's statistics as figures: a chart where people look, the table that says the same beside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from django.urls import reverse
from django.utils.http import urlencode

from activities.charts import Chart, Drawing, Group, Series, bars, columns
from activities.charts.values import HATCHED, SOLID
from activities.counting import Scope
from activities.finding import NO_TYPE, days_of, list_address
from activities.ledgers.scope import NO_SOURCE, LedgerKind, ledger_address
from activities.statistics import DueRow, MonthRow, QuarterRow, SourceRow, TypeRow
from activities.windows import VisitWindow
from plans.amounts import Number, number
from plans.choices import Direction

Row = TypeVar("Row")
_SHOWN = 12
"""More bars than these are a table: the rest stands there alone."""
_PLANNED = Series("计划", HATCHED)
_DONE = Series("完成", SOLID)


@dataclass(frozen=True, slots=True)
class Cell:
    """`address` leads to the rows that were counted; "" where no list shows just them."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    name: str
    cells: tuple[Cell, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """`drawing` is None where there is nothing to draw; `empty` says then what to do first."""

    key: str
    title: str
    drawing: Drawing | None
    heads: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    note: str = ""
    empty: str = ""


def _figure(
    chart: Chart, draw: Callable[[Chart], Drawing], heads: tuple[str, ...], rows: Sequence[FigureRow],
    *, note: str = "", empty: str = "",
) -> Figure:  # fmt: skip
    drawing = None if chart.is_empty else draw(chart)
    return Figure(chart.key, chart.title, drawing, heads, tuple(rows), note, empty)


def _drawn(rows: Sequence[Row], has_nameless: object) -> list[Row]:
    """The most, and the last when it is those without a name: however many, it stands behind the others."""
    if len(rows) <= _SHOWN or not has_nameless:
        return list(rows[:_SHOWN])
    return [*rows[: _SHOWN - 1], rows[-1]]


def _counted(value: Number, address: str = "") -> Cell:
    return Cell(number(value), address if value else "")


def type_figure(rows: Sequence[TypeRow], scope: Scope) -> Figure:
    """开展的活动，按类型."""
    names = dict(Direction.choices)
    drawn = _drawn(rows, len(rows) and rows[-1].type is None)
    groups = tuple(Group(row.name, (row.done,)) for row in drawn)
    chart = Chart("types", "各类活动开展了多少", (_DONE,), groups, "项")
    lines = [
        FigureRow(
            row.name,
            (
                Cell(str(names.get(row.direction, "—"))),
                _counted(row.done, list_address(scope, state="done", type=row.type or NO_TYPE)),
            ),
        )
        for row in rows
    ]
    lines.append(_sum("", _counted(sum(row.done for row in rows), list_address(scope, state="done"))))
    note = f"图中只画{_SHOWN}类，其余较少的在表里。" if len(rows) > _SHOWN else ""
    return _figure(
        chart, bars, ("类型", "方向", "已完成"), lines if rows else [],
        note=note, empty="还没有开展过的活动。活动办完后记为“已完成”，就会计在这里。",
    )  # fmt: skip


def month_figure(rows: Sequence[MonthRow], scope: Scope) -> Figure:
    """开展的活动，按月."""
    groups = tuple(Group(f"{row.month}月", (row.done,)) for row in rows)
    chart = Chart("months", "各月开展了多少活动", (_DONE,), groups, "项")
    lines = [
        FigureRow(
            f"{row.month}月",
            (
                _counted(row.standing, list_address(_part(scope, f"m{row.month}"), state="standing")),
                _counted(row.done, list_address(_part(scope, f"m{row.month}"), state="done")),
            ),
        )
        for row in rows
    ]
    done, standing = sum(row.done for row in rows), sum(row.standing for row in rows)
    lines.append(
        _sum(
            _counted(standing, list_address(scope, state="standing")),
            _counted(done, list_address(scope, state="done")),
        )
    )
    return _figure(
        chart, columns, ("月份", "安排", "已完成"), lines,
        note="“安排”包括已完成的和还没有办的，不包括取消的。",
        empty="这一年还没有办完的活动。",
    )  # fmt: skip


def quarter_figure(rows: Sequence[QuarterRow], scope: Scope) -> Figure:
    """计划和完成，按季度."""
    groups = tuple(Group(row.word, (row.tasks, row.tasks_done)) for row in rows)
    chart = Chart("quarters", "各季度的任务：计划多少，完成多少", (_PLANNED, _DONE), groups, "项")
    lines = [
        FigureRow(
            row.word,
            (
                _counted(row.tasks),
                _counted(row.tasks_done),
                _counted(row.standing, list_address(_part(scope, f"q{row.number}"), state="standing")),
                _counted(row.done, list_address(_part(scope, f"q{row.number}"), state="done")),
            ),
        )
        for row in rows
    ]
    return _figure(
        chart, columns, ("季度", "计划任务", "完成任务", "安排活动", "完成活动"), lines,
        note="一项任务排在几个季度里，在每个季度各计一次；达到数量目标、或在计划里标了“已完成”的算完成。",
        empty="这一年的计划里还没有排到季度的任务。",
    )  # fmt: skip


def money_figure(rows: Sequence[SourceRow], scope: Scope, unit: Mapping[str, int]) -> Figure:
    """经费，按来源. Each number leads to the ledger of that source; `unit` narrows it."""

    def ledger(source: str = "") -> str:
        return ledger_address(
            scope, LedgerKind.MONEY, unit.get("unit"), **({"source": source} if source else {})
        )

    drawn = _drawn(rows, len(rows) and not rows[-1].source)
    groups = tuple(Group(row.source or NO_SOURCE, (row.budget, row.spent)) for row in drawn)
    rest = f"图中只画{_SHOWN}个来源，其余较少的在表里。" if len(rows) > _SHOWN else ""
    series = (Series("预算", HATCHED), Series("实支", SOLID))
    chart = Chart("money", "经费从哪里来，用了多少（元）", series, groups, "元")
    lines = [
        FigureRow(
            row.source or NO_SOURCE,
            tuple(
                _counted(amount, ledger(row.source or NO_SOURCE))
                for amount in (row.budget, row.typed, row.given, row.spent)
            ),
        )
        for row in rows
    ]
    if rows:
        places = zip(*((row.budget, row.typed, row.given, row.spent) for row in rows), strict=True)
        lines.append(_sum(*(_counted(sum(values, Decimal(0)), ledger()) for values in places)))
    return _figure(
        chart, bars, ("来源", "预算", "活动实支", "走访发放", "实支合计"), lines,
        note=f"单位：元。“走访发放”是走访时发的慰问金，来源按那一轮走访写的“慰问金来源”。{rest}",
        empty="还没有登记经费。在活动里填了预算或实支，就会计在这里。",
    )  # fmt: skip


def _part(scope: Scope, part: str) -> Scope:
    """The same units in a month or a quarter of the scope's year."""
    start, end = days_of(scope.start.year, part)
    return replace(scope, start=start, end=end)


def due_figure(rows: Sequence[DueRow], windows: Sequence[VisitWindow], unit: Mapping[str, int]) -> Figure:
    """走访和应走访，按时段和身份. `unit` narrows the list of persons."""
    present = sum(row.present for row in rows)
    visited = [sum(row.visited[place] for row in rows) for place in range(len(windows))]
    groups = tuple(
        Group(f"{window.name}（{_day_words(window)}）", (present, visited[place]))
        for place, window in enumerate(windows)
    )
    chart = Chart(
        "due",
        "应走访多少人，走访了多少人",
        (Series("应走访", HATCHED), Series("已走访", SOLID)),
        groups,
        "人",
    )
    lines = [
        FigureRow(
            row.name,
            (
                _counted(row.present),
                *(_counted(count) for count in row.visited),
            ),
        )
        for row in rows
    ]
    if rows:
        seen = (
            Cell(number(count), reverse("activities:window", args=[window.key]))
            for count, window in zip(visited, windows, strict=True)
        )
        lines.append(_sum(_counted(present, _people(unit)), *seen))
    return _figure(
        chart, bars, ("主身份", "应走访", *(f"{window.name}已走访" for window in windows)), lines,
        note="应走访的是现在在册的优抚对象，按主身份分，每人只计一次。",
        empty="台账里还没有在册的优抚对象。",
    )  # fmt: skip


def _people(unit: Mapping[str, int]) -> str:
    """The persons who are present. Not by main identity: the list finds them by any identity they have."""
    return reverse("people:list") + (f"?{urlencode(unit)}" if unit else "")


def _day_words(window: VisitWindow) -> str:
    return f"{window.start.month}月{window.start.day}日—{window.end.month}月{window.end.day}日"


def _sum(*cells: Cell | str) -> FigureRow:
    return FigureRow("合计", tuple(Cell(cell) if isinstance(cell, str) else cell for cell in cells), True)
