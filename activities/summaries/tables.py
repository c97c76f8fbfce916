"""The annexed table of a summary: what was planned beside what was done; of an office, unit by unit."""

from decimal import Decimal
from typing import Any

from activities.standing import TaskProgress
from activities.summaries.facts import Facts, UnitLine
from plans.amounts import plain_number
from shuangyong.documents.model import Align, Annex, Column, Table
from shuangyong.documents.widths import LANDSCAPE_ROOM, fitted_columns

TASKS, UNITS = "任务完成情况表", "各单位工作情况表"
Stored = dict[str, Any]


def tables_of(facts: Facts) -> list[Stored]:
    """As they are stored with the summary: plain words, nothing that changes when rows do."""
    if facts.units:
        return [_units(facts)]
    return [_tasks(facts)] if facts.tasks else []


def annex_of(stored: Stored) -> Annex:
    """The stored table on a page of its own."""
    rows = tuple(tuple(row) for row in stored["rows"])
    footer = tuple(stored.get("footer", ()))
    columns = tuple(Column(title, share, Align(align)) for title, share, align in stored["columns"])
    fitted = fitted_columns(columns, [*rows, footer] if footer else rows, LANDSCAPE_ROOM)
    return Annex(stored["title"], (Table(fitted, rows, footer=footer),), landscape=True)


def _tasks(facts: Facts) -> Stored:
    # A task's target is that of its year: in a shorter paper what was done stands beside it as a sum so far.
    whole, so_far = ("", "") if facts.period.is_year else ("全年", "累计")
    columns = [
        ["序号", 2, "center"],
        ["工作任务", 12, "start"],
        ["责任人", 4, "center"],
        [f"{whole}计划数", 4, "center"],
        [f"{so_far}完成数", 4, "center"],
        [f"{so_far}开展活动", 4, "center"],
        [f"{so_far}支出（元）", 5, "end"],
        ["情况", 4, "center"],
    ]
    rows = [[str(place), *_task(row, facts)] for place, row in enumerate(facts.tasks, 1)]
    return {"title": TASKS, "columns": columns, "rows": rows}


def _task(row: TaskProgress, facts: Facts) -> list[str]:
    word = row.task.measure_word
    return [
        " ".join(row.task.title.split()),
        row.task.responsible_person,
        f"{row.target}{word}" if row.target else "",
        f"{row.done}{word}" if row.target else "",
        f"{row.activities}次" if row.activities else "",
        plain_number(row.spent) if row.spent else "",
        "活动取消" if facts.is_called_off(row) and not row.is_done else row.word(facts.judged_on),
    ]


def _units(facts: Facts) -> Stored:
    columns = [
        ["序号", 2, "center"],
        ["单位", 8, "start"],
        ["计划任务", 4, "center"],
        ["已完成任务", 4, "center"],
        ["开展活动", 4, "center"],
        ["参加人次", 4, "center"],
        ["走访人次", 4, "center"],
        ["支出（元）", 6, "end"],
    ]
    rows = [[str(place), *_unit(line)] for place, line in enumerate(facts.units, 1)]
    sums = [
        sum(getattr(line, name) for line in facts.units)
        for name in ("tasks", "tasks_done", "done", "people", "visits")
    ]
    spent = sum((line.spent for line in facts.units), Decimal(0))
    footer = ["", "合计", *map(str, sums), plain_number(spent)]
    return {"title": UNITS, "columns": columns, "rows": rows, "footer": footer}


def _unit(line: UnitLine) -> list[str]:
    counts = (line.tasks, line.tasks_done, line.done, line.people, line.visits)
    return [
        line.unit.name,
        *(str(count) if count else "" for count in counts),
        plain_number(line.spent) if line.spent else "",
    ]
