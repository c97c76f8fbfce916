"""A summary as a paper, whatever it was written from."""

from collections.abc import Callable
from typing import Any

import pytest

from plans.choices import Origin, PaperKind
from plans.content import ParagraphContent, PlanContent
from plans.models import Plan
from plans.services.creating import create_plan
from tests.cast import Cast


@pytest.fixture
def make_summary(cast: Cast) -> Callable[..., Plan]:
    """make_summary(kind=…, period=…, actor=…): a draft."""

    def build(kind: PaperKind = PaperKind.QUARTER, period: int = 1, **options: Any) -> Plan:
        actor = options.get("actor", cast.clerk)
        paragraphs = (
            ParagraphContent(text="工作开展情况", level=1),
            ParagraphContent(text="共开展活动2项。"),
        )
        content = PlanContent(
            title="桂园社区2026年第一季度双拥工作总结",
            year=2026,
            show_task_table=False,
            paragraphs=options.get("paragraphs", paragraphs),
        )
        return create_plan(
            unit=actor.unit, content=content, actor=actor, origin=Origin.ROWS, kind=kind, period=period
        )

    return build
