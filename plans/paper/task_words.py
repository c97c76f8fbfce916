"""A task as a sentence of an official paper, saying nothing twice."""

from decimal import Decimal

from plans.content import TaskContent
from shuangyong.almanac.chinese_numbers import to_chinese
from shuangyong.almanac.festivals import FESTIVAL_BY_CODE
from shuangyong.almanac.timing import Timing, TimingKind
from shuangyong.almanac.words import describe_all

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
    head = _what(task)
    in_brackets = ""
    if when and _leads_in(task, head):
        head = f"{when}，{head}"
    else:
        in_brackets = when
    details = one_line(task.details).rstrip(_ENDS)
    body = head if not details or details in head else f"{head}。{details}"
    facts = [
        ("时间", in_brackets),
        ("地点", task.place),
        ("责任单位", task.responsible_unit),
        ("责任人", task.responsible_person),
        ("配合单位", task.partners),
        ("参加人员", task.participants),
        ("数量", _bare_count(task)),
        ("经费", money_words(task) if with_budget else ""),
    ]
    lines = ((name, one_line(value)) for name, value in facts)
    words = "；".join(f"{name}：{value}" for name, value in lines if value and value not in said)
    return f"{body}（{words}）。" if words else f"{body}。"


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


def money_words(task: TaskContent) -> str:
    """1500元（街道双拥经费）; empty without a sum."""
    if task.budget is None:
        return ""
    source = f"（{task.fund_source}）" if task.fund_source else ""
    return f"{amount(task.budget)}元{source}"


def amount(value: Decimal) -> str:
    """A sum in yuan, with 角 and 分 only where it has them: 500, 1500.50."""
    return f"{value:.0f}" if value == int(value) else f"{value:.2f}"


def time_words(task: TaskContent) -> str:
    """All times of the task, as they were typed; empty when it has none."""
    return describe_all(list(task.timings)) if task.timings else ""


def _what(task: TaskContent) -> str:
    title = one_line(task.title).rstrip(_ENDS)
    count = count_words(task)
    return title if not count or task.measure_word in _ASIDE or _says_count(task) else title + count


def _says_count(task: TaskContent) -> bool:
    """Whether title or details name the number already: 32户, or 两期 in words."""
    number = task.target_count or 0
    forms = {f"{number}{task.measure_word}", str(number) if number >= 10 else ""}
    if 0 < number <= 999:
        words = to_chinese(number)
        forms |= {words + task.measure_word, "两" + task.measure_word if number == 2 else ""}
    said = task.title + task.details
    return any(form in said for form in forms - {""})


def _bare_count(task: TaskContent) -> str:
    return count_words(task) if task.measure_word in _ASIDE and not _says_count(task) else ""


def _time(task: TaskContent, quarter: int | None) -> str:
    words = one_line(time_words(task)).strip(_ENDS)
    known = words in task.title + task.details or _is_heading(task.timings, words, quarter)
    return "" if known else words


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
