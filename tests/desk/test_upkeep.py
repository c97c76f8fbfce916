"""系统管理员 reads at home what is to be done, each with the button that does it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from shuangyong.desk.upkeep import chores
from shuangyong.units.models import Unit, UnitKind, User
from tests.cast import Cast

AsUser = Callable[[User], Client]


def titles() -> list[str]:
    return [chore.title for chore in chores()]


def test_where_all_is_done_the_page_says_so(cast: Cast, as_user: AsUser) -> None:
    assert titles() == []
    assert "都办好了" in as_user(cast.admin).get("/home/").content.decode()


def test_a_unit_without_an_account_leads_to_the_filled_in_form(cast: Cast, as_user: AsUser) -> None:
    unit = Unit.objects.add_under(cast.street, name="新苗社区", kind=UnitKind.COMMUNITY)
    text = as_user(cast.admin).get("/home/").content.decode()
    assert "给新苗社区新建账号" in text
    form = as_user(cast.admin).get(f"/admin/units/user/add/?unit={unit.pk}&role=clerk").content.decode()
    assert f'<option value="{unit.pk}" selected>' in form


def test_an_office_without_a_reviewer_is_named_first(cast: Cast) -> None:
    User.objects.filter(pk=cast.reviewer2.pk).update(is_active=False)
    Unit.objects.add_under(cast.street2, name="新苗社区", kind=UnitKind.COMMUNITY)
    first = chores()[0]
    assert (first.title, first.remedies[0].label) == ("双拥办还没有账号", "给松山街道新建账号")
    assert "role=street" in first.remedies[0].url


def test_a_head_that_should_look_but_is_not_there_is_missed(cast: Cast) -> None:
    User.objects.filter(pk=cast.lead2.pk).update(is_active=False)
    assert titles() == ["负责人还没有账号"]


def test_military_partners_need_no_account(cast: Cast) -> None:
    Unit.objects.add_under(cast.street, name="驻区某部", kind=UnitKind.PARTNER)
    assert titles() == []


def test_first_passwords_lead_to_the_list(cast: Cast, as_user: AsUser) -> None:
    User.objects.filter(pk=cast.clerk.pk).update(must_change_password=True)
    (chore,) = chores()
    text = as_user(cast.admin).get(chore.remedies[0].url).content.decode()
    assert "田小禾" in text
    assert "何青莲" not in text


@pytest.mark.parametrize("count", [1, 12])
def test_many_units_are_counted_not_all_shown(cast: Cast, django_assert_num_queries: Any, count: int) -> None:
    for number in range(count):
        Unit.objects.add_under(cast.street, name=f"新{number}社区", kind=UnitKind.COMMUNITY)
    with django_assert_num_queries(2):
        (chore,) = chores()
    assert len(chore.remedies) + chore.more == count
    assert len(chore.remedies) <= 8
