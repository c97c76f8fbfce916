"""Plans on the settings pages: read and exported within one's scope, never changed."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from plans.models import Plan
from shuangyong.units.models import AuditEvent
from tests.cast import Cast

MakePlan = Callable[..., Plan]
LIST = "admin:plans_plan_changelist"


def screen(name: str, plan: Plan) -> str:
    return reverse(f"admin:plans_plan_{name}", args=[plan.pk])


@pytest.fixture
def plans(make_plan: MakePlan, cast: Cast) -> tuple[Plan, Plan]:
    """One of the first street, one of the other."""
    return make_plan(), make_plan(actor=cast.clerk3)


@pytest.mark.parametrize(("who", "count"), [("reviewer", 1), ("reviewer2", 1), ("district", 2), ("admin", 2)])
def test_the_list_holds_what_is_in_scope(plans: Any, cast: Cast, as_user: Any, who: str, count: int) -> None:
    assert as_user(getattr(cast, who)).get(reverse(LIST)).context["cl"].result_count == count


@pytest.mark.parametrize("name", ["change", "history", "delete"])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["reviewer2", "clerk2", "lead2", "clerk3", "auditor"])
def test_anothers_plan_is_404_by_every_address(
    make_plan: MakePlan, cast: Cast, as_user: Any, name: str, method: str, who: str
) -> None:
    client = as_user(getattr(cast, who))
    assert getattr(client, method)(screen(name, make_plan())).status_code == 404


@pytest.mark.parametrize("who", ["clerk", "colleague", "lead"])
def test_ones_own_plan_is_403_for_who_has_no_settings(
    make_plan: MakePlan, cast: Cast, as_user: Any, who: str
) -> None:
    assert as_user(getattr(cast, who)).get(screen("change", make_plan())).status_code == 403


@pytest.mark.parametrize("object_id", ["999999", "abc", "9" * 40, "1/2", "_3A"])
def test_a_plan_that_does_not_exist_is_404(cast: Cast, as_user: Any, object_id: str) -> None:
    path = f"{reverse(LIST)}{object_id}/change/"
    assert as_user(cast.reviewer).get(path).status_code == 404


@pytest.mark.parametrize("field", ["_selected_action", "export_items"])
def test_ticking_anothers_plan_is_404(plans: tuple[Plan, Plan], cast: Cast, as_user: Any, field: str) -> None:
    data = {"format": "0", "action": "x", field: [plans[0].pk, plans[1].pk]}
    client = as_user(cast.reviewer)
    assert client.post(reverse("admin:plans_plan_export"), data).status_code == 404
    assert client.post(reverse(LIST), data).status_code == 404


@pytest.mark.parametrize("who", ["reviewer", "district", "admin"])
def test_nobody_changes_a_plan_here(make_plan: MakePlan, cast: Cast, as_user: Any, who: str) -> None:
    plan, client = make_plan(), as_user(getattr(cast, who))
    assert client.get(screen("change", plan)).status_code == 200
    assert client.post(screen("change", plan), {"state": "approved"}).status_code == 403
    assert client.post(screen("delete", plan), {"post": "yes"}).status_code == 403
    assert client.get(reverse("admin:plans_plan_add")).status_code == 403
    plan.refresh_from_db()
    assert plan.state == "draft"


def exported(client: Any, **data: Any) -> list[tuple[Any, ...]]:
    response = client.post(reverse("admin:plans_plan_export"), {"format": "0", **data})
    return list(load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True))


def test_the_export_holds_what_is_in_scope(plans: Any, cast: Cast, as_user: Any) -> None:
    assert len(exported(as_user(cast.reviewer))) == 2
    assert len(exported(as_user(cast.district))) == 3


def test_the_export_can_hold_the_ticked_ones_alone(
    plans: tuple[Plan, Plan], cast: Cast, as_user: Any
) -> None:
    rows = exported(as_user(cast.district), export_items=[plans[1].pk])
    assert [row[0] for row in rows[1:]] == ["青川区/松山街道/荷塘社区"]


def test_the_export_is_recorded(plans: Any, cast: Cast, as_user: Any) -> None:
    exported(as_user(cast.reviewer))
    event = AuditEvent.objects.get(action="导出双拥计划")
    assert (event.actor, event.detail) == (cast.reviewer, "1 条")


def test_plans_are_not_imported(cast: Cast, as_user: Any) -> None:
    assert as_user(cast.admin).get(f"{reverse(LIST)}import/", follow=True).status_code == 404


def test_filtering_by_somebodys_password_is_refused(plans: Any, cast: Cast, as_user: Any) -> None:
    query = "?created_by__password__startswith=m"
    assert as_user(cast.reviewer).get(f"{reverse(LIST)}{query}").status_code == 400


def test_the_list_runs_the_same_queries_for_many(
    make_plan: MakePlan, cast: Cast, as_user: Any, django_assert_num_queries: Any
) -> None:
    client = as_user(cast.district)
    for _ in range(2):
        with django_assert_num_queries(7):
            client.get(reverse(LIST))
        for _ in range(5):
            make_plan()
