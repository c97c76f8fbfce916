"""Money as people type it."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from activities.forms.visits import money_of


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("500", "500"), ("500元", "500"), ("５００", "500"), ("５００元", "500"), (" 1,200.50 元整", "1200.50"),
     ("￥300", "300"), ("人民币200元", "200"), ("0", "0"), ("１，０００", "1000")],
)  # fmt: skip
def test_it_is_read_however_it_is_written(typed, amount):
    assert money_of(typed) == Decimal(amount)


def test_nothing_typed_is_nothing_given():
    assert money_of("") is None
    assert money_of(" 元") is None


@pytest.mark.parametrize("typed", ["很多", "-5", "1e5", "5.555", "99999999999", "NaN", "5 00 x", "٥٠٠元x"])
def test_what_is_no_amount_is_told_so(typed):
    with pytest.raises(ValidationError):
        money_of(typed)
