"""No address of the product stands outside the table of access."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import get_resolver

from tests.access.table import ROWS

# The admin's redirect from an object's bare address, and its answer to anything else: neither shows anything.
UNNAMED = {"admin:<path:object_id>/", r"admin:(?P<url>.*)$"}


def addresses(patterns: list[Any], space: str = "") -> Iterator[tuple[str, str]]:
    """(name, pattern) of every address, with the namespace before the name."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern.url_patterns, inner)
        else:
            yield (f"{space}{pattern.name}" if pattern.name else "", f"{space}{pattern.pattern}")


FOUND = list(addresses(get_resolver().url_patterns))


def test_every_address_has_a_name() -> None:
    assert {pattern for name, pattern in FOUND if not name} == UNNAMED


@pytest.mark.parametrize("name", sorted({name for name, _ in FOUND if name}))
def test_an_address_stands_in_the_table(name: str) -> None:
    assert {row.method for row in ROWS if row.name == name} & {"GET"}


def test_the_table_names_no_address_that_is_gone() -> None:
    assert {row.name for row in ROWS} <= {name for name, _ in FOUND}


def test_every_address_that_takes_a_post_has_a_line_for_it() -> None:
    reading = {"admin:jsi18n", "admin:app_list"}
    without = {row.name for row in ROWS} - {row.name for row in ROWS if row.method == "POST"}
    lists = {name for name in without if name.endswith(("_changelist", "_history"))}
    assert without - lists == reading
