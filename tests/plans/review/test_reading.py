"""Where rows stand on the page that shows a plan."""

from dataclasses import replace

from plans.content import ParagraphContent, PlanContent, TaskContent
from plans.review.compare import compare
from plans.review.reading import Reading, read
from shuangyong.almanac.timing import Timing, TimingKind
from tests.conftest import sample_content


def reading(content: PlanContent) -> Reading:
    return read(compare(content, content))


def kinds(content: PlanContent) -> list[str]:
    return [block.kind for block in reading(content).blocks]


def test_rows_stand_under_the_empty_headings_that_ask_for_them() -> None:
    found = kinds(sample_content())
    assert " ".join(found) == (
        "paragraph paragraph goals paragraph paragraph paragraph paragraph tasks paragraph members"
    )


def test_rows_that_no_heading_asks_for_stand_at_the_end_with_a_title() -> None:
    content = replace(sample_content(), paragraphs=(ParagraphContent(text="只有正文。"),))
    titles = [block.title for block in reading(content).blocks]
    assert titles == ["", "工作目标", "工作任务安排", "领导小组"]


def test_headings_of_single_quarters_take_their_own_tasks_each() -> None:
    tasks = (
        TaskContent(title="春耕", timings=(Timing(TimingKind.QUARTER, number=1),)),
        TaskContent(title="秋收", timings=(Timing(TimingKind.QUARTER, number=3),)),
    )
    heads = tuple(ParagraphContent(text=text, level=1, role="schedule") for text in ("一季度", "三季度"))
    blocks = reading(PlanContent(title="计划", year=2027, paragraphs=heads, tasks=tasks)).blocks
    assert [block.kind for block in blocks] == ["paragraph", "tasks", "paragraph", "tasks"]
    assert [block.groups[0].lines[0].comparison.fields["title"].new for block in blocks[1::2]] == [
        "春耕",
        "秋收",
    ]


def test_a_task_of_several_quarters_stands_once() -> None:
    task = TaskContent(title="例会", timings=(Timing(TimingKind.FREQUENCY, code="quarterly"),))
    (block,) = reading(PlanContent(title="计划", year=2027, tasks=(task,))).blocks
    assert [(group.title, len(group.lines)) for group in block.groups] == [("跨季度和常年", 1)]


def test_headings_without_a_marker_are_numbered_as_in_print() -> None:
    numbers = [
        block.lines[0].number for block in reading(sample_content()).blocks if block.kind == "paragraph"
    ]
    assert numbers == ["", "一、", "二、", "", "", "三、", "四、"]


def test_only_rows_with_something_to_look_at_stay_when_the_rest_is_hidden() -> None:
    old = sample_content()
    changed = replace(old.paragraphs[0], text="改过的前言。")
    new = replace(old, paragraphs=(changed, *old.paragraphs[1:]))
    assert [block.needs_eye for block in read(compare(old, new)).blocks].count(True) == 1
