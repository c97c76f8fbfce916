"""Files of ledgers, as offices have them."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from activities.models import LedgerBatch, LedgerRow
from activities.services import importing
from plans.management.commands.load_dictionaries import load_task_types

HEADS = (
    "序号",
    "活动时间",
    "活动主题",
    "类型",
    "活动地点",
    "部队人数",
    "地方人数",
    "经费",
    "经费来源",
    "备注",
)
NAME = "2025年双拥活动台账.xlsx"


def workbook(
    rows: Sequence[Sequence[Any]],
    heads: Sequence[str] = HEADS,
    above: Sequence[str] = ("2025年双拥活动台账",),
) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    for line in above:
        sheet.append([line])
    sheet.append(list(heads))
    for row in rows:
        sheet.append(list(row))
    output = BytesIO()
    book.save(output)
    return output.getvalue()


@pytest.fixture
def types(db: None) -> None:
    load_task_types()


@pytest.fixture
def receive(cast: Any, types: None) -> Callable[..., LedgerBatch]:
    """receive(rows, heads): a batch of the clerk's, its columns said."""

    def build(rows: Sequence[Sequence[Any]], heads: Sequence[str] = HEADS, **options: Any) -> LedgerBatch:
        actor = options.get("actor", cast.clerk)
        batch = importing.receive(
            actor=actor,
            unit=actor.unit,
            filename=NAME,
            data=workbook(rows, heads),
            year=options.get("year", 2025),
        )
        if not batch.mapping["mapped"]:
            importing.choose_columns(
                actor=actor, batch=batch, places=places(batch), year=batch.mapping["year"]
            )
        batch.refresh_from_db()
        return batch

    return build


def places(batch: LedgerBatch) -> dict[int, str]:
    return {int(place): key for place, key in batch.mapping["fields"].items()}


def kinds(batch: LedgerBatch) -> list[str]:
    """The kind of each row, in the order of the file."""
    return [row.values["kind"] for row in LedgerRow.objects.filter(batch=batch).order_by("number")]


def told(batch: LedgerBatch, number: int) -> str:
    """What was said of a row."""
    return str(LedgerRow.objects.get(batch=batch, number=number).problems)
