"""People change posts, units change streets, offices close: a plan on its way follows."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from plans.choices import Act, ItemKind, PlanState
from plans.models import Plan
from plans.policies import refusal
from plans.services import editing, lifecycle
from shuangyong.units.errors import Forbidden
from shuangyong.units.models import Role, User
from shuangyong.units.tree import move_unit
from tests.cast import Cast

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]


def unit_form(unit: Any, **changes: Any) -> dict[str, Any]:
    usual = {"name": unit.name, "kind": unit.kind, "signature": unit.signature, "is_active": "on"}
    return {**usual, **changes}


def test_a_moved_units_plan_waits_for_its_new_street(
    cast: Cast, make_plan: MakePlan, as_user: AsUser
) -> None:
    plan = make_plan("submitted")
    form = unit_form(cast.community, parent=cast.street2.pk)
    assert as_user(cast.admin).post(f"/admin/units/unit/{cast.community.pk}/change/", form).status_code == 302
    assert as_user(cast.reviewer).get(f"/plans/{plan.pk}/").status_code == 404
    page = as_user(cast.reviewer2).get(f"/plans/{plan.pk}/review/")
    assert page.status_code == 200
    assert Plan.objects.get(pk=plan.pk).reviewing_unit == cast.street2


def test_a_closed_streets_plans_go_to_the_district(cast: Cast, make_plan: MakePlan, as_user: AsUser) -> None:
    plan = make_plan("submitted")
    form = unit_form(cast.street, parent=cast.district_unit.pk)
    del form["is_active"]
    assert as_user(cast.admin).post(f"/admin/units/unit/{cast.street.pk}/change/", form).status_code == 302
    assert as_user(cast.district).get(f"/plans/{plan.pk}/review/").status_code == 200


def test_what_was_issued_keeps_the_office_that_reviewed_it(
    cast: Cast, make_plan: MakePlan, as_user: AsUser
) -> None:
    plan = make_plan("issued")
    form = unit_form(cast.community, parent=cast.street2.pk)
    as_user(cast.admin).post(f"/admin/units/unit/{cast.community.pk}/change/", form)
    assert Plan.objects.get(pk=plan.pk).reviewing_unit == cast.street


def test_a_move_alone_takes_the_old_street_out_of_sight(
    cast: Cast, make_plan: MakePlan, as_user: AsUser
) -> None:
    plan, client = make_plan(), as_user(cast.reviewer)
    assert client.get(f"/plans/{plan.pk}/").status_code == 200
    move_unit(cast.community, cast.street2)
    for part in ("", "preview/", "export/txt/", "checks/", "review/", "submissions/1/"):
        assert client.get(f"/plans/{plan.pk}/{part}").status_code == 404


def test_who_wrote_a_row_as_a_clerk_does_not_approve_it_as_a_reviewer(
    cast: Cast, make_plan: MakePlan
) -> None:
    plan = make_plan()
    for author in (cast.colleague, cast.clerk):
        row = plan.paragraphs.all()[4 if author == cast.colleague else 0]
        editing.save_row(
            plan_id=plan.pk, actor=author, kind=ItemKind.PARAGRAPH, key=row.key.hex, version=row.version,
            fields={"text": "改过的一句。"},
        )  # fmt: skip
    plan.refresh_from_db()
    plan = lifecycle.submit(
        plan=plan, actor=cast.clerk, version=plan.version, content_version=plan.content_version
    )
    cast.colleague.role, cast.colleague.unit = Role.STREET, cast.street
    cast.colleague.save()
    assert isinstance(refusal(plan, cast.colleague, Act.APPROVE), Forbidden)
    assert refusal(plan, cast.reviewer, Act.APPROVE) is None


@pytest.mark.parametrize(("change", "answer"), [("off", 302), ("auditor", 404), ("elsewhere", 404)])
def test_an_account_changed_in_mid_session_is_changed_at_once(
    cast: Cast, make_plan: MakePlan, as_user: AsUser, change: str, answer: int
) -> None:
    plan, client = make_plan(), as_user(cast.colleague)
    assert client.get(f"/plans/{plan.pk}/").status_code == 200
    changes: dict[str, dict[str, Any]] = {
        "off": {"is_active": False},
        "auditor": {"role": Role.AUDITOR},
        "elsewhere": {"unit": cast.community2},
    }
    User.objects.filter(pk=cast.colleague.pk).update(**changes[change])
    assert client.get(f"/plans/{plan.pk}/").status_code == answer
    saved = client.post(f"/plans/{plan.pk}/save/", "{}", content_type="application/json")
    assert saved.status_code == (401 if change == "off" else 404)


def test_a_voided_plan_stays_void_when_its_revision_is_issued(cast: Cast, make_plan: MakePlan) -> None:
    first = make_plan("issued")
    second = lifecycle.revise(plan=first, actor=cast.clerk, version=first.version, reason="人员变动")
    lifecycle.void(plan=first, actor=cast.clerk, version=first.version, reason="日期有误")
    second = lifecycle.submit(
        plan=second, actor=cast.clerk, version=second.version, content_version=second.content_version
    )
    second = lifecycle.approve(plan=second, actor=cast.reviewer, version=second.version)
    lifecycle.issue(
        plan=second, actor=cast.clerk, version=second.version, signatory="", signed_on=date(2027, 2, 1)
    )
    assert Plan.objects.get(pk=first.pk).state == PlanState.VOID
