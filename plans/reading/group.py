"""The leading group: who is in it, in which role."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from plans.choices import GroupRole
from plans.reading.found import FoundMember, LineKind
from plans.reading.group_list import Entry, List, entries_of
from plans.reading.group_roles import other_team
from plans.reading.group_table import table_entries
from plans.reading.outline import Part
from plans.reading.sentences import clauses

_BODY = r"(?:领导小组|工作小组|领导组|工作组|双拥小组|工作专班|(?:双拥|拥军|创建)[一-鿿]{0,8}委员会)"
_NAME = re.compile(rf"[一-鿿“”]{{0,30}}{_BODY}")
_LEADS_TO_NAME = re.compile(
    r"成立|的|调整|组建|设立|健全|完善|充实|决定|建立|由于|关于|根据|附[件：]?|经过?.{0,6}研究|加强|附"
    r"|以|由|及|对|了|，"
)
_AROUND = re.compile(
    rf"{_BODY}.{{0,40}}(?:名单|如下|组成|[：:]$|为$)|办公室(?:设在|设于)|下设办公室"
    rf"|成立.{{0,30}}{_BODY}[：:]?$|名单如下"
)
_HINT = re.compile(r"领导小组|领导组|工作小组|双拥小组|工作专班|组织机构|组织领导")
_CHAIR = frozenset({GroupRole.LEADER, GroupRole.DEPUTY})


@dataclass(frozen=True, slots=True)
class Group:
    """`parts` are the indexes of the parts that hold the list."""

    members: tuple[FoundMember, ...] = ()
    name: str = ""
    parts: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Found:
    entries: dict[int, list[Entry]] = field(default_factory=dict)
    heads: set[int] = field(default_factory=set)


def find_group(parts: Sequence[Part]) -> Group:
    """The group that the text names; empty where it names none. Never raises."""
    found = _collect(parts)
    roles = {entry.role for entries in found.entries.values() for entry in entries}
    named = any(_HINT.search(part.block.text) for part in parts)
    if not roles or not (roles & _CHAIR or named):
        return Group()
    holding = {index for index, entries in found.entries.items() if _only_group(parts[index], entries)}
    holding |= found.heads | set(_leading_in(parts, found.entries))
    return Group(tuple(_members(parts, found)), _name(parts, min(found.entries)), frozenset(holding))


def _collect(parts: Sequence[Part]) -> _Found:
    found = _Found()
    rows, found.heads = table_entries(parts)
    open_list: List | None = None
    elsewhere, opens = False, set[int]()
    for index, part in enumerate(parts):
        if index in rows or index in found.heads:
            open_list = None
            if rows.get(index):
                found.entries[index] = rows[index]
            continue
        if part.kind is LineKind.TITLE or part.kind is LineKind.NOISE or len(part.block.cells) > 4:
            open_list = None
            continue
        text = part.block.text
        elsewhere = other_team(text) or (elsewhere and not part.is_heading and not _HINT.search(text))
        if elsewhere:
            open_list = None
            continue
        entries, open_list = entries_of(text, None if part.is_heading and part.block.level else open_list)
        if entries:
            found.entries[index] = entries
        elif open_list is not None and not part.is_heading:
            opens.add(index)  # 组长： with the names in the lines below
    found.heads |= {index for index in opens if index + 1 in found.entries}
    return found


def _members(parts: Sequence[Part], found: _Found) -> Iterator[FoundMember]:
    seen: set[tuple[GroupRole, str]] = set()
    names = {
        entry.person.name
        for entries in found.entries.values()
        for entry in entries
        if entry.role in (*_CHAIR, GroupRole.MEMBER)
    }
    for index in sorted(found.entries):
        block = parts[index].block
        for entry in found.entries[index]:
            person = entry.person
            if (entry.role, person.name) in seen:
                continue
            seen.add((entry.role, person.name))
            doubt, confidence = person.doubt, person.confidence
            if entry.maybe_member and person.name not in names:
                doubt, confidence = "兼任联络员，是否也是小组成员，请核对。", 0.8
            spans = block.spans(person.start, person.end)
            yield FoundMember(
                str(entry.role), person.name, person.post[:80], spans[0] if spans else None, confidence, doubt
            )


def _only_group(part: Part, entries: Sequence[Entry]) -> bool:
    """Whether every sentence of a part is about the group, so that no task can stand in it."""
    if part.block.table:
        return True
    text = part.block.text
    places = sorted(entry.person.start for entry in entries)
    at = 0
    for start, end in clauses(text, part.body_start):
        while at < len(places) and places[at] < start:
            at += 1
        inside = at < len(places) and places[at] < end
        if not inside and not _AROUND.search(text[start : min(end, start + 120)]):
            return False
    return True


def _leading_in(parts: Sequence[Part], entries: dict[int, list[Entry]]) -> Iterator[int]:
    """名单如下： above the list, and the sentence on the office right below it."""
    for index in entries:
        for near in (index - 1, index + 1):
            if not 0 <= near < len(parts) or near in entries or parts[near].is_heading:
                continue
            text = parts[near].block.text.strip()
            if len(text) <= 80 and _AROUND.search(text) and len(list(clauses(text))) == 1:
                yield near


def _name(parts: Sequence[Part], first: int) -> str:
    """What the group is called: the last name of a group up to the list's first line, else in the text."""
    for part in (*reversed(parts[max(0, first - 3) : first + 1]), *parts):
        for match in _NAME.finditer(part.block.text[:400]):
            words = match.group()
            cuts = [cut.end() for cut in _LEADS_TO_NAME.finditer(words)]
            name = words[cuts[-1] :] if cuts else words
            if len(name) > 2:
                return name[:80]
    return ""
