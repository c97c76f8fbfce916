"""The people of the leading group out of running text: 组长：甲, 由甲任组长, 甲（组长）."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plans.choices import GroupRole
from plans.reading.group_roles import Mention, mentions
from plans.reading.names import is_name
from plans.reading.people import People, Person, compact, people_in

_BRACKET = re.compile(r"[（(][^（）()]{0,80}[）)]")
_ANY_ROLE = re.compile(r"[组成联络主]")
_STOP = re.compile(r"[。！？!?]")
_COMMA = re.compile(r"[，,；;]")
_IN_BRACKETS = {
    "组长": GroupRole.LEADER,
    "副组长": GroupRole.DEPUTY,
    "成员": GroupRole.MEMBER,
    "组员": GroupRole.MEMBER,
    "联络员": GroupRole.LIAISON,
    "联络人": GroupRole.LIAISON,
}
_ROLE_IN_BRACKETS = re.compile(r"[（(][^（）()]{0,20}(?:组长|联络员)[）)]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A person in a role. `maybe_member`: named beside a list of members, 兼任联络员."""

    role: GroupRole
    person: Person
    maybe_member: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """A list that goes on in the next line."""

    roles: tuple[GroupRole, ...]


def entries_of(text: str, open_list: List | None = None) -> tuple[list[Entry], List | None]:
    """The people that a paragraph puts into roles, and the list that is open at its end.

    `open_list` is the list of the line above: it goes on where this one names no role of its own.
    """
    if open_list is not None and (entries := _continued(text, open_list)):
        return entries, open_list
    if not _ANY_ROLE.search(text):
        return [], None
    found: list[Entry] = []
    opened: List | None = None
    brackets = [match.span() for match in _BRACKET.finditer(text)]
    for start, end in _sentences(text, brackets):
        inner = brackets[bisect_left(brackets, (start, 0)) : bisect_left(brackets, (end, 0))]
        sentence = _Sentence(text, start, end, inner)
        found += sentence.read()
        opened = sentence.opened if end == len(text) else None
    for first, last in brackets:
        # （丙同志兼联络员）: a sentence of its own.
        if re.search(r"[任兼为].{0,8}(?:组长|联络员)", text[first:last]):
            found += _Sentence(text, first + 1, last - 1, []).read()
    return found, opened


def _continued(text: str, open_list: List) -> list[Entry]:
    """A line below a list, without a role of its own, that holds nothing but people."""
    words = text.rstrip().rstrip("。；;，,、")
    if len(words) > 200 or "。" in words:
        return []
    brackets = [match.span() for match in _BRACKET.finditer(words)]
    if next(mentions(words, 0, len(words), brackets), None) is not None:
        return []
    people = people_in(words, 0, len(words))
    return list(_entries(people, open_list.roles)) if people.complete else []


def _sentences(text: str, brackets: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start, index = 0, 0
    for stop in _STOP.finditer(text):
        while index < len(brackets) and brackets[index][1] <= stop.start():
            index += 1
        if index < len(brackets) and brackets[index][0] < stop.start():
            continue
        yield start, stop.start()
        start = stop.end()
    if start < len(text):
        yield start, len(text)


class _Sentence:
    """One sentence: its roles in order, each with the people before or behind it."""

    def __init__(self, text: str, start: int, end: int, brackets: Sequence[tuple[int, int]]) -> None:
        self.text, self.start, self.end = text, start, end
        self.brackets = brackets
        self.entries: list[Entry] = []
        self.opened: List | None = None
        self.held: Mention | None = None
        self.place = start

    def read(self) -> list[Entry]:
        """All people of the sentence in their roles."""
        found = list(mentions(self.text, self.start, self.end, self.brackets))
        if not found:
            self._roles_in_brackets()
        elif self._names_first(found[0]):
            self._read_names_first(found)
        else:
            for mention in found:
                self._before(mention) if not mention.behind else self._behind(mention)
            self._close(self.end)
        return self.entries

    def _behind(self, mention: Mention) -> None:
        self._close(mention.start)
        self.held = mention
        self.place = mention.end

    def _before(self, mention: Mention) -> None:
        """甲、乙任副组长: back to the role before it, or to the comma that ends the list before it."""
        start, beside_members = self.place, False
        if self.held is not None:
            beside_members = GroupRole.MEMBER in self.held.roles
            start = self._cut(self.place, mention.start)
            self._close(start if self.text[start - 1 : start] in ("，", ",", "；", ";") else mention.start)
        people = people_in(self.text, start, mention.start, tolerant=True)
        for role in mention.roles:
            unsure = mention.also and role is GroupRole.LIAISON and beside_members
            self.entries += [Entry(role, person, unsure) for person in people.found]
        self.place = mention.end

    def _cut(self, start: int, end: int) -> int:
        commas = [
            match.end()
            for match in _COMMA.finditer(self.text, start, end - 1)
            if not self._hidden(match.start())
        ]
        if commas:
            return commas[-1]
        return max(self.text.rfind("、", start, end - 1) + 1, start)

    def _hidden(self, place: int) -> bool:
        index = bisect_left(self.brackets, (place, 0)) - 1
        return index >= 0 and place < self.brackets[index][1]

    def _close(self, end: int) -> None:
        """The people of the role at hand, whose list ends here."""
        held, self.held, self.opened = self.held, None, None
        if held is None or not held.roles:
            return
        people = people_in(self.text, self.place, end)
        self.entries += _entries(people, held.roles)
        if (
            people.complete
            and end == self.end
            and (people.found or held.colon or _ends(self.text, self.place))
        ):
            self.opened = List(held.roles)

    def _names_first(self, first: Mention) -> bool:
        """甲　组长　书记: the role stands between name and post, without a word that ties them."""
        before = self.text[self.start : first.start]
        return (
            first.behind
            and not first.colon
            and len(before) < 20
            and before[-1:].isspace()
            and is_name(compact(before))
        )

    def _read_names_first(self, found: Sequence[Mention]) -> None:
        place = self.start
        for mention in found:
            people = people_in(self.text, place, mention.start)
            if people.found and mention.roles:
                for role in mention.roles:
                    self.entries.append(Entry(role, people.found[-1]))
            place = mention.end

    def _roles_in_brackets(self) -> None:
        if not _ROLE_IN_BRACKETS.search(self.text, self.start, self.end):
            return
        people = people_in(self.text, self.start, self.end, tolerant=True)
        self.entries += _entries(people, ())
        if not any(person.role == "组长" for person in people.found):
            return
        for person in people.found:
            if not person.role:
                person.doubt, person.confidence = "没有写明在小组里的职责，请核对。", 0.8
                self.entries.append(Entry(GroupRole.MEMBER, person))


def _ends(text: str, place: int) -> bool:
    return not text[place:].strip("：: \u3000\t")


def _entries(people: People, roles: Sequence[GroupRole]) -> Iterator[Entry]:
    """Each person in the list's roles, or in the one in brackets (组长), or in both (兼联络员)."""
    for person in people.found:
        own = _IN_BRACKETS.get(person.role)
        if own is None or person.as_well or own is GroupRole.LIAISON:
            for role in roles:
                yield Entry(role, person)
        if own is not None and own not in roles:
            yield Entry(own, person)
