"""Comparison, whatever the two states of a plan."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from plans.content import GoalContent, MemberContent, ParagraphContent, PlanContent, TaskContent
from plans.review.compare import Change, compare
from plans.review.segments import segments

WORDS = st.text(alphabet="春节走访慰问军属12.8A bC，。\n\U000f0000", max_size=24)
KEYS = st.sampled_from([f"{number:032x}" for number in range(6)])
PARAGRAPHS = st.lists(
    st.builds(
        ParagraphContent, text=WORDS, level=st.integers(0, 4), marker=st.sampled_from(["", "一、"]), key=KEYS
    ),
    unique_by=lambda row: row.key,
    max_size=6,
).map(tuple)
TASKS = st.lists(
    st.builds(TaskContent, title=WORDS, responsible_person=WORDS, key=KEYS),
    unique_by=lambda row: row.key,
    max_size=4,
).map(tuple)
PLANS = st.builds(
    PlanContent,
    title=WORDS,
    year=st.just(2027),
    group_name=WORDS,
    paragraphs=PARAGRAPHS,
    goals=st.lists(
        st.builds(GoalContent, text=WORDS, key=KEYS), unique_by=lambda row: row.key, max_size=3
    ).map(tuple),
    tasks=TASKS,
    members=st.lists(
        st.builds(MemberContent, name=WORDS, key=KEYS), unique_by=lambda r: r.key, max_size=3
    ).map(tuple),
)


@given(WORDS, WORDS)
def test_kept_and_removed_words_are_the_old_text_kept_and_added_the_new(old: str, new: str) -> None:
    found = segments(old, new)
    assert "".join(text for sign, text in found if sign in "=-") == old
    assert "".join(text for sign, text in found if sign in "=+") == new


@given(PLANS)
def test_a_plan_beside_itself_has_no_change(plan: PlanContent) -> None:
    comparison = compare(plan, plan)
    assert not comparison.has_changes
    assert comparison.summary == "没有改动"


@given(PLANS, PLANS)
def test_no_row_is_lost_and_none_shown_twice(old: PlanContent, new: PlanContent) -> None:
    rows = compare(old, new).paragraphs
    assert sorted(row.key for row in rows) == sorted({row.key for row in (*old.paragraphs, *new.paragraphs)})


@given(PLANS, PLANS)
def test_what_is_not_removed_stands_in_the_new_order(old: PlanContent, new: PlanContent) -> None:
    rows = [row.key for row in compare(old, new).paragraphs if row.change is not Change.REMOVED]
    assert rows == [row.key for row in new.paragraphs]


@given(PLANS)
def test_moving_one_row_to_the_front_moves_at_most_that_row(plan: PlanContent) -> None:
    moved = replace(plan, paragraphs=plan.paragraphs[-1:] + plan.paragraphs[:-1])
    assert compare(plan, moved).counts.get(Change.MOVED, 0) <= 1
