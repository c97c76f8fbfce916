"""How an amount is written: no sign of a fraction where there is none."""

from decimal import Decimal

Number = int | Decimal


def number(value: Number) -> str:
    """For a page, grouped by three: 12, 1,280, 1,280.50."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.2f}"


def plain_number(value: Number) -> str:
    """For a paper or a form: 12, 1280, 1280.50."""
    return f"{int(value)}" if value == int(value) else f"{value:.2f}"


def quantity(value: Decimal | None) -> str:
    """How much of something, as it was typed: 12, 2.5; nothing for what was not said."""
    return "" if value is None else f"{value.normalize():f}"
