"""Lines on their way into the database and back, and what an edit does to them."""

from hypothesis import given
from hypothesis import strategies as st

from plans.intake.staging import patch, stored, unpatched, unstored, with_edits
from plans.reading.found import Edit, Span
from shuangyong.documents.incoming import IncomingLine, lines_of_text

WORDS = st.text(alphabet="一、二（）1.\t 春节走访。", max_size=12)
LINES = st.builds(
    IncomingLine,
    text=WORDS,
    level=st.integers(0, 4),
    is_title=st.booleans(),
    cells=st.lists(WORDS, max_size=3).map(tuple),
    table=st.integers(0, 2),
    furniture=st.booleans(),
    is_part=st.booleans(),
)
EDITS = st.builds(
    Edit, span=st.builds(Span, st.integers(-1, 6), st.integers(-1, 14), st.integers(-1, 14)), text=WORDS
)


@given(st.lists(LINES, max_size=6))
def test_lines_come_back_as_they_were(lines: list[IncomingLine]) -> None:
    assert unstored(stored(lines)) == tuple(lines)


def test_names_that_are_no_longer_known_are_passed_over() -> None:
    assert unstored([{"text": "春节走访", "colour": "red"}]) == (IncomingLine("春节走访"),)


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=8))
def test_a_change_is_taken_back_exactly(before: list[str], after: list[str]) -> None:
    assert unpatched(after, patch(before, after)) == before


@given(st.lists(LINES, max_size=5), st.lists(EDITS, max_size=5))
def test_no_edit_breaks_the_lines(lines: list[IncomingLine], edits: list[Edit]) -> None:
    changed, moved = with_edits(lines, edits)
    assert len(changed) == len(moved)
    assert all(0 <= new < len(changed) for new in moved.values())


def test_edits_of_one_line_do_not_shift_each_other() -> None:
    lines = lines_of_text("社区礼貌，居民礼貌。\n第二行")
    edits = [Edit(Span(0, 2, 4), "文明"), Edit(Span(0, 7, 9), "文明有序")]
    assert [line.text for line in with_edits(lines, edits)[0]] == ["社区文明，居民文明有序。", "第二行"]


def test_the_second_of_two_that_overlap_is_passed_over() -> None:
    lines = lines_of_text("社区礼貌周")
    changed, _ = with_edits(lines, [Edit(Span(0, 2, 5), "文明周"), Edit(Span(0, 1, 4), "区文明")])
    assert changed[0].text == "社区文明周"


def test_a_line_left_without_words_goes_and_the_others_move_up() -> None:
    lines = lines_of_text("一、走访\n更多范文请看本站\n二、慰问")
    changed, moved = with_edits(lines, [Edit(Span(1, 0, 8), "")])
    assert [line.text for line in changed] == ["一、走访", "二、慰问"]
    assert moved == {0: 0, 2: 1}


def test_the_cells_of_a_row_follow_its_words() -> None:
    lines = lines_of_text("序号\t活动\n1\t礼貌宣传")
    changed, _ = with_edits(lines, [Edit(Span(1, 2, 4), "文明")])
    assert changed[1].cells == ("1", "文明宣传")
