"""A plan table: every row is a task, with its columns."""

from tests.plans.reading.read_help import TITLE, reading_of

HEAD = "序号\t时间\t活动内容\t责任人\t责任单位\t地点\t要求\n"


def rows_of(text: str):
    return reading_of(TITLE + text).tasks


def test_columns_become_what_they_say():
    (task,) = rows_of(HEAD + "1\t3月\t看望老战士\t田小禾\t居委会\t东区\t带上春联")
    assert (task.text, task.quarters) == ("看望老战士", (1,))
    assert (task.responsible_person, task.responsible_unit) == ("田小禾", "居委会")
    assert (task.place, task.details) == ("东区", "带上春联")


def test_a_merged_time_holds_for_the_rows_below_it():
    rows = rows_of(HEAD + "1\t二季度\t看望老战士\n2\t\t举办讲座\n3\t10月\t清理墓碑")
    assert [task.quarters for task in rows] == [(2,), (2,), (4,)]


def test_a_sum_is_no_task():
    assert [task.text for task in rows_of(HEAD + "1\t3月\t看望老战士\n\t\t合 计")] == ["看望老战士"]


def test_a_line_between_the_rows_does_not_end_the_table():
    text = "时间\t活动内容\n3月\t看望老战士\n下一季度\n5月\t举办讲座"
    assert [task.text for task in rows_of(text)] == ["看望老战士", "举办讲座"]


def test_a_table_that_names_no_work_gives_no_task():
    assert rows_of("类别\t标准\n三等功\t五百元") == ()


def test_a_sentence_that_says_a_row_again_is_no_second_task():
    text = "一、主要措施\n三月组织楼长看望老战士家庭。\n时间\t活动内容\n3月\t组织楼长看望老战士家庭"
    assert len(rows_of(text)) == 1


def test_the_words_of_a_row_are_found_in_their_cell():
    (task,) = rows_of("时间\t活动内容\n3月\t看望老战士")
    (span,) = task.spans
    assert "3月\t看望老战士"[span.start : span.end] == "看望老战士"
