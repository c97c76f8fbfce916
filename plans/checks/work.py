"""Checks of the work: tasks, their times and people, the leading group."""

from collections.abc import Iterator

from plans.checks.hint import Hint, task_places
from plans.checks.words import all_words
from plans.content import PlanContent, TaskContent
from plans.quarters import QUARTERS, tasks_by_quarter
from shuangyong.units.models import UnitKind

# Schools and companies plan their own activities; visits at the two festivals are the usual work of these.
VISITING_KINDS = (UnitKind.DISTRICT, UnitKind.STREET, UnitKind.COMMUNITY, UnitKind.BUREAU)
_VISITS = ("走访", "慰问", "看望", "座谈")
_VISIT_TYPES = ("301", "302", "303")
_FESTIVALS = {
    "spring": ("春节", "spring_festival", ("春节", "新春", "新年")),
    "army": ("八一", "army_day", ("八一", "建军节", "8·1")),
}


def tasks_without(content: PlanContent) -> Iterator[Hint]:
    """Tasks without a person, a time, a source of their money."""
    if not content.tasks:
        yield Hint(
            "no_tasks",
            "任务表还是空的。",
            "可以把要做的事一件件写进任务表，季度安排和附表会自动排出来。",
            is_missing=True,
        )
    nobody = [task for task in content.tasks if not task.responsible_person.strip()]
    if nobody:
        yield Hint(
            "no_responsible",
            f"{len(nobody)}项任务没有责任人。",
            "可以给每项任务写上一个责任人，便于落实。",
            task_places(nobody),
            is_missing=True,
        )
    timeless = [task for task in content.tasks if not task.timings]
    if timeless:
        yield Hint(
            "no_time",
            f"{len(timeless)}项任务没有时间。",
            "可以写“春节前”“4—6月”“每季度一次”这样的话，系统会排到季度里。",
            task_places(timeless),
            is_missing=True,
        )
    unfunded = [task for task in content.tasks if task.budget and not task.fund_source.strip()]
    if unfunded:
        yield Hint(
            "no_fund_source",
            f"{len(unfunded)}项任务有经费，没有写经费来源。",
            "可以写明从哪里列支。",
            task_places(unfunded),
        )


def empty_quarters(content: PlanContent) -> Iterator[Hint]:
    """Quarters in which nothing is planned, once there are tasks with times."""
    groups = tasks_by_quarter(content.tasks, content.year)
    filled = {group.number for group in groups if group.tasks} & set(QUARTERS)
    if filled and len(filled) < len(QUARTERS):
        names = "、".join("一二三四"[number - 1] for number in QUARTERS if number not in filled)
        yield Hint("empty_quarter", f"{names}季度还没有任务。", "如果确有安排，可以补上；没有就不用管。")


def festival_visits(content: PlanContent, unit_kind: str) -> Iterator[Hint]:
    """No visit round 春节 or 八一, neither as a task nor in the words of the text."""
    if unit_kind not in VISITING_KINDS:
        return
    for code, (name, festival, words) in _FESTIVALS.items():
        if any(_is_visit(task, festival, words) for task in content.tasks):
            continue
        if any(_says_visit(item.text, words) for item in all_words(content)):
            continue
        message, fix = f"没有看到{name}走访慰问的安排。", f"可以加一项“{name}走访慰问”。"
        yield Hint(f"no_{code}_visit", message, fix, is_missing=True)


def leading_group(content: PlanContent) -> Iterator[Hint]:
    """No leading group, neither as rows nor in the text."""
    if content.members or any("领导小组" in row.text for row in content.paragraphs):
        return
    fix = "可以在“领导小组”里写上组长和成员，打印时会列出名单。"
    yield Hint("no_group", "没有领导小组。", fix, is_missing=True)


def _is_visit(task: TaskContent, festival: str, words: tuple[str, ...]) -> bool:
    said = task.title + task.details + "".join(timing.words for timing in task.timings)
    if not any(timing.code == festival for timing in task.timings) and not any(
        word in said for word in words
    ):
        return False
    return task.type_code in _VISIT_TYPES or any(word in said for word in _VISITS)


def _says_visit(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words) and any(word in text for word in _VISITS)
