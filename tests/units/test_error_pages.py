"""Error pages: Chinese, with what to do, and without queries."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from shuangyong.units.models import AuditEvent
from shuangyong.units.views import errors
from tests.cast import Cast


def test_an_unknown_address_is_404_in_chinese(cast: Cast, as_user: Any) -> None:
    response = as_user(cast.clerk).get("/no-such-page/")
    assert response.status_code == 404
    assert "没有找到这一页" in response.content.decode()


def test_403_shows_the_reason_that_was_given(cast: Cast, as_user: Any) -> None:
    response = as_user(cast.clerk).get(reverse("audit"))
    assert "审计记录只有审计员可以查看" in response.content.decode()


def test_a_refused_attempt_is_in_the_audit_trail(cast: Cast, as_user: Any) -> None:
    as_user(cast.clerk).get(reverse("audit"))
    event = AuditEvent.objects.get(action="越权访问")
    assert (event.actor, event.target, event.succeeded) == (cast.clerk, reverse("audit"), False)


def test_a_form_without_its_token_is_explained(cast: Cast) -> None:
    response = Client(enforce_csrf_checks=True).post(reverse("login"), {"username": "x", "password": "y"})
    assert response.status_code == 403
    assert "刷新" in response.content.decode()


def test_the_500_page_needs_neither_database_nor_user() -> None:
    response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "系统出了点问题" in response.content.decode()


def test_an_error_in_a_view_shows_the_500_page(
    cast: Cast, as_user: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("shuangyong.units.views.audit.Paginator", broken)
    client = as_user(cast.auditor)
    client.raise_request_exception = False
    response = client.get(reverse("audit"))
    assert response.status_code == 500
    assert "代号 500" in response.content.decode()


def test_a_bad_request_is_answered_in_chinese(settings: Any) -> None:
    response = Client().get(reverse("login"), headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "这个请求看不懂" in response.content.decode()


@pytest.mark.parametrize("path", ["/login/", "/no-such-page/", "/audit/"])
def test_every_answer_has_the_strict_policy(cast: Cast, as_user: Any, path: str) -> None:
    policy = as_user(cast.clerk).get(path).headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
