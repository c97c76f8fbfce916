"""Two who ask for a paper that nobody has made yet, at the same moment: one row, one file, the same bytes."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from plans.models import IssuedPaper, Plan
from plans.paper import files
from tests.races.test_two_hands import a_file_of_its_own, at_once

__all__ = ["a_file_of_its_own"]
MakePlan = Callable[..., Plan]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def both_make_it(monkeypatch: Any) -> list[int]:
    """Nobody's paper is done before both have begun; each one's bytes are their own."""
    begun, made = threading.Barrier(2, timeout=20), []

    def make(plan: Plan) -> files.Prepared:
        def bytes_of_my_own() -> bytes:
            begun.wait()
            made.append(threading.get_ident())
            return f"a paper set by {threading.get_ident()}".encode()

        return "", bytes_of_my_own

    monkeypatch.setitem(files.FORMATS, "txt", ("text/plain", make))
    return made


def test_the_first_one_in_is_the_paper_of_both(make_plan: MakePlan, both_make_it: list[int]) -> None:
    plan = make_plan("issued")
    connection.commit()

    def ask() -> bytes:
        return files.make_paper(Plan.objects.select_related("unit").get(pk=plan.pk), "txt").data

    first, second = at_once(ask, ask)
    assert len(set(both_make_it)) == 2
    assert first == second
    row = IssuedPaper.objects.get(plan=plan, fmt="txt")
    folder = Path(row.file.path).parent
    assert Path(row.file.path).read_bytes() == first
    assert len(list(folder.iterdir())) == 1
