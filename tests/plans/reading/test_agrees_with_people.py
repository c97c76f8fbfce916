"""The bars of the reader on all marked texts, and that no single text falls far below them."""

import pytest

from tests.plans.reading.scoring import FOLDER, Score, score_of

MARKED = sorted(FOLDER.glob("*.json"))


def test_there_are_texts_enough():
    assert len(MARKED) >= 20


def test_on_the_whole_set_the_reader_agrees():
    total = Score()
    for path in MARKED:
        total.plus(score_of(path))
    assert total.tasks.f1 >= 0.93
    assert total.quarters.share >= 0.97
    assert total.headings.f1 >= 0.96
    assert total.group.f1 >= 0.96
    assert total.goals.f1 >= 0.9


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_no_text_is_read_badly(path):
    score = score_of(path)
    assert score.tasks.f1 >= 0.8
    assert score.headings.f1 >= 0.8
    assert score.quarters.share >= 0.75
