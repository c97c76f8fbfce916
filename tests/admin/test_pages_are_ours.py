"""Every settings page: nothing inline, no English, the product's own head and the way back."""

import html
import re
from typing import Any

import pytest
from django.urls import reverse

from plans.models import TaskType
from tests.cast import Cast
from tests.units.test_templates_are_strict import FORBIDDEN

SCREENS = ("units_unit", "units_user", "plans_tasktype")
# Names of formats and of accounts in the cast, and examples of file names.
ALLOWED = {"excel", "csv", "xlsx", "clerk", "admin", "auditor", "bureau", "district", "lead", "reviewer"}
ALLOWED |= {"colleague", "coreviewer"}


def pages(cast: Cast, task_type: TaskType) -> list[str]:
    found = [reverse("admin:index"), reverse("admin:app_list", args=["units"])]
    for screen in SCREENS:
        found += [reverse(f"admin:{screen}_{page}") for page in ("changelist", "add", "import", "export")]
    for screen, key in zip(SCREENS, (cast.community.pk, cast.clerk.pk, task_type.pk), strict=True):
        found += [reverse(f"admin:{screen}_{page}", args=[key]) for page in ("change", "history")]
    found += [reverse("admin:units_unit_delete", args=[cast.community.pk])]
    found += [reverse("admin:units_user_password", args=[cast.clerk.pk])]
    return found


@pytest.fixture
def bodies(cast: Cast, task_type: TaskType, make_plan: Any, as_user: Any) -> dict[str, str]:
    plan, client = make_plan(), as_user(cast.admin)
    wanted = pages(cast, task_type)
    wanted += [reverse("admin:plans_plan_changelist"), reverse("admin:plans_plan_export")]
    wanted += [reverse(f"admin:plans_plan_{page}", args=[plan.pk]) for page in ("change", "history")]
    return {address: client.get(address).content.decode() for address in wanted}


def test_nothing_stands_inline(bodies: dict[str, str]) -> None:
    found = {
        (address, name)
        for address, body in bodies.items()
        for name, pattern in FORBIDDEN.items()
        if pattern.search(body)
    }
    assert found == set()


def visible_words(body: str) -> set[str]:
    """Latin words of three letters and more that a reader sees."""
    text = re.sub(r"(?s)<(script|style|svg)\b.*?</\1>|<!--.*?-->", " ", body)
    values = re.findall(r'<input[^>]*type="submit"[^>]*value="([^"]*)"', text)
    plain = html.unescape(re.sub(r"<[^>]+>", " ", text) + " ".join(values))
    return {word.lower() for word in re.findall(r"[A-Za-z]{3,}", plain)} - ALLOWED


def test_no_english_is_seen(bodies: dict[str, str]) -> None:
    assert {address: words for address, body in bodies.items() if (words := visible_words(body))} == {}


def test_every_page_leads_back_to_the_product(bodies: dict[str, str]) -> None:
    home = f'href="{reverse("home")}"'
    assert [address for address, body in bodies.items() if home not in body] == []
