"""Junk in an address or a form is no number, and never reaches the database."""

import pytest

from activities.sent import number_sent


@pytest.mark.parametrize("junk", ["", "-1", "1.5", "１２", "七", "1 ", "²", "9" * 18, "1\0"])
def test_junk_is_no_number(junk: str) -> None:
    assert number_sent(junk) is None


def test_digits_are_a_number() -> None:
    assert [number_sent(text) for text in ("0", "007", "9" * 17)] == [0, 7, int("9" * 17)]
