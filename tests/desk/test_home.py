"""工作台 by role: one next step for who writes, the state of all for who reviews."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from plans.models import Plan
from plans.services import lifecycle
from shuangyong.units.models import Unit, UnitKind, User
from tests.cast import Cast
from tests.conftest import sample_content

MakePlan = Callable[..., Plan]
AsUser = Callable[[User], Client]
ADDRESS = "/home/?year=2027"


def home(client: Client, address: str = ADDRESS) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("who", "goal"),
    [
        ("clerk", "/home/"),
        ("lead", "/home/"),
        ("reviewer", "/home/"),
        ("district", "/home/"),
        ("admin", "/home/"),
        ("auditor", "/audit/"),
    ],
)
def test_the_start_leads_each_role_to_its_first_page(
    cast: Cast, as_user: AsUser, who: str, goal: str
) -> None:
    assert as_user(getattr(cast, who)).get("/")["Location"] == goal


def test_who_is_not_signed_in_is_asked_to(client: Client, db: None) -> None:
    for address in ("/", "/home/", "/review/"):
        assert client.get(address)["Location"].startswith("/login/")


def test_the_auditor_has_no_desk(cast: Cast, as_user: AsUser) -> None:
    assert as_user(cast.auditor).get("/home/").status_code == 403


def test_without_a_plan_the_one_step_is_to_begin(cast: Cast, as_user: AsUser) -> None:
    text = home(as_user(cast.clerk))
    assert "开始写2027年计划" in text
    assert 'href="/plans/new/?year=2027"' in text


@pytest.mark.parametrize(
    ("state", "who", "label", "path"),
    [
        ("draft", "clerk", "继续编辑", "edit/"),
        ("returned", "clerk", "查看退回意见", ""),
        ("submitted", "clerk", "查看计划", ""),
        ("approved", "clerk", "印发", "issue/"),
        ("issued", "clerk", "查看计划", ""),
        ("archived", "lead", "查看计划", ""),
    ],
)
def test_each_state_has_its_one_next_step(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, state: str, who: str, label: str, path: str
) -> None:
    plan = make_plan(state)
    text = home(as_user(getattr(cast, who)))
    assert f'own-step" href="/plans/{plan.pk}/{path}">{label}</a>' in text


def test_the_head_sees_what_waits_for_their_look(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan("submitted", actor=cast.clerk2)
    text = home(as_user(cast.lead2))
    assert "等您审阅" in text
    assert f'own-step" href="/plans/{plan.pk}/review/">审阅</a>' in text
    assert "等您审阅" not in home(as_user(cast.clerk2))


def test_a_void_plan_is_as_if_none_were_begun(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    plan = make_plan("draft")
    lifecycle.void(plan=plan, actor=cast.clerk, version=plan.version, reason="重复")
    assert "开始写2027年计划" in home(as_user(cast.clerk))


def test_the_street_sees_every_unit_below_it_and_no_other(
    make_plan: MakePlan, cast: Cast, as_user: AsUser
) -> None:
    make_plan("submitted")
    make_plan("draft", actor=cast.clerk2)
    text = home(as_user(cast.reviewer))
    for words in ("桂园社区", "银杏社区", "已提交", "草稿"):
        assert words in text
    assert "荷塘社区" not in text


def test_the_district_sees_all_streets_and_bureaus(cast: Cast, as_user: AsUser) -> None:
    text = home(as_user(cast.district))
    for words in ("枫林街道", "松山街道", "荷塘社区", "青川区水务局"):
        assert words in text


def test_military_partners_owe_no_plan(cast: Cast, as_user: AsUser) -> None:
    Unit.objects.add_under(cast.street, name="驻区某部", kind=UnitKind.PARTNER)
    assert "驻区某部" not in home(as_user(cast.reviewer))


@pytest.mark.parametrize(
    ("show", "shown", "hidden"),
    [("missing", "银杏社区", "桂园社区"), ("waiting", "桂园社区", "银杏社区")],
)
def test_the_table_can_show_one_group(
    make_plan: MakePlan, cast: Cast, as_user: AsUser, show: str, shown: str, hidden: str
) -> None:
    make_plan("submitted")
    make_plan("submitted", actor=cast.clerk2)  # still with the head: not handed in
    text = home(as_user(cast.reviewer), f"{ADDRESS}&show={show}")
    table = text[text.index("<tbody>") : text.index("</tbody>")]
    assert f">{shown}</th>" in table
    assert f">{hidden}</th>" not in table


def test_a_group_that_is_none_shows_all(cast: Cast, as_user: AsUser) -> None:
    assert "银杏社区" in home(as_user(cast.reviewer), f"{ADDRESS}&show=%3Cscript%3E")


def test_the_administrator_sees_counts(cast: Cast, as_user: AsUser) -> None:
    assert "管理账号" in home(as_user(cast.admin))


def test_another_year_shows_other_plans(make_plan: MakePlan, cast: Cast, as_user: AsUser) -> None:
    make_plan("issued")
    text = home(as_user(cast.clerk), "/home/?year=2028")
    assert "开始写2028年计划" in text
    assert "桂园社区2027年双拥工作计划" in text  # last year's


@pytest.mark.parametrize("count", [1, 8])
@pytest.mark.parametrize(
    ("who", "queries"), [("clerk", 20), ("lead", 22), ("reviewer", 28), ("district", 28)]
)
def test_the_desk_runs_a_constant_number_of_queries(
    make_plan: MakePlan,
    cast: Cast,
    as_user: AsUser,
    django_assert_num_queries: Any,
    who: str,
    queries: int,
    count: int,
) -> None:
    for number in range(count):
        unit = Unit.objects.add_under(cast.street, name=f"新{number}社区", kind=UnitKind.COMMUNITY)
        writer = User.objects.create_user(f"writer{number}", name="周文书", role="clerk", unit=unit)
        make_plan("submitted", actor=writer)
        make_plan("issued", content=sample_content(timezone.localdate().year))
    client = as_user(getattr(cast, who))
    with django_assert_num_queries(queries):
        home(client)
