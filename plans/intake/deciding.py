"""What the clerk says about the proposals, kept by their keys; and how that survives a change of the text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from plans.intake.proposals import Kind, Proposal, Thing
from plans.reading.found import Flag, FoundMember

Decisions = dict[str, dict[str, Any]]
_DIGITS = re.compile(r"\d+")
_ALIKE = 0.4  # share of the words that stay when a line is put right


class State(StrEnum):
    OPEN = ""
    ACCEPTED = "accepted"
    MENDED = "mended"
    DROPPED = "dropped"
    MERGED = "merged"  # its words went into the task before it


@dataclass(frozen=True, slots=True)
class Decision:
    """`values` are the fields as they were typed, only those that were changed."""

    state: State = State.OPEN
    values: Mapping[str, str] | None = None

    @property
    def is_out(self) -> bool:
        return self.state in (State.DROPPED, State.MERGED)


def decision_on(decisions: Decisions, key: str) -> Decision:
    """What was said about it; OPEN when nothing was."""
    found = decisions.get(key, {})
    state = found.get("state", "")
    return Decision(State(state) if state in list(State) else State.OPEN, found.get("values") or {})


def said(state: State, values: Mapping[str, str] | None = None) -> dict[str, Any]:
    """A decision as it is stored."""
    return {"state": str(state)} | ({"values": dict(values)} if values else {})


def carried(
    decisions: Decisions,
    before: Sequence[Proposal],
    after: Sequence[Proposal],
    moved: Mapping[int, int],
) -> Decisions:
    """The decisions for the text as it is now. `moved`: the number that a line has now, by its old one.

    What is still there keeps its decision by its key; what was decided about words that have just been
    changed goes to the words of the same kind that stand there now and are most alike. No decision is
    thrown away: if the old words come back, so does what was said about them.
    """
    old_keys, new_keys = {item.key for item in before}, {item.key for item in after}
    result = dict(decisions)
    fresh = [item for item in after if item.key not in old_keys]
    for item in before:
        if item.key in new_keys or item.key not in decisions or item.line is None:
            continue
        near = [
            new
            for new in fresh
            if new.kind is item.kind and (item.kind is Kind.FLAG or new.line == moved.get(item.line))
        ]
        best = max(near, key=lambda new: _likeness(item.thing, new.thing), default=None)
        if best is not None and _likeness(item.thing, best.thing) >= _ALIKE:
            result[best.key] = decisions[item.key]
            fresh.remove(best)
    return result


def difference(before: Decisions, after: Decisions) -> dict[str, Any]:
    """What has to be put back to have `before` again: None for what was not there."""
    return {key: before.get(key) for key in {*before, *after} if before.get(key) != after.get(key)}


def put_back(after: Decisions, step: Mapping[str, Any]) -> Decisions:
    """The inverse of `difference`."""
    merged = {**after, **step}
    return {key: value for key, value in merged.items() if value is not None}


def undecided(proposals: Iterable[Proposal], decisions: Decisions) -> list[Proposal]:
    """What the clerk should look at: unsure, and nothing said about it yet."""
    return [
        item
        for item in proposals
        if not item.is_sure and decision_on(decisions, item.key).state is State.OPEN
    ]


def in_group(item: Proposal, group: str) -> bool:
    """Whether a button over a group is about it; no group: everything but what looks wrong."""
    if group == "":
        return item.kind is not Kind.FLAG
    return item.kind == group


def _likeness(one: Thing, other: Thing) -> float:
    if isinstance(one, Flag) and isinstance(other, Flag):
        # 157处… is the same remark when 150 are left; another word that was put wrong is not.
        same = one.code == other.code and _DIGITS.sub("", one.message) == _DIGITS.sub("", other.message)
        return float(same)
    return SequenceMatcher(None, _words(one)[:400], _words(other)[:400], autojunk=False).ratio()


def _words(thing: Thing) -> str:
    if isinstance(thing, str):
        return thing
    if isinstance(thing, FoundMember):
        return thing.name
    return thing.message if isinstance(thing, Flag) else str(thing.text)
