"""Keeping the tree of units."""

from typing import Any

import pytest
from django.urls import reverse

from plans.models import Plan
from shuangyong.units.models import AuditEvent, Unit
from tests.cast import Cast


def save(client: Any, unit: Unit | None = None, **values: Any) -> Any:
    now = {"name": unit.name, "kind": unit.kind} if unit else {"kind": "community"}
    address = reverse("admin:units_unit_change", args=[unit.pk]) if unit else reverse("admin:units_unit_add")
    return client.post(address, {**now, "signature": "", "is_active": "on", "parent": "", **values})


def test_a_new_unit_stands_under_its_parent(cast: Cast, as_user: Any) -> None:
    assert save(as_user(cast.admin), name="新桥社区", parent=cast.street2.pk).status_code == 302
    assert Unit.objects.named("新桥社区").path.startswith(cast.street2.path)
    assert AuditEvent.objects.filter(action="新建单位", target="新桥社区").exists()


def test_a_unit_moves_with_all_below_it(cast: Cast, as_user: Any) -> None:
    below = Unit.objects.add_under(cast.community2, name="银杏小学", kind="school")
    save(as_user(cast.admin), cast.community2, parent=cast.street2.pk)
    street2 = Unit.objects.get(pk=cast.street2.pk)
    assert Unit.objects.get(pk=below.pk).path.startswith(street2.path)
    assert Unit.objects.get(pk=below.pk).depth == 4


def test_a_unit_can_move_to_the_top(cast: Cast, as_user: Any) -> None:
    save(as_user(cast.admin), cast.community2, parent="")
    assert Unit.objects.get(pk=cast.community2.pk).depth == 1


def test_a_unit_cannot_stand_under_itself(cast: Cast, as_user: Any) -> None:
    assert save(as_user(cast.admin), cast.street, parent=cast.community.pk).status_code == 200
    assert Unit.objects.get(pk=cast.street.pk).depth == 2


def test_saving_without_a_move_keeps_the_place(cast: Cast, as_user: Any) -> None:
    save(as_user(cast.admin), cast.community, parent=cast.street.pk, signature="新落款")
    unit = Unit.objects.get(pk=cast.community.pk)
    assert (unit.path, unit.signature) == (cast.community.path, "新落款")


def test_two_of_one_name_under_one_parent_are_refused(cast: Cast, as_user: Any) -> None:
    page = save(as_user(cast.admin), name="桂园社区", parent=cast.street.pk).content.decode()
    assert "已经有“桂园社区”了" in page


@pytest.mark.parametrize("which", ["street", "community"])
def test_a_unit_in_use_cannot_be_deleted(cast: Cast, as_user: Any, which: str) -> None:
    unit = getattr(cast, which)
    address = reverse("admin:units_unit_delete", args=[unit.pk])
    for response in (as_user(cast.admin).get(address), as_user(cast.admin).post(address, {"post": "yes"})):
        assert "现在不能删除" in response.content.decode()
    assert Unit.objects.filter(pk=unit.pk).exists()


def test_an_office_that_reviews_a_plan_cannot_be_deleted(cast: Cast, as_user: Any, make_plan: Any) -> None:
    office = Unit.objects.add_under(cast.district_unit, name="空街道", kind="street")
    plan = make_plan("submitted")
    Plan.objects.filter(pk=plan.pk).update(reviewing_unit=office)
    address = reverse("admin:units_unit_delete", args=[office.pk])
    page = as_user(cast.admin).post(address, {"post": "yes"}).content.decode()
    assert "双拥计划（审核单位）1 条" in page


def test_an_unused_unit_can_be_deleted(cast: Cast, as_user: Any) -> None:
    unit = Unit.objects.add_under(cast.street, name="误建社区", kind="community")
    response = as_user(cast.admin).post(reverse("admin:units_unit_delete", args=[unit.pk]), {"post": "yes"})
    assert response.status_code == 302
    assert not Unit.objects.filter(pk=unit.pk).exists()
    assert AuditEvent.objects.filter(action="删除单位").exists()


def test_the_list_runs_the_same_queries_for_many(
    cast: Cast, as_user: Any, django_assert_num_queries: Any
) -> None:
    client = as_user(cast.admin)
    for start in (0, 15):
        with django_assert_num_queries(5):
            client.get(reverse("admin:units_unit_changelist"))
        for number in range(start, start + 15):
            Unit.objects.add_under(
                Unit.objects.get(pk=cast.street2.pk), name=f"社区{number}", kind="community"
            )
