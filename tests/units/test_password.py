"""Change of password."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from shuangyong.units.models import AuditEvent
from tests.cast import PASSWORD, Cast

NEW = "birch-forest-77"


def change(client: Client, old: str = PASSWORD, new: str = NEW, again: str | None = None) -> Any:
    data = {"old_password": old, "new_password1": new, "new_password2": new if again is None else again}
    return client.post(reverse("password_change"), data)


def test_the_new_password_is_set_and_this_session_goes_on(cast: Cast, as_user: Any) -> None:
    client = as_user(cast.clerk)
    assert change(client).url == reverse("start")
    assert client.get(reverse("password_change")).status_code == 200
    cast.clerk.refresh_from_db()
    assert cast.clerk.check_password(NEW)


def test_the_other_sessions_of_the_account_end(cast: Cast, as_user: Any) -> None:
    here, elsewhere = as_user(cast.clerk), as_user(cast.clerk)
    change(here)
    assert elsewhere.get(reverse("password_change")).url.startswith(reverse("login"))


@pytest.mark.parametrize(
    ("old", "new", "again", "words"),
    [
        ("wrong", NEW, NEW, "原密码不对"),
        (PASSWORD, NEW, "other-one-88", "两次输入的新密码不一样"),
        (PASSWORD, PASSWORD, PASSWORD, "新密码不能和原来的一样"),
        (PASSWORD, "short7", "short7", "密码太短"),
        (PASSWORD, "2846193750", "2846193750", "只用了一种字符"),
        (PASSWORD, "clerk-01", "clerk-01", "相似"),
        (PASSWORD, "password1", "password1", "常见"),
        (PASSWORD, "", "", "请填写新密码"),
    ],
)
def test_a_password_that_will_not_do_is_refused_in_chinese(
    cast: Cast, as_user: Any, old: str, new: str, again: str, words: str
) -> None:
    response = change(as_user(cast.clerk), old, new, again)
    assert response.status_code == 200
    assert words in response.content.decode()
    cast.clerk.refresh_from_db()
    assert cast.clerk.check_password(PASSWORD)


@pytest.mark.parametrize("name", ["start", "home", "plans:list", "admin:index"])
def test_at_the_first_sign_in_every_page_leads_to_the_change(cast: Cast, as_user: Any, name: str) -> None:
    cast.admin.must_change_password = True
    cast.admin.save()
    assert as_user(cast.admin).get(reverse(name)).url == reverse("password_change")


def test_after_the_change_the_pages_are_open(cast: Cast, as_user: Any) -> None:
    cast.clerk.must_change_password = True
    cast.clerk.save()
    client = as_user(cast.clerk)
    assert "初始密码" in client.get(reverse("password_change")).content.decode()
    change(client)
    cast.clerk.refresh_from_db()
    assert not cast.clerk.must_change_password


def test_the_change_and_the_failed_change_are_recorded(cast: Cast, as_user: Any) -> None:
    client = as_user(cast.clerk)
    change(client, old="wrong")
    change(client)
    assert list(AuditEvent.objects.filter(action="修改密码").values_list("succeeded", flat=True)) == [
        True,
        False,
    ]
