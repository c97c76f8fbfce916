"""A text becomes a plan and stays what it was, to the character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.content import PlanContent
from plans.services.editing import MAX_ROWS
from plans.starts.basics import CannotStart
from plans.starts.text import MAX_PARAGRAPH, from_text, read_text_file
from shuangyong.documents.text_in import split_lines

TITLE = "桂园社区2027年双拥工作计划"


def read(text: str, title: str = "") -> PlanContent:
    return from_text(text, year=2027, unit_name="桂园社区", title=title)


def lines_of(content: PlanContent) -> list[str]:
    rows = [row.indent + row.marker + row.text for row in content.paragraphs]
    return [content.title, *rows] if content.title_in_text else rows


@given(
    st.lists(
        st.text(alphabet="一二三、（）()12.． 　\t双拥工作计划目标《①*_:：。x", min_size=1, max_size=80),
        min_size=1,
    ).filter(lambda lines: any(line.strip() for line in lines))
)
def test_text_in_is_text_out(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert lines_of(read(text)) == [line for line in split_lines(text) if line.strip()]


def test_a_first_line_that_is_a_title_becomes_the_title_and_no_paragraph() -> None:
    content = read(f"{TITLE}\n为做好双拥工作，制定本计划。")
    assert (content.title, content.title_in_text) == (TITLE, True)
    assert [row.text for row in content.paragraphs] == ["为做好双拥工作，制定本计划。"]


@pytest.mark.parametrize("title", ["双拥工作要点", "2027年双拥工作实施方案", "双拥工作安排（草案）"])
def test_plans_have_other_titles_too(title: str) -> None:
    assert read(f"{title}\n正文。").title == title


@pytest.mark.parametrize(
    "first",
    [
        "　　双拥工作计划",
        "双拥工作计划 ",
        "一、工作安排",
        "今年的工作，有如下安排",
        "为做好双拥工作制定计划。",
        "双" * 70 + "计划",
    ],
)
def test_a_first_line_that_may_not_be_a_title_stays_a_paragraph(first: str) -> None:
    content = read(f"{first}\n正文。")
    assert (content.title, content.title_in_text) == (TITLE, False)
    assert lines_of(content) == [first, "正文。"]


def test_a_title_given_beside_the_text_does_not_eat_a_line() -> None:
    content = read("双拥工作要点\n正文。", title="另一个标题")
    assert (content.title, content.title_in_text) == ("另一个标题", False)
    assert len(content.paragraphs) == 2


def test_clear_headings_get_a_role_once() -> None:
    headings = ("一、指导思想", "二、工作目标", "三、主要工作", "四、组织领导", "五、加强组织领导")
    text = "\n文。\n".join((*headings, ""))
    assert [row.role for row in read(text).paragraphs if row.level] == [
        "guiding",
        "goals",
        "measures",
        "organisation",
        "",
    ]


def test_a_short_line_without_a_number_opens_a_new_part() -> None:
    text = "一、上半年\n走访。\n2027年共建工作目标\n一、主题\n共建。\n结束打算"
    assert [row.role for row in read(text).paragraphs] == ["", "", "part", "", "", ""]


def test_a_sentence_gets_no_role() -> None:
    assert not read("1、加强组织领导，落实指导思想，实现工作目标。").paragraphs[0].role


def test_a_line_with_more_blanks_than_a_column_holds_is_kept_whole() -> None:
    line = " " * 41 + "一、工作"
    row = read(line).paragraphs[0]
    assert (row.indent, row.marker, row.text) == ("", "", line)


def test_as_many_paragraphs_as_fit_are_taken_and_one_more_is_refused() -> None:
    assert len(read("段。\n" * MAX_ROWS).paragraphs) == MAX_ROWS
    with pytest.raises(CannotStart, match="有1001段，一份计划最多1000段"):
        read("段。\n" * (MAX_ROWS + 1))


def test_an_endless_paragraph_is_refused_with_its_number() -> None:
    with pytest.raises(CannotStart, match="第2段有20001个字"):
        read("短。\n" + "长" * (MAX_PARAGRAPH + 1))


@pytest.mark.parametrize("text", ["", " \n　\n\t"])
def test_nothing_to_import_is_said(text: str) -> None:
    with pytest.raises(CannotStart, match="没有文字可以导入"):
        read(text)


def test_a_file_that_is_too_large_is_not_even_read() -> None:
    def never() -> bytes:
        raise AssertionError

    with pytest.raises(CannotStart, match=r"文件太大（5.0 MB），最多2 MB"):
        read_text_file(5 * 1024 * 1024, never)
