"""Looking at all rows of a file: each by itself, against the others, against what is in the ledger."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from django.utils import timezone

from activities.choices import ActivityState
from activities.importing.heads import ten_thousands
from activities.importing.reading import HINT, Cell, Frame, Reading, read_row
from activities.importing.types import TypeBook
from activities.models import Activity, LedgerBatch, LedgerRow
from beneficiaries.importing.bulk import update_rows
from beneficiaries.importing.masking import without_numbers
from beneficiaries.importing.telling import DOUBT
from beneficiaries.warnings import number_in

PROBLEM, ASK, NOTED, GOOD, SKIPPED = "problem", "ask", "noted", "good", "skipped"
TAKEN = (NOTED, GOOD)
"""Kinds of rows that go in: those to which something was noted, and those without a word."""
OPEN = (PROBLEM, ASK)
KINDS = {
    PROBLEM: "有问题",
    ASK: "要您看一眼",
    NOTED: "有提示，会导入",
    GOOD: "可以导入",
    SKIPPED: "不导入",
}
_ALIKE = 0.8
_NOISE = re.compile(r"[\W_]+|活动$|(?:19|20)\d{2}年")
_COUNTED = re.compile(r"\d+|第[一二三四五六七八九十]+")


@dataclass(frozen=True, slots=True)
class Checked:
    """A row with what was found: its kind, and what it would become."""

    row: Any
    reading: Reading
    kind: str
    problems: list[list[str]]


def frame_of(batch: LedgerBatch) -> Frame:
    """What the rows of a batch have in common."""
    year = int(batch.mapping["year"])
    return Frame(year, timezone.localdate(), TypeBook(), ten_thousands(batch.heads, places_of(batch)))


def places_of(batch: LedgerBatch) -> dict[int, str]:
    """Column (from 0) → field, as it was said."""
    return {int(place): key for place, key in batch.mapping.get("fields", {}).items()}


def typed_of(row: LedgerRow) -> dict[str, str]:
    """What somebody typed over the row's cells."""
    found: dict[str, str] = row.values.get("typed", {}) if isinstance(row.values, dict) else {}
    return found


def kind_of(row: LedgerRow) -> str:
    return str(row.values.get("kind", "")) if isinstance(row.values, dict) else ""


def readings_of(batch: LedgerBatch, rows: Iterable[LedgerRow]) -> list[Reading]:
    """The rows as they read now."""
    frame, places = frame_of(batch), places_of(batch)
    return [read_row(row.number, row.cells, places, typed_of(row), frame) for row in rows]


def check_rows(batch: LedgerBatch, rows: Sequence[LedgerRow]) -> list[Checked]:
    """All rows of the batch; a fixed number of queries."""
    readings = readings_of(batch, rows)
    there = _in_the_ledger(batch, readings)
    seen: dict[tuple[date, str], int] = {}
    found = []
    for row, reading in zip(rows, readings, strict=True):
        if not row.skipped:
            _look_for_twins(reading, there, seen)
        found.append(_judged(row, reading))
    return found


def _judged(row: LedgerRow, reading: Reading) -> Checked:
    problems = [problem.as_json() for problem in reading.problems]
    weights = {problem.weight for problem in reading.problems}
    if reading.foot:
        kind = SKIPPED
        problems = [[HINT, "", reading.foot, ""]]
    elif row.skipped:
        kind = SKIPPED
    elif reading.has_errors:
        kind = PROBLEM
    elif DOUBT in weights and not row.values.get("ok"):
        kind = ASK
    else:
        kind = NOTED if weights else GOOD
    return Checked(row, reading, kind, problems)


def _in_the_ledger(batch: LedgerBatch, readings: Sequence[Reading]) -> dict[date, list[str]]:
    days = [reading.day for reading in readings if reading.day]
    if not days:
        return {}
    rows = Activity.objects.filter(unit=batch.unit, day__range=(min(days), max(days)))
    found: dict[date, list[str]] = defaultdict(list)
    standing = rows.exclude(state=ActivityState.CANCELLED).order_by("pk")
    for day, title in standing.values_list("day", "title"):
        found[day].append(title)
    return found


def _look_for_twins(
    reading: Reading, there: dict[date, list[str]], seen: dict[tuple[date, str], int]
) -> None:
    if reading.day is None or not reading.title:
        return
    key = (reading.day, plain_words(reading.title))
    if key in seen:
        reading.tell(DOUBT, "title", f"和第{seen[key]}行是同一天、同一个名称", "重复的请点“不导入这一行”。")
    else:
        seen[key] = reading.number
    twin = next((title for title in there.get(reading.day, []) if are_alike(reading.title, title)), None)
    if twin is not None:
        reading.tell(
            DOUBT, "title", f"台账里这一天已经有“{twin}”",
            "是同一项活动的请点“不导入这一行”；不是的，可以照原样导入。",
        )  # fmt: skip


def plain_words(title: str) -> str:
    """A title without signs, the year and the word 活动 at its end."""
    return _NOISE.sub("", title) or title


def are_alike(one: str, other: str) -> bool:
    """Whether two titles of one day are likely to be one activity."""
    first, second = plain_words(one), plain_words(other)
    if _COUNTED.findall(first) != _COUNTED.findall(second):
        return False
    if first == second or (min(len(first), len(second)) >= 4 and (first in second or second in first)):
        return True
    return SequenceMatcher(None, first, second).ratio() >= _ALIKE


def store(checked: Sequence[Checked]) -> None:
    """Write down what was found. Call inside the transaction."""
    update_rows(
        LedgerRow,
        ["problems", "values"],
        ((line.problems, {**line.row.values, "kind": line.kind}, line.row.pk) for line in checked),
    )


def check(batch: LedgerBatch) -> list[Checked]:
    """Look at every row and write down what was found. Call inside the transaction."""
    checked = check_rows(batch, list(batch.rows.order_by("number")))
    store(checked)
    return checked


def counts_of(batch: LedgerBatch) -> dict[str, int]:
    """Rows by kind, in the order of KINDS."""
    found: Counter[str] = Counter(
        row.get("kind", "") for row in batch.rows.values_list("values", flat=True) if isinstance(row, dict)
    )
    return {kind: found[kind] for kind in KINDS if found[kind]}


def cells_to_store(cells: Sequence[Any]) -> list[Cell]:
    """Cells for a LedgerRow: a number of a person's is masked, and has to be taken out by hand."""
    found: list[Cell] = []
    for cell in cells:
        if not isinstance(cell, str):
            found.append([cell.problem, cell.mend, ""])
        elif kind := number_in(cell):
            message = f"像是写了{kind}，台账里不写"
            found.append([message, "请在这里删去后重新填写。", without_numbers(cell)])
        else:
            found.append(cell)
    return found
