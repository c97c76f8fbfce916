"""How amounts stand on the pages of activities."""

from decimal import Decimal

from django import template

register = template.Library()


@register.filter
def yuan(value: Decimal | int | None) -> str:
    """1,200 or 1,200.50; nothing for what was not said."""
    if value is None or value == "":
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


@register.filter
def amount(value: Decimal | None) -> str:
    """A quantity without the noughts behind the point."""
    return "" if value is None else f"{value.normalize():f}"
