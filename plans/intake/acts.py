"""What the buttons of the review page do: each a change of what has been said, or of the staged text."""

from collections.abc import Mapping
from dataclasses import replace

from plans.intake.change import Change
from plans.intake.deciding import Decisions, State, in_group, said
from plans.intake.mending import task_fields
from plans.intake.proposals import Kind, Proposal
from plans.intake.staged import Staged
from plans.intake.staging import with_edits
from plans.reading.found import Flag, FoundTask, LineKind, ReadLine
from shuangyong.units.errors import Refused

GONE = "这一条已经不在了：文字改过以后重新读了一遍。请看现在的内容。"
_HEADINGS = (LineKind.HEADING, LineKind.RUN_IN)
_SHORT = 16


def decide(staged: Staged, key: str, state: State) -> Change:
    """接受, 不要, or neither any more. What was mended stays mended when it is accepted."""
    item = _found(staged, key)
    before = staged.decision(item)
    decisions = dict(staged.decisions)
    values = before.values or {}
    if state is State.OPEN:
        decisions.pop(key, None)
    elif state is State.ACCEPTED and values:
        decisions[key] = said(State.MENDED, values)
    else:
        decisions[key] = said(state, values)
    words = {State.ACCEPTED: "接受", State.DROPPED: "不要", State.OPEN: "恢复"}[state]
    return Change(f"{words}“{short(item)}”", decisions)


def decide_all(staged: Staged, group: str, act: str) -> Change:
    """接受 or 不要 over a whole group ("" for all): what has been decided one by one stays as it is."""
    decisions, count = dict(staged.decisions), 0
    for item in staged.proposals:
        if not in_group(item, group) or not is_shown(item, staged):
            continue
        if staged.decision(item).state is not State.OPEN or (act == "accept_sure" and not item.is_sure):
            continue
        # The title and the guiding thought are no list of which one drops the whole.
        if act == "drop_all" and item.kind in (Kind.TITLE, Kind.GUIDING):
            continue
        decisions[item.key] = said(State.DROPPED if act == "drop_all" else State.ACCEPTED)
        count += 1
    if not count:
        raise Refused("这里没有还没核对的了。")
    word = {"accept_all": "接受", "accept_sure": "接受有把握的", "drop_all": "不要"}[act]
    return Change(f"{word}{count}条", decisions)


def mend(staged: Staged, key: str, values: Mapping[str, str]) -> Change:
    """修改. `values` are the fields typed differently from what was found; none: as it was found."""
    item = _found(staged, key)
    decisions = {**staged.decisions, key: said(State.MENDED if values else State.ACCEPTED, values)}
    change = Change(f"修改“{short(item)}”", decisions)
    if isinstance(item.thing, ReadLine) and "level" in values:
        # The reader has to know it: what stands below takes its time from this heading.
        line = staged.lines[item.thing.number]
        lines = list(staged.lines)
        lines[item.thing.number] = replace(line, level=int(values["level"]))
        change.lines, change.moved = lines, {number: number for number in range(len(lines))}
    return change


def merge_with_next(staged: Staged, key: str) -> Change:
    """和下一条合并: the words and the times of the next task that stands go into this one."""
    item = _found(staged, key)
    tasks = [one for one in staged.proposals if one.kind is Kind.TASK and not staged.decision(one).is_out]
    places = [number for number, one in enumerate(tasks) if one.key == key]
    if not places or places[0] + 1 >= len(tasks):
        raise Refused("后面没有任务可以合并了。")
    other = tasks[places[0] + 1]
    own, more = _task_now(staged, item), _task_now(staged, other)
    values = dict(staged.decision(item).values or {})
    values["title"] = f"{own['title'].rstrip('；;。')}；{more['title']}"
    times = list(dict.fromkeys(filter(None, [own["time"], more["time"]])))
    if own["time"] != (together := "、".join(times)):
        values["time"] = together
    decisions: Decisions = {
        **staged.decisions,
        item.key: said(State.MENDED, values),
        other.key: said(State.MERGED, staged.decision(other).values),
    }
    return Change(f"把“{short(other)}”并到前一条", decisions)


def flag_known(staged: Staged, key: str) -> Change:
    """知道了."""
    item = _found(staged, key)
    return Change(f"标记“{short(item)}”为知道了", {**staged.decisions, key: said(State.ACCEPTED)})


def flag_applied(staged: Staged, key: str) -> Change:
    """应用: the staged text takes the changes that the flag proposes."""
    flag = _found(staged, key).thing
    if not isinstance(flag, Flag) or not flag.edits:
        raise Refused("这一处要由您自己改，系统没有现成的改法。")
    lines, moved = with_edits(staged.lines, flag.edits)
    if lines == staged.lines:
        raise Refused(GONE)
    first = flag.edits[0]
    old = staged.lines[first.span.line].text[first.span.start : first.span.end]
    more = f"等{len(flag.edits)}处" if len(flag.edits) > 1 else ""
    words = f"把“{_cut(old)}”{more}改为“{_cut(first.text)}”" if first.text else f"删去“{_cut(old)}”{more}"
    return Change(words, lines=lines, moved=moved)


def flags_all(staged: Staged, act: str) -> Change:
    """What one press does to all flags that nobody has looked at: apply those that can be, or know them."""
    waiting = [item for item in staged.waiting() if isinstance(item.thing, Flag)]
    if act != "apply":
        if not waiting:
            raise Refused("没有还没看过的提醒了。")
        known = {item.key: said(State.ACCEPTED) for item in waiting}
        return Change(f"标记{len(known)}处提醒为知道了", {**staged.decisions, **known})
    edits = [edit for item in waiting if isinstance(item.thing, Flag) for edit in item.thing.edits]
    lines, moved = with_edits(staged.lines, edits)
    if lines == staged.lines:
        raise Refused("没有现成的改法可以应用了。")
    return Change(f"应用{len(edits)}处改法", lines=lines, moved=moved)


def is_shown(item: Proposal, staged: Staged) -> bool:
    """Whether it has a card: of the lines only headings, and those of which something was said."""
    if item.kind is not Kind.LINE or not isinstance(item.thing, ReadLine):
        return True
    return item.thing.kind in _HEADINGS or not item.is_sure or item.key in staged.decisions


def short(item: Proposal) -> str:
    """What the message about it calls it."""
    thing = item.thing
    if isinstance(thing, Flag):
        return _cut(thing.message)
    words = thing if isinstance(thing, str) else getattr(thing, "name", "") or getattr(thing, "text", "")
    return _cut(words.strip() or "标题")


def _cut(words: str) -> str:
    return words if len(words) <= _SHORT else f"{words[:_SHORT]}…"


def _found(staged: Staged, key: str) -> Proposal:
    item = staged.find(key)
    if item is None:
        raise Refused(GONE)
    return item


def _task_now(staged: Staged, item: Proposal) -> dict[str, str]:
    if not isinstance(item.thing, FoundTask):
        raise Refused("只有任务可以合并。")
    return task_fields(item.thing) | dict(staged.decision(item).values or {})
