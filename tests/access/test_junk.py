"""Whatever stands behind the question mark: a page, a sentence or 404, and never an error of ours."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.access.table import ROWS, Row
from tests.access.test_table import Scene, address, scene

__all__ = ["scene"]
NAMES = (
    "q", "year", "page", "state", "unit", "void", "show", "since", "until", "action", "who", "result", "at",
    "v", "part", "next", "back", "o", "p", "all", "id__in", "role", "source", "template",
    "month", "quarter", "day", "kind", "type", "task", "window", "scope", "grid", "category", "not_since",
    "format", "asked_by", "title", "decision", "person", "sort", "partner", "direction", "has",
    "own", "meeting", "visit",
)  # fmt: skip
VALUES = ("abc", "-1", "9" * 30, "\0", "%", "9999-12-31", "0001-01-01", "task:zz", "²", "草" * 2000)
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("unwatched")]
# Each value under every name, put into words once: the long one alone is 800 kB.
QUERIES = {value: urlencode(dict.fromkeys(NAMES, value)) for value in VALUES}
# Without the pictures of pages, whose making is slow and reads no word of the address but one.
PAGES = [row for row in ROWS if row.method == "GET" and row.name != "plans:page"]


@pytest.mark.parametrize("row", PAGES, ids=str)
def test_no_junk_in_the_address_is_an_error(row: Row, scene: Scene, as_user: Any) -> None:
    cast = scene["cast"]
    clients = [Client(), *(as_user(user) for user in (cast.clerk, cast.reviewer, cast.auditor))]
    if row.name.startswith("admin:"):
        clients = [as_user(cast.admin)]
    url = address(row, scene)
    for client in clients:
        client.raise_request_exception = False
        for value, query in QUERIES.items():
            answer = client.get(url, QUERY_STRING=query)
            answer.close()  # a file that is streamed
            assert answer.status_code < 500, (answer, value)


@pytest.mark.parametrize("name", NAMES)
def test_one_bad_filter_of_a_list_is_no_error(name: str, scene: Scene, row: Row, as_user: Any) -> None:
    cast = scene["cast"]
    lists = {
        cast.reviewer: ("/plans/", "/home/", "/admin/plans/plan/", "/admin/plans/plan/export/"),
        cast.auditor: ("/audit/", "/audit/export/"),
    }
    for user, addresses in lists.items():
        client = as_user(user)
        client.raise_request_exception = False
        for url in addresses:
            for value in VALUES:
                assert client.get(url, {name: value}).status_code < 500, (url, value)


@pytest.fixture
def row() -> Row:
    return Row("home", "-", "GET", {})


def test_a_nul_in_the_address_is_a_bad_request_in_chinese(cast: Any, as_user: Any) -> None:
    for url in ("/plans/?q=%00", "/admin/plans/plan/%00/change/"):
        response = as_user(cast.reviewer).get(url)
        assert response.status_code == 400
        assert "请" in response.content.decode()
