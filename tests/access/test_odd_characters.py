"""What a keyboard never types but a clipboard brings: kept out of titles, and no paper breaks."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from plans.models import Plan
from tests.cast import Cast

ODD = "双\x08拥\x1b\ufffe\uffff计划"


@pytest.mark.parametrize("fmt", ["txt", "xlsx", "pdf"])
def test_a_title_with_signs_that_no_file_holds(cast: Cast, as_user: Any, fmt: str) -> None:
    client = as_user(cast.clerk)
    client.post(reverse("plans:new_blank"), {"year": "2031", "title": ODD})
    plan = Plan.objects.get()
    assert plan.title == "双拥计划"
    assert client.get(reverse("plans:export", args=[plan.pk, fmt])).status_code == 200


def test_a_signatory_with_such_signs(cast: Cast, make_plan: Callable[..., Plan], as_user: Any) -> None:
    plan = make_plan("approved")
    form = {"version": plan.version, "signatory": ODD, "signed_on": "2027-01-12"}
    as_user(cast.clerk).post(reverse("plans:issue", args=[plan.pk]), form)
    plan.refresh_from_db()
    assert plan.signatory == "双拥计划"


@pytest.mark.parametrize(
    ("content_type", "body", "answer"),
    [
        ("application/json", "{", 400),
        ("application/json", "[" * 50_000, 400),
        ("application/json", '{"version": ' + "9" * 6000 + "}", 400),
        ("application/json", "1" * (9 << 20), 400),
        (
            "application/json",
            '{"op":"save","kind":"task","key":"KEY","version":1,"fields":{"type":"\\u0000"}}',
            400,
        ),
        ("text/plain", "\ud800".encode(errors="surrogatepass"), 400),
    ],
)
def test_a_save_that_is_none_is_refused(
    cast: Cast, make_plan: Callable[..., Plan], as_user: Any, content_type: str, body: Any, answer: int
) -> None:
    client = as_user(cast.clerk)
    client.raise_request_exception = False
    plan = make_plan()
    url = reverse("plans:save", args=[plan.pk])
    if isinstance(body, str):
        body = body.replace("KEY", plan.tasks.all()[0].key.hex)
    assert client.post(url, body, content_type=content_type).status_code == answer
