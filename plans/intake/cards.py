"""The right side of the review page: what was found, in groups, what wants a look first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plans.amounts import number
from plans.choices import Direction, GroupRole, ParagraphRole, TaskStatus
from plans.intake.acts import is_shown
from plans.intake.deciding import State
from plans.intake.mending import mended_goal, mended_line, mended_member, mended_task
from plans.intake.proposals import Kind, Proposal
from plans.intake.staged import Staged
from plans.reading.found import Flag, FoundGoal, FoundMember, FoundTask, ReadLine
from shuangyong.almanac.words import describe_all

STATES = {
    State.OPEN: ("○", "未核对"),
    State.ACCEPTED: ("●", "接受"),
    State.MENDED: ("✎", "已修改"),
    State.DROPPED: ("×", "不要"),
    State.MERGED: ("↑", "已并到前一条"),
}
_REST_STATES = {
    State.OPEN: ("○", "未核对，先留在正文里"),
    State.ACCEPTED: ("●", "不放进计划"),
    State.DROPPED: ("×", "留在正文里"),
}
_LEVELS = {1: "一级标题", 2: "二级标题", 3: "三级标题", 4: "四级标题"}
_QUARTERS = ("一季度", "二季度", "三季度", "四季度")


@dataclass(slots=True)
class Card:
    """One proposal as the page shows it. `fields` is filled only while it is being mended."""

    key: str
    kind: str
    words: str
    state: str
    shape: str
    state_words: str
    facts: list[tuple[str, str]] = field(default_factory=list)
    doubt: str = ""
    advice: str = ""
    lines: list[int] = field(default_factory=list)
    is_sure: bool = True
    is_out: bool = False
    can_apply: bool = False
    can_mend: bool = True
    can_merge: bool = False
    in_table: bool = False
    more: list[str] = field(default_factory=list)
    fields: list[Any] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def first_line(self) -> int:
        return self.lines[0] if self.lines else 0


@dataclass(slots=True)
class Group:
    """`code` is the kind its buttons are about."""

    code: str
    title: str
    cards: list[Card]
    hint: str = ""

    @property
    def has_open(self) -> bool:
        return any(card.is_open for card in self.cards)


_GROUPS = (
    (Kind.GUIDING, "指导思想", ""),
    (Kind.GOAL, "目标", ""),
    (Kind.TASK, "任务", ""),
    (Kind.MEMBER, "领导小组", ""),
    (Kind.LINE, "各段的标题和作用", "正文一字不改；这里只说哪些行是标题、各段讲什么。"),
    (Kind.REST, "不像正文的行", "落款、日期印发时由系统印；接受了才不放进计划。"),
)


def groups_of(staged: Staged, types: Mapping[str, str]) -> tuple[Group, Card, list[Group]]:
    """(要核对的, the title's card, the other groups that have anything). `types`: names by code."""
    waiting = {item.key for item in staged.waiting()}
    cards = {item.key: card_of(item, staged, types) for item in staged.proposals if is_shown(item, staged)}
    _mark_mergeable(staged.proposals, cards)
    first = [cards[key] for item in staged.proposals if (key := item.key) in waiting and key in cards]
    first.sort(key=lambda card: (card.kind != Kind.FLAG, card.first_line))
    title = next(cards[item.key] for item in staged.proposals if item.kind is Kind.TITLE)
    rest = [
        Group(kind, name, _cards(staged.proposals, cards, kind, waiting), hint)
        for kind, name, hint in _GROUPS
    ]
    known = _cards(staged.proposals, cards, Kind.FLAG, waiting)
    groups = [group for group in rest if group.cards]
    if known:
        groups.append(Group(Kind.FLAG, "看过的提醒", known))
    return Group("", "要核对的", first), title, groups


def _cards(
    proposals: Sequence[Proposal], cards: Mapping[str, Card], kind: Kind, waiting: set[str]
) -> list[Card]:
    return [
        cards[item.key]
        for item in proposals
        if item.kind is kind and item.key in cards and item.key not in waiting
    ]


def _mark_mergeable(proposals: Sequence[Proposal], cards: Mapping[str, Card]) -> None:
    tasks = [cards[item.key] for item in proposals if item.kind is Kind.TASK]
    standing = [card for card in tasks if not card.is_out]
    for card in standing[:-1]:
        card.can_merge = True


def card_of(item: Proposal, staged: Staged, types: Mapping[str, str]) -> Card:
    """The proposal as it stands now, mended where it was."""
    decision = staged.decision(item)
    shape, words = (_REST_STATES if item.kind is Kind.REST else STATES).get(
        decision.state, STATES[decision.state]
    )
    if item.is_furniture and decision.state is State.OPEN:
        shape, words = "○", "系统印出来的，不放进正文"
    card = Card(
        key=item.key,
        kind=str(item.kind),
        words="",
        state=str(decision.state),
        shape=shape,
        state_words=words,
        doubt=item.doubt or ("" if item.is_sure else "系统没有把握，请看一眼。"),
        lines=sorted({span.line + 1 for span in item.spans}),
        is_sure=item.is_sure,
        is_out=decision.is_out,
        in_table=item.in_table,
        can_mend=item.kind not in (Kind.REST, Kind.FLAG, Kind.GUIDING),
    )
    _fill(card, item, decision.values or {}, staged.dated, types)
    return card


def _fill(card: Card, item: Proposal, values: Mapping[str, str], year: int, types: Mapping[str, str]) -> None:
    thing = item.thing
    if isinstance(thing, Flag):
        card.words, card.advice, card.doubt = thing.message, thing.advice, ""
        card.can_apply = bool(thing.edits)
        if card.state == State.ACCEPTED:
            card.state_words = "知道了"
    elif isinstance(thing, FoundTask):
        tasks = mended_task(thing, values, year)
        card.words, card.more = tasks[0].text, [task.text for task in tasks[1:]]
        card.facts = list(_task_facts(tasks[0], types))
    elif isinstance(thing, FoundGoal):
        card.words = mended_goal(thing, values).text
    elif isinstance(thing, FoundMember):
        member = mended_member(thing, values)
        card.words = member.name
        card.facts = [("职责", _label(GroupRole, member.role)), ("职务", member.post)]
    elif isinstance(thing, ReadLine):
        _fill_line(card, item, thing, values)
    else:
        card.words = values.get("title", thing)
    card.facts = [(label, value) for label, value in card.facts if value]


def _fill_line(card: Card, item: Proposal, thing: ReadLine, values: Mapping[str, str]) -> None:
    line = mended_line(thing, values) if values else thing
    card.words = thing.text.strip()
    if item.kind is Kind.LINE:
        span = item.spans[0]
        card.words = (thing.marker + thing.text[span.start : span.end]).strip() if span.start else card.words
        card.facts = [("", _LEVELS.get(line.level, "正文")), ("讲", _label(ParagraphRole, line.role))]
    else:
        card.doubt = "" if item.is_sure else "像是网页上的字或页码，不像计划的内容。"


def _task_facts(task: FoundTask, types: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "时间", _when(task)
    yield "类型", types.get(task.type_code, "")
    yield "方向", _label(Direction, task.direction)
    count = "" if task.target_count is None else f"{task.target_count:,}"
    yield "数量", f"{count}{task.measure_word}" if count else ""
    yield "经费", "；".join(item.words or f"{item.purpose}{number(item.value)}元" for item in task.amounts)
    yield "经费来源", task.fund_source
    yield "责任单位", task.responsible_unit
    yield "责任人", task.responsible_person
    yield "参加", task.participants
    yield "配合", task.partners
    yield "地点", task.place
    yield "状态", "" if task.status == TaskStatus.PLANNED else _label(TaskStatus, task.status)
    yield "措施", task.details


def _when(task: FoundTask) -> str:
    """The words of the document, and the quarters they come to."""
    words = describe_all(list(task.timings))
    quarters = "、".join(_QUARTERS[number - 1] for number in task.quarters if 1 <= number <= 4)
    inside = [part for part in ("按上面的标题" if task.timings_from_heading else "", quarters) if part]
    if not words:
        return "没有写"
    return f"{words}（{'，'.join(inside)}）" if inside and quarters != words else words


def _label(choices: Any, value: str) -> str:
    return str(choices(value).label) if value in choices.values else ""
