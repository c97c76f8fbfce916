"""A task as a sentence of an official paper, saying nothing twice."""

import re

from plans.amounts import plain_number
from plans.content import TaskContent
from shuangyong.almanac.chinese_numbers import to_chinese
from shuangyong.almanac.festivals import FESTIVAL_BY_CODE
from shuangyong.almanac.timing import Timing, TimingKind
from shuangyong.almanac.words import describe_all

_RHYTHM = re.compile(r"每(?:半年|学期|季度?|个?月|[周年天日])")
_ENDS = "。；;，,、.：: \t\u3000"
# "每季度一次" and "不定期" do not lead into a sentence as "春节前" does.
_STAYS_BEHIND = {TimingKind.FREQUENCY, TimingKind.OPEN}
# "走访32户" reads well, "知识竞赛120人" does not: these numbers go into the brackets.
_ASIDE = {"", "人", "人次", "名", "元", "%", "％"}


def task_sentence(
    task: TaskContent, *, quarter: int | None = None, month: int | None = None, with_budget: bool = False
) -> str:
    """One sentence or two: time, what, how many, how; in brackets who and where. Ends with 。

    `quarter` or `month` is the heading it stands under, which need not be said again.
    """
    said = f"{task.title}\n{task.details}"
    when = "" if month and _is_month(task.timings, month) else _time(task, quarter)
    head, details = _head_and_details(task)
    in_brackets = ""
    if when and _leads_in(task, head):
        head = f"{when}，{head}"
    else:
        in_brackets = when
    body = f"{ended(head)}{details}" if details else head
    facts = [
        ("时间", in_brackets),
        ("地点", task.place),
        ("责任单位", task.responsible_unit),
        ("责任人", task.responsible_person),
        ("配合单位", task.partners),
        ("参加人员", task.participants),
        ("数量", _count_aside(task)),
        ("经费", _money(task) if with_budget else ""),
        ("经费来源", task.fund_source if with_budget and task.budget else ""),
    ]
    lines = ((name, one_line(value)) for name, value in facts)
    words = "；".join(f"{name}：{value}" for name, value in lines if value and value not in said)
    return f"{body}（{words}）。" if words else ended(body)


def one_line(text: str) -> str:
    """Several lines as one; a line that ended without punctuation gets a semicolon."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    joined = [line if line[-1] in "。；;，,：:、！？" else f"{line}；" for line in lines[:-1]]
    return "".join([*joined, *lines[-1:]])


def ended(text: str) -> str:
    """The words with a full stop, if they end without one."""
    words = text.strip()
    return words if not words or words[-1] in "。；;！？!?…：:" else f"{words}。"


def count_words(task: TaskContent) -> str:
    """32户; empty without a number."""
    return "" if task.target_count is None else f"{task.target_count}{task.measure_word}"


def time_words(task: TaskContent) -> str:
    """All times of the task, as they were typed; empty when it has none."""
    return describe_all(list(task.timings)) if task.timings else ""


def _head_and_details(task: TaskContent) -> tuple[str, str]:
    """What is to be done with its number, and how; details that begin with the title stand alone."""
    title = one_line(task.title).rstrip(_ENDS)
    details = one_line(task.details).rstrip(_ENDS)
    count = "" if task.measure_word in _ASIDE or _is_rhythm(task) else _unsaid_count(task)
    if details.startswith(title) and not count:
        return details, ""
    head = f"{title}{count}"
    return head, "" if details in head else details


def _money(task: TaskContent) -> str:
    return f"{plain_number(task.budget)}元" if task.budget else ""


def _is_rhythm(task: TaskContent) -> bool:
    return any(timing.kind is TimingKind.FREQUENCY for timing in task.timings)


def _count_aside(task: TaskContent) -> str:
    """The number where it does not stand in the sentence.

    全年4期: under each of the four quarters, the number alone would read as that quarter's.
    """
    if _is_rhythm(task):
        count = _unsaid_count(task)
        return f"全年{count}" if count else ""
    return _unsaid_count(task) if task.measure_word in _ASIDE else ""


def _unsaid_count(task: TaskContent) -> str:
    return count_words(task) if task.target_count and not _says_count(task) else ""


def _says_count(task: TaskContent) -> bool:
    """Whether title or details name the number already: 32户, or 两期 in words."""
    number = task.target_count or 0
    forms = {f"{number}{task.measure_word}", str(number) if number >= 10 else ""}
    if 0 < number <= 999:
        words = to_chinese(number)
        forms |= {words + task.measure_word, "两" + task.measure_word if number == 2 else ""}
    said = task.title + task.details
    return any(form in said for form in forms - {""})


def _time(task: TaskContent, quarter: int | None) -> str:
    words = one_line(time_words(task)).strip(_ENDS)
    said = task.title + task.details
    known = words in said or _is_heading(task.timings, words, quarter) or _says_rhythm(task, said)
    return "" if known else words


def _says_rhythm(task: TaskContent, said: str) -> bool:
    """Whether the words name the rhythm already: "每季度出一期宣传栏" with "每季度一期"."""
    if len(task.timings) != 1 or not _is_rhythm(task):
        return False
    found = _RHYTHM.match(time_words(task))
    return found is not None and found.group() in said


def _is_heading(timings: tuple[Timing, ...], words: str, quarter: int | None) -> bool:
    """Whether the time is just what the heading above says: 二季度, 4—6月, 全年."""
    if quarter == 0:
        return words in {"全年", "待定", "未定"}
    if quarter is None or len(timings) != 1:
        return False
    only, last = timings[0], quarter * 3
    if only.kind is TimingKind.MONTHS:
        return (only.start_month, only.end_month) == (last - 2, last)
    return only.kind is TimingKind.QUARTER and only.number == quarter


def _is_month(timings: tuple[Timing, ...], month: int) -> bool:
    """Whether the time is just the month of the heading above."""
    return len(timings) == 1 and (timings[0].start_month, timings[0].end_month) == (month, month)


def _leads_in(task: TaskContent, head: str) -> bool:
    """Whether the time reads well before the task: not before a title that names the festival itself."""
    if any(timing.kind in _STAYS_BEHIND for timing in task.timings):
        return False
    names = [
        name
        for timing in task.timings
        if timing.code in FESTIVAL_BY_CODE
        for name in FESTIVAL_BY_CODE[timing.code].names
    ]
    return not any(name in head for name in names)
