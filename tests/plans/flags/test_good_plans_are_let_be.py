"""A plan that is as it should be gets no flag, though words stand in it that are often wrong."""

import pytest

from tests.plans.flags.texts import CLEAN, flags_of


@pytest.mark.parametrize("name", CLEAN)
@pytest.mark.parametrize("year", [0, 2026])
def test_no_flag(name: str, year: int) -> None:
    assert [(flag.code, flag.message) for flag in flags_of(CLEAN[name], year)] == []


@pytest.mark.parametrize("name", CLEAN)
def test_nor_when_it_becomes_the_plan_of_next_year(name: str) -> None:
    assert [(flag.code, flag.message) for flag in flags_of(CLEAN[name], 2026, 2027)] == []
