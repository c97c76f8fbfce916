"""Tasks by quarter."""

import pytest

from plans.quarters import quarter_words, tasks_by_quarter
from tests.plans.paper.full_plan import task


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("", ""),
        ("一季度", "一季度"),
        ("一、三季度", "一、三季度"),
        ("每月", "全年"),
        ("上半年", "一、二季度"),
    ],
)
def test_the_quarters_of_a_task_in_words(when: str, words: str) -> None:
    assert quarter_words(task("例会", when), 2027) == words


def test_all_four_quarters_are_there_and_then_the_rest() -> None:
    groups = tasks_by_quarter([task("联谊", "八一前夕"), task("来访")], 2027)
    assert [(group.number, len(group.tasks)) for group in groups] == [(1, 0), (2, 0), (3, 1), (4, 0), (0, 1)]
