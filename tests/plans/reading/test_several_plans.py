"""Several plans in one file."""

from plans.reading.several import split_plans
from shuangyong.documents.incoming import lines_of_text

BODY = "一、主要措施\n1.看望老战士。\n2.举办讲座。\n3.清理墓碑。\n4.布置橱窗。\n"


def parts_of(text: str) -> list[tuple[str, int, int]]:
    return [(part.title, part.start, part.end) for part in split_plans(lines_of_text(text))]


def test_one_plan_is_one_part():
    assert parts_of("云溪社区2026年双拥工作计划\n" + BODY) == [("云溪社区2026年双拥工作计划", 0, 6)]


def test_every_title_begins_a_plan():
    text = f"云溪社区2026年双拥工作计划\n{BODY}柳河村2026年拥军工作要点\n{BODY}"
    assert parts_of(text) == [("云溪社区2026年双拥工作计划", 0, 6), ("柳河村2026年拥军工作要点", 6, 12)]


def test_dividers_of_a_collection_begin_plans_and_belong_to_none():
    text = f"共收入两篇\n双拥工作计划篇一\n云溪社区双拥工作计划\n{BODY}双拥工作计划篇二\n{BODY}"
    assert parts_of(text) == [("云溪社区双拥工作计划", 2, 8), ("", 9, 14)]


def test_a_title_in_two_lines_begins_one_plan():
    assert len(parts_of(f"云溪社区2026年双拥工作计划\n2026年双拥工作安排\n{BODY}")) == 1


def test_a_numbered_heading_that_sounds_like_a_title_begins_none():
    assert len(parts_of(f"云溪社区2026年双拥工作计划\n{BODY}五、2026年双拥活动安排\n{BODY}")) == 1


def test_a_title_without_a_plan_behind_it_begins_none():
    assert len(parts_of(f"云溪社区2026年双拥工作计划\n{BODY}柳河村2026年拥军工作要点\n")) == 1


def test_nothing_is_one_empty_part():
    assert parts_of("") == [("", 0, 0)]
