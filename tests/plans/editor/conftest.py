"""Sending one change to the editor's address, as the page does."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from plans.models import Plan
from shuangyong.units.models import User

Send = Callable[..., Any]


@pytest.fixture
def send(as_user: Callable[[User], Client]) -> Send:
    """send(user, plan, op=…, kind=…, …): the response to one change."""

    def post(user: User | None, plan: Plan, /, **command: Any) -> Any:
        client = as_user(user) if user else Client()
        return client.post(reverse("plans:save", args=[plan.pk]), command, content_type="application/json")

    return post
