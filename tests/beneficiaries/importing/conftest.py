"""Bringing files in, for the tests of it."""

from collections.abc import Callable

import pytest

from beneficiaries.importing.receiving import receive
from beneficiaries.models import Category, ImportBatch
from shuangyong.units.models import User
from tests.cast import Cast

Bring = Callable[..., ImportBatch]


@pytest.fixture
def bring(cast: Cast, categories: dict[str, Category]) -> Bring:
    """bring(data, actor=…): the file received into the actor's own ledger."""

    def take(
        data: bytes, *, actor: User | None = None, filename: str = "花名册.xlsx", **more: object
    ) -> ImportBatch:
        by = actor or cast.clerk
        assert by.unit is not None
        return receive(actor=by, unit=by.unit, filename=filename, data=data, **more)

    return take
