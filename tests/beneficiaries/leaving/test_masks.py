"""No format of any list holds a full value, unless the second step was taken."""

from typing import Any

import pytest

from tests.beneficiaries.leaving.conftest import (
    ACCOUNT,
    ADDRESS,
    NUMBER,
    PASSWORD,
    PHONE,
    SECRETS,
    content,
    words_of_pdf,
    words_of_xlsx,
)

LISTS = ("roster", "visits", "payments")
READERS = ("clerk", "lead", "reviewer", "district")
pytestmark = pytest.mark.usefixtures("full_person", "all_columns")


def searched(words: str) -> list[str]:
    return [secret for secret in SECRETS if secret in words]


@pytest.mark.parametrize("role", READERS)
def test_a_masked_export_of_all_columns_holds_no_full_value(role: str, cast: Any, as_user: Any) -> None:
    words = words_of_xlsx(content(as_user(getattr(cast, role)).post("/people/export/file/")))
    assert searched(words) == []
    assert "石大山" in words
    assert f"{NUMBER[:6]}********{NUMBER[-4:]}" in words
    assert "199****8888" in words
    assert "证件号码、电话等已遮盖" in words


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("fmt", ["xlsx", "pdf"])
def test_a_masked_list_holds_no_full_value(kind: str, fmt: str, cast: Any, as_user: Any) -> None:
    for role in READERS:
        client = as_user(getattr(cast, role))
        data = content(client.post(f"/people/lists/file/?kind={kind}&year=2027", {"format": fmt}))
        words = words_of_xlsx(data) if fmt == "xlsx" else words_of_pdf(data)
        assert searched(words) == [], role
        assert "石大山" in words


def test_pages_of_the_exports_hold_no_full_value(cast: Any, as_user: Any) -> None:
    client = as_user(cast.lead)
    for address in ("export/", "export/full/", "counts/", "lists/", "lists/full/?format=pdf"):
        assert searched(client.get(f"/people/{address}").content.decode()) == [], address


def test_after_the_second_step_the_export_holds_the_values(cast: Any, as_user: Any) -> None:
    answer = {"reason": "报区局核对优待金", "password": PASSWORD}
    words = words_of_xlsx(content(as_user(cast.lead).post("/people/export/full/", answer)))
    assert set(searched(words)) == set(SECRETS)
    assert "内部资料，用后销毁" in words


@pytest.mark.parametrize("fmt", ["xlsx", "pdf"])
def test_a_visiting_list_never_holds_the_door_and_the_payment_list_opens_account_and_id(
    fmt: str, cast: Any, as_user: Any
) -> None:
    client, answer = as_user(cast.lead), {"reason": "报区局核对优待金", "password": PASSWORD}
    found = {}
    for kind in ("visits", "payments"):
        data = content(client.post(f"/people/lists/full/?kind={kind}&year=2027&format={fmt}", answer))
        found[kind] = searched(words_of_xlsx(data) if fmt == "xlsx" else words_of_pdf(data))
    assert found == {"visits": [], "payments": [ACCOUNT, NUMBER]}
    assert ADDRESS not in found["visits"]
    assert PHONE not in found["payments"]


def test_counts_hold_nobody(cast: Any, as_user: Any) -> None:
    words = words_of_xlsx(as_user(cast.lead).get("/people/counts/file/").content)
    assert searched(words) == []
    assert "石大山" not in words
