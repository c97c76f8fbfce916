"""The first page reminds of the summaries of the periods that ended last."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from activities.services.summaries import create_summary
from activities.summaries.board import left_over
from activities.summaries.periods import Period
from plans.choices import PaperKind
from tests.cast import Cast

TODAY = date(2026, 7, 9)


@pytest.fixture(autouse=True)
def in_july(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        timezone, "localdate", lambda value=None, *args: TODAY if value is None else value.date()
    )


def test_the_clerk_is_told_what_is_not_written_and_what_is_not_handed_in(
    cast: Cast, as_user: Callable[..., Any]
) -> None:
    text = as_user(cast.clerk).get("/home/", follow=True).content.decode()
    assert "2026年第二季度总结还没有写" in text
    assert "2026年上半年总结还没有写" in text
    assert "第一季度总结" not in text
    plan = create_summary(actor=cast.clerk, unit=cast.community, period=Period(PaperKind.QUARTER, 2026, 2))
    text = as_user(cast.clerk).get("/home/", follow=True).content.decode()
    assert "2026年第二季度总结还没有写" not in text
    assert plan.title in text


def test_the_office_is_told_how_many_have_not_handed_in(cast: Cast, as_user: Callable[..., Any]) -> None:
    text = as_user(cast.reviewer).get("/home/", follow=True).content.decode()
    assert "2026年第二季度总结：还有2个单位没有上报" in text


def test_in_january_it_is_last_year_that_is_summed_up(cast: Cast) -> None:
    found = left_over(cast.clerk, date(2027, 1, 5))
    assert [due.period.name for due in found.own] == ["2026年第四季度", "2026年"]
