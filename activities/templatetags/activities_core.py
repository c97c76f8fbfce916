"""How amounts stand on the pages of activities."""

from decimal import Decimal

from django import template

from plans.amounts import number, quantity

register = template.Library()
register.filter("amount", quantity)


@register.filter
def yuan(value: Decimal | int | None) -> str:
    """1,200 or 1,200.50; nothing for what was not said."""
    return "" if value is None or value == "" else number(value)
