"""The audit trail names the client, not our own proxy, and believes nobody else's header."""

from typing import Any

import pytest
from django.test import Client

from shuangyong.units.models import AuditEvent
from tests.cast import PASSWORD, Cast


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (0, "10.1.1.1", "127.0.0.1"),
        (1, "10.1.1.1", "10.1.1.1"),
        (1, "203.0.113.9, 10.1.1.1", "10.1.1.1"),
        (2, "203.0.113.9, 10.1.1.1, 10.2.2.2", "10.1.1.1"),
        (2, "10.1.1.1", "127.0.0.1"),
    ],
)
def test_the_address_is_the_one_our_outermost_proxy_saw(
    cast: Cast, client: Client, settings: Any, proxies: int, header: str, address: str
) -> None:
    settings.PROXIES = proxies
    client.post("/login/", {"username": "clerk", "password": PASSWORD}, headers={"x-forwarded-for": header})
    assert AuditEvent.objects.get(action="登录").address == address
