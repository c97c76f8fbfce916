"""月历: the twelve months on one sheet, a quarter in each line, with what is planned in them."""

from collections.abc import Iterable
from dataclasses import dataclass

from plans.content import PlanContent, TaskContent
from plans.months import months_of_task
from plans.paper.task_words import one_line, time_words
from plans.quarters import QUARTERS, quarters_of_task
from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.sheet import Sheet

COLUMNS = (
    Column("quarter", "季度", 4, align="center"),
    *(Column(f"month{n}", title, 19, CellKind.LONG_TEXT) for n, title in enumerate(("首月", "次月", "末月"))),
    Column("within", "季度内（未定月份）", 15, CellKind.LONG_TEXT),
)
_ALL_YEAR = "全年及未定"


@dataclass(frozen=True, slots=True)
class _Placed:
    """A task with the months and quarters of the year in which it stands."""

    task: TaskContent
    months: set[int]
    quarters: set[int]

    @property
    def all_year(self) -> bool:
        return not self.months and len(self.quarters) in (0, len(QUARTERS))


def calendar_sheet(content: PlanContent, subtitle: str) -> Sheet:
    """Two lines for each quarter, months and their tasks; below them what belongs to no month."""
    year = content.year
    placed = [
        _Placed(task, months_of_task(task, year), quarters_of_task(task, year)) for task in content.tasks
    ]
    rows: list[list[str]] = []
    for quarter in QUARTERS:
        months = range(quarter * 3 - 2, quarter * 3 + 1)
        rows.append(["", *(f"{month}月" for month in months), ""])
        rows.append(
            [f"{'一二三四'[quarter - 1]}季度", *(_month(placed, n) for n in months), _within(placed, quarter)]
        )
    rest = _lines(item.task for item in placed if item.all_year)
    if rest:
        rows.append([_ALL_YEAR, rest, "", "", ""])
    return Sheet(
        title=f"{year}年双拥工作月历",
        name="月历",
        subtitle=subtitle,
        columns=COLUMNS,
        rows=rows,
        strong={1, 3, 5, 7},
        across={9: (2, len(COLUMNS))} if rest else {},
        filters=False,
        least_lines=4,
    )


def _month(placed: list[_Placed], month: int) -> str:
    return _lines((item.task for item in placed if month in item.months), month)


def _within(placed: list[_Placed], quarter: int) -> str:
    return _lines(
        item.task for item in placed if not item.months and not item.all_year and quarter in item.quarters
    )


def _lines(tasks: Iterable[TaskContent], month: int = 0) -> str:
    return "\n".join(_line(task, month) for task in tasks)


def _line(task: TaskContent, month: int) -> str:
    """· 召开座谈会（春节前，田禾）: the time unless it only says the month it stands under."""
    when = one_line(time_words(task))
    facts = [when if when != f"{month}月" else "", one_line(task.responsible_person)]
    said = "，".join(fact for fact in facts if fact)
    return f"· {one_line(task.title)}{f'（{said}）' if said else ''}"
