"""经费汇总: the budgets by direction, by type and by source, over the quarters; every sum is a formula."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from plans.content import PlanContent, TaskContent
from plans.paper.annexes import direction_name, type_name
from plans.paper.workbook.tasks import RANGES
from plans.quarters import quarter_words
from shuangyong.sheets.cells import clean_text
from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.formulas import Formula
from shuangyong.sheets.sheet import Sheet

_QUARTERS = {"q1": "一季度", "q2": "二季度", "q3": "三季度", "q4": "四季度"}
COLUMNS = (
    Column("block", "分类", 7, align="center"),
    Column("label", "项目", 16, CellKind.LONG_TEXT),
    *(Column(key, title, 7.5, CellKind.MONEY) for key, title in _QUARTERS.items()),
    Column("several", "跨季度", 7.5, CellKind.MONEY),
    Column("open", "时间未定", 7.5, CellKind.MONEY),
    Column("total", "合计", 8.5, CellKind.MONEY),
)
_SUMS = tuple(column.key for column in COLUMNS[2:])
_LETTERS = dict(zip(_SUMS, "CDEFGHI", strict=True))
_UNSAID = "（未写明）"


@dataclass(frozen=True, slots=True)
class _Block:
    """One way of adding up: its name, the named column of 任务安排表, what a task has there."""

    name: str
    column: str
    label: Callable[[TaskContent], str]


def budget_sheet(content: PlanContent, subtitle: str, type_names: Mapping[str, str]) -> Sheet:
    """A task of several quarters is counted once, under 跨季度; each block adds up to the whole."""
    tasks = [task for task in content.tasks if task.budget is not None]
    blocks = (
        _Block("按方向", "direction", direction_name),
        _Block("按任务类别", "type", lambda task: type_name(task, type_names) if task.type_code else ""),
        _Block("按经费来源", "fund_source", lambda task: clean_text(task.fund_source)),
    )
    telling = [block for block in blocks if any(block.label(task) for task in tasks)] or blocks[:1]
    rows: list[dict[str, Any]] = []
    strong: set[int] = set()
    for block in telling:
        rows += _rows_of(block, tasks, content.year)
        strong.add(len(rows))
    return Sheet(
        title=f"{content.year}年双拥工作经费汇总表",
        name="经费汇总",
        subtitle=f"{subtitle}　单位：元",
        columns=COLUMNS,
        rows=rows,
        strong=strong,
        filters=False,
    )


def _rows_of(block: _Block, tasks: list[TaskContent], year: int) -> list[dict[str, Any]]:
    groups: dict[str, list[TaskContent]] = {}
    labels: dict[str, str] = {}
    for task in tasks:
        label = block.label(task)
        labels.setdefault(label.casefold(), label)  # a spreadsheet takes A and a for the same
        groups.setdefault(label.casefold(), []).append(task)
    found = sorted(groups, key=lambda key: not key)
    rows = [_row(block, labels[key], _sums(groups[key], year)) for key in found]
    return [*rows, _total_row(block.name, len(rows), _sums(tasks, year))]


def _sums(tasks: Iterable[TaskContent], year: int) -> dict[str, Decimal]:
    by_words = {words: key for key, words in _QUARTERS.items()} | {"": "open"}
    sums = dict.fromkeys(_SUMS, Decimal(0))
    for task in tasks:
        amount = task.budget or Decimal(0)
        sums[by_words.get(quarter_words(task, year), "several")] += amount
        sums["total"] += amount
    return sums


def _row(block: _Block, label: str, sums: Mapping[str, Decimal]) -> dict[str, Any]:
    """The sums of one label, worked out from 任务安排表, so that they follow whoever mends a budget there."""
    quarter, budget, column = RANGES["quarters"], RANGES["budget"], RANGES[block.column]

    def where(row: int) -> str:
        # The label is asked for by its cell: words that somebody typed do not get into a formula.
        return f"({column}=$B{row})" if label else f'({column}="")'

    def of_quarter(words: str) -> Callable[[int], str]:
        return lambda row: f'SUMPRODUCT({where(row)}*({quarter}="{words}"),{budget})'

    formulas: dict[str, Callable[[int], str]] = {
        **{key: of_quarter(words) for key, words in _QUARTERS.items()},
        "open": of_quarter(""),
        "total": lambda row: f"SUMPRODUCT({where(row)}*1,{budget})",
        "several": lambda row: f"ROUND(I{row}-SUM(C{row}:F{row})-H{row},2)",
    }
    cells = {key: Formula(formulas[key], sums[key]) for key in _SUMS}
    return {"block": block.name, "label": label or _UNSAID, **cells}


def _total_row(name: str, height: int, sums: Mapping[str, Decimal]) -> dict[str, Any]:
    cells = {key: Formula(_sum_above(_LETTERS[key], height), sums[key]) for key in _SUMS}
    return {"block": name, "label": "合计", **cells}


def _sum_above(letter: str, height: int) -> Callable[[int], str]:
    return lambda row: f"SUM({letter}{row - height}:{letter}{row - 1})"
