"""What the pages of a record are tried with."""

import pytest

from beneficiaries.services import care


@pytest.fixture
def typed(categories):
    """typed(**more): the least that makes a record, as the form sends it."""

    def form(code="H30", **more):
        start = {"name": "石小溪", "identity": ["0"], "main": "0", "i0-category": categories[code].pk}
        return {**start, **more}

    return form


@pytest.fixture
def add_row(cast):
    """add_row(person, kind, **values): a row by the clerk's hand, as it lies in the database."""

    def add(person, row_kind, /, **values):
        row = care.add_row(actor=cast.clerk, person=person, kind=row_kind, values=values)
        return type(row)._base_manager.get(pk=row.pk)

    return add
