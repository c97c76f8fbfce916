"""An amount stands without a sign of a fraction where there is none."""

from decimal import Decimal

import pytest

from plans.amounts import number, plain_number, quantity


@pytest.mark.parametrize(
    ("value", "on_a_page", "on_a_paper"),
    [
        ("0", "0", "0"),
        ("500.00", "500", "500"),
        ("1280", "1,280", "1280"),
        ("1280.5", "1,280.50", "1280.50"),
        ("0.05", "0.05", "0.05"),
    ],
)
def test_an_amount(value: str, on_a_page: str, on_a_paper: str) -> None:
    assert (number(Decimal(value)), plain_number(Decimal(value))) == (on_a_page, on_a_paper)


def test_a_quantity_stands_as_it_was_typed() -> None:
    assert [quantity(Decimal(typed)) for typed in ("2.50", "100.00")] == ["2.5", "100"]
    assert quantity(None) == ""
