"""Keeping accounts: 系统管理员 alone, every change recorded, nobody shut out."""

from typing import Any

import pytest
from django.urls import reverse

from shuangyong.units.models import AuditEvent, Role, User
from tests.cast import Cast

ADD = "admin:units_user_add"


def fields(cast: Cast, **changes: Any) -> dict[str, Any]:
    unit = cast.community.pk
    return {"username": "newby", "name": "新来", "role": "clerk", "unit": unit, "is_active": "on"} | changes


def edit(client: Any, user: User, **changes: Any) -> Any:
    now = {"username": user.username, "name": user.name, "role": user.role, "unit": user.unit_id or ""}
    data = now | {"is_active": "on"} | changes
    data = {name: value for name, value in data.items() if value is not None}
    return client.post(reverse("admin:units_user_change", args=[user.pk]), data)


def actions() -> set[str]:
    return set(AuditEvent.objects.values_list("action", flat=True))


def test_a_new_account_gets_a_made_up_password_shown_once(cast: Cast, as_user: Any) -> None:
    response = as_user(cast.admin).post(reverse(ADD), fields(cast, password=""))
    user = User.objects.get(username="newby")
    ((account, password),) = response.context["slips"]
    assert account == user
    assert user.check_password(password)
    assert user.must_change_password
    assert "no-store" in response["Cache-Control"]
    assert "新建账号" in actions()


def test_a_typed_initial_password_is_kept_to(cast: Cast, as_user: Any) -> None:
    as_user(cast.admin).post(reverse(ADD), fields(cast, password="maple-road-31"))
    assert User.objects.get(username="newby").check_password("maple-road-31")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"password": "123-4"}, "密码太短"),
        ({"username": "clerk"}, "已经有人用了"),
        ({"unit": ""}, "必须选择所在单位"),
        ({"role": "street"}, "类别为“街道/乡镇”"),
        ({"role": "district"}, "类别为“区县”"),
        ({"role": "emperor"}, "有效"),
    ],
)
def test_what_does_not_fit_is_refused_in_chinese(
    cast: Cast, as_user: Any, changes: dict[str, str], words: str
) -> None:
    response = as_user(cast.admin).post(reverse(ADD), fields(cast, **changes))
    assert words in response.content.decode()
    assert not User.objects.filter(username="newby").exists()


def test_a_new_role_is_recorded_with_before_and_after(cast: Cast, as_user: Any) -> None:
    edit(as_user(cast.admin), cast.clerk, role="head")
    event = AuditEvent.objects.get(action="变更角色")
    assert (event.target, event.detail) == ("clerk", f"{Role.CLERK.label} → {Role.HEAD.label}")


def test_switching_off_ends_the_session_and_is_recorded(cast: Cast, as_user: Any) -> None:
    theirs = as_user(cast.clerk)
    edit(as_user(cast.admin), cast.clerk, is_active=None)
    assert "停用账号" in actions()
    assert theirs.get(reverse("password_change")).status_code == 302


@pytest.mark.parametrize("changes", [{"is_active": None}, {"role": "auditor"}])
def test_the_administrator_cannot_shut_themselves_out(
    cast: Cast, as_user: Any, changes: dict[str, Any]
) -> None:
    assert "不能停用自己的账号" in edit(as_user(cast.admin), cast.admin, **changes).content.decode()
    cast.admin.refresh_from_db()
    assert cast.admin.is_active
    assert cast.admin.role == "sysadmin"


def test_a_reset_password_must_be_changed_and_ends_the_sessions(cast: Cast, as_user: Any) -> None:
    theirs, address = as_user(cast.clerk), reverse("admin:units_user_password", args=[cast.clerk.pk])
    assert as_user(cast.admin).get(address).status_code == 200
    ((_, password),) = as_user(cast.admin).post(address, {"password": ""}).context["slips"]
    cast.clerk.refresh_from_db()
    assert cast.clerk.check_password(password)
    assert cast.clerk.must_change_password
    assert theirs.get(reverse("home")).status_code == 302
    assert "重置密码" in actions()


def test_passwords_for_several_leave_ones_own_alone(cast: Cast, as_user: Any) -> None:
    chosen = [cast.clerk.pk, cast.lead.pk, cast.admin.pk]
    data = {"action": "give_new_passwords", "_selected_action": chosen}
    slips = as_user(cast.admin).post(reverse("admin:units_user_changelist"), data).context["slips"]
    assert {user.username for user, _ in slips} == {"clerk", "lead"}


def test_accounts_are_not_deleted(cast: Cast, as_user: Any) -> None:
    address = reverse("admin:units_user_delete", args=[cast.clerk.pk])
    assert as_user(cast.admin).post(address, {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("who", ["reviewer", "district"])
@pytest.mark.parametrize("model", ["units_user", "units_unit", "plans_tasktype"])
def test_reviewers_see_no_accounts_units_or_dictionaries(
    cast: Cast, as_user: Any, who: str, model: str
) -> None:
    client = as_user(getattr(cast, who))
    for page in ("changelist", "add", "import", "export"):
        assert client.get(reverse(f"admin:{model}_{page}")).status_code == 403


def test_no_page_carries_a_password_hash(cast: Cast, as_user: Any) -> None:
    client = as_user(cast.admin)
    pages = [reverse("admin:units_user_changelist"), reverse("admin:units_user_change", args=[cast.clerk.pk])]
    for page in pages:
        assert "md5$" not in client.get(page).content.decode()
    assert b"md5$" not in client.post(reverse("admin:units_user_export"), {"format": "1"}).content


def test_the_list_runs_the_same_queries_for_many(
    cast: Cast, as_user: Any, django_assert_num_queries: Any
) -> None:
    client = as_user(cast.admin)
    for start in (0, 20):
        with django_assert_num_queries(5):
            client.get(reverse("admin:units_user_changelist"))
        for number in range(start, start + 20):
            User.objects.create_user(f"more{number}", None, name="某人", role="clerk", unit=cast.community)
