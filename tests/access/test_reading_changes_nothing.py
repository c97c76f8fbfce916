"""Every change of state is a POST: whoever reads all addresses has changed nothing but the audit trail."""

from typing import Any

import pytest
from django.apps import apps

from tests.access.table import ROWS, Row
from tests.access.test_table import Scene, address, scene

__all__ = ["scene"]
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("unwatched")]
READ = [row for row in ROWS if row.method == "GET" and row.state != "-"]
KINDS = [
    apps.get_model(name)
    for name in (
        "plans.Plan", "plans.Paragraph", "plans.Goal", "plans.Task", "plans.Timing", "plans.Member",
        "plans.Comment", "plans.Intake", "plans.Submission", "plans.PlanEvent", "plans.TaskType",
        "units.Unit", "units.User", "beneficiaries.Person", "beneficiaries.Need", "beneficiaries.PersonEvent",
        "beneficiaries.Confirmation", "activities.Activity", "activities.ActivityEvent", "activities.Visit",
        "activities.Photo", "activities.Partner", "activities.Exchange", "activities.Decision",
        "activities.Agreement", "activities.Cost", "activities.Goods", "activities.RoundStandard",
        "activities.LocalDate", "activities.DayOff", "activities.LedgerBatch", "activities.LedgerRow",
        "activities.Summary", "activities.SummaryFigure", "activities.SummaryPhoto",
    )
]  # fmt: skip


def everything() -> dict[str, list[dict[str, Any]]]:
    signed_in = {"last_login"}  # by the test's own sign-ins
    return {
        str(kind._meta): [
            {name: value for name, value in row.items() if name not in signed_in}
            for row in kind._default_manager.order_by("pk").values()
        ]
        for kind in KINDS
    }


@pytest.mark.parametrize("row", READ, ids=str)
def test_asking_for_an_address_changes_nothing(row: Row, scene: Scene, as_user: Any) -> None:
    before, url = everything(), address(row, scene)
    for role in row.answers:
        if role != "anonymous":
            client = as_user(getattr(scene["cast"], role))
            client.get(url, {"reopen": "1", "version": "1", "again": "1"}).close()
            head = client.head(url)
            head.close()
            assert head.status_code in (row.answers[role], 404), (role, head)
            client.options(url)
    assert everything() == before
