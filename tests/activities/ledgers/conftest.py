"""A year of a community's work, with money of every kind."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.utils import timezone

from activities.choices import ActivityState
from activities.models import Activity, Visit
from activities.services.activities import CostLine, GoodsLine, Lines, cancel

YEAR = 2025


@pytest.fixture
def visit(cast: Any) -> Callable[..., Visit]:
    """visit(activity, person, amount): made on the activity's day."""

    def make(activity: Activity, person: Any, amount: str | None = "200", **options: Any) -> Visit:
        given = None if amount is None else Decimal(amount)
        found: Visit = Visit.objects.create(
            activity=activity,
            person=person,
            unit=person.unit,
            state="visited",
            day=options.pop("day", activity.day),
            amount=given,
            by=options.pop("by", activity.created_by),
            at=timezone.now(),
            **options,
        )
        return found

    return make


@pytest.fixture
def a_year(
    cast: Any, make_activity: Callable[..., Activity], make_person: Any, visit: Any, task_type: Any
) -> dict[str, Activity]:
    """清洁 (two sources), 走访 (visits), 讲座 (planned only), 取消 (cancelled, with money)."""
    clean = make_activity(
        "军民共建清洁家园", done=True, day=date(YEAR, 3, 5), end_day=date(YEAR, 3, 6), place="中心广场",
        host="社区居委会", led_by="方远山", responsible="田小禾", participants="驻区某部", military=10,
        civilians=20, volunteers=5, account="清理楼道杂物。", outcome="环境好了。",
        lines=Lines(
            costs=[
                CostLine("社区经费", Decimal(500), Decimal("360.50"), "工具"),
                CostLine("", None, Decimal(40)),
            ],
            goods=[GoodsLine("扫帚", "把", Decimal(20), Decimal(9))],
        ),
    )  # fmt: skip
    walk = make_activity(
        "八一走访慰问", done=True, day=date(YEAR, 7, 30), gift_source="街道双拥经费", type=task_type
    )
    visit(walk, make_person("石大山"), "200")
    visit(walk, make_person("田老根", born_on=date(1950, 1, 2)), "300.25", goods="米、油")
    talk = make_activity(
        "国防教育讲座", day=date(YEAR, 9, 20), lines=Lines(costs=[CostLine("社区经费", Decimal(800))])
    )
    off = make_activity(
        "篮球友谊赛", day=date(YEAR, 5, 4), lines=Lines(costs=[CostLine("社区经费", None, Decimal(999))])
    )
    off = cancel(actor=cast.clerk, activity=off, version=off.version, reason="下雨")
    assert off.state == ActivityState.CANCELLED
    return {"clean": clean, "walk": walk, "talk": talk, "off": off}


def content(response: Any) -> bytes:
    assert response.status_code == 200, (response.status_code, response.get("Location"))
    return b"".join(response.streaming_content) if response.streaming else response.content


def sheets(data: bytes) -> list[list[list[Any]]]:
    """The values of each sheet, formulas as what they show."""
    book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    return [
        [[cell.value for cell in row] for row in sheet]
        for sheet in book.worksheets
        if sheet.sheet_state == "visible"
    ]
