"""Sign-in and sign-out."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from shuangyong.units.models import AuditEvent
from tests.cast import PASSWORD, Cast


def sign_in(client: Client, username: str = "clerk", password: str = PASSWORD, **data: str) -> Any:
    return client.post(reverse("login"), {"username": username, "password": password, **data})


def test_the_right_password_leads_to_the_start_page(client: Client, cast: Cast) -> None:
    assert sign_in(client).url == reverse("start")


def test_a_wrong_password_says_what_to_do(client: Client, cast: Cast) -> None:
    assert "请找系统管理员重置" in sign_in(client, password="wrong").content.decode()


def test_the_page_is_in_chinese(client: Client, db: None) -> None:
    page = client.get(reverse("login")).content.decode()
    assert "账号" in page
    assert "密码" in page
    assert "Username" not in page


def test_sign_in_goes_on_to_the_page_that_was_asked_for(client: Client, cast: Cast) -> None:
    assert sign_in(client, next="/plans/?year=2027").url == "/plans/?year=2027"


@pytest.mark.parametrize(
    "target",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "javascript:alert(1)",
        "/\\elsewhere.example",
        "https:/x",
    ],
)
def test_sign_in_never_leads_to_another_site(client: Client, cast: Cast, target: str) -> None:
    assert sign_in(client, next=target).url == reverse("start")


def test_who_is_signed_in_already_goes_on(cast: Cast, as_user: Any) -> None:
    assert as_user(cast.clerk).get(reverse("login")).url == reverse("start")


def test_sign_out_by_a_link_is_refused(cast: Cast, as_user: Any) -> None:
    client = as_user(cast.clerk)
    assert client.get(reverse("logout")).status_code == 405
    assert "_auth_user_id" in client.session


def test_sign_out_ends_the_session(cast: Cast, as_user: Any) -> None:
    client = as_user(cast.clerk)
    assert client.post(reverse("logout")).url == reverse("login")
    assert "_auth_user_id" not in client.session


def test_a_deactivated_account_is_out_at_once(cast: Cast, as_user: Any) -> None:
    client = as_user(cast.clerk)
    cast.clerk.is_active = False
    cast.clerk.save()
    response = client.get(reverse("password_change"))
    assert response.status_code == 302
    assert response.url.startswith(reverse("login"))


def test_a_deactivated_account_cannot_sign_in(client: Client, cast: Cast) -> None:
    cast.clerk.is_active = False
    cast.clerk.save()
    assert sign_in(client).status_code == 200


def test_many_wrong_passwords_lock_with_a_page_that_says_how_long(
    client: Client, cast: Cast, settings: Any
) -> None:
    settings.AXES_ENABLED = True
    answers = [sign_in(client, password="wrong") for _ in range(settings.AXES_FAILURE_LIMIT)]
    page = answers[-1].content.decode()
    assert answers[-1].status_code == 429
    assert "15分钟" in page
    assert "系统管理员" in page
    assert sign_in(client).status_code == 429


def test_every_attempt_is_in_the_audit_trail(client: Client, cast: Cast) -> None:
    sign_in(client, password="wrong")
    sign_in(client)
    assert list(AuditEvent.objects.values_list("action", "succeeded")) == [("登录", True), ("登录", False)]


def test_passwords_never_reach_the_audit_trail(client: Client, cast: Cast) -> None:
    sign_in(client, password="my-secret-word")
    event = AuditEvent.objects.get()
    assert "my-secret-word" not in f"{event.target}{event.detail}{event.actor_name}"
