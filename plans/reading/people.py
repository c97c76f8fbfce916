"""Lists of people as offices write them: 书记甲、乙（丙）, 丁　戊　己, 庚 社区主任."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from plans.reading.names import (
    could_be_foreign,
    is_many,
    is_masked,
    is_name,
    is_post,
    split_glued,
    split_titled,
)
from plans.reading.surnames import COMPOUND, SURNAMES

_TOKEN = re.compile(
    r"(?P<bracket>[（(][^（）()]{0,80}[）)])|(?P<sep>[、，,；;/／|：:]+)|(?P<gap>[\s\xa0]+)|(?P<word>[^\s\xa0（()、，,；;/／|：:]+|[（(])"
)
_TAIL = re.compile(
    r"(?:(?:[两三四五六七八九十]|\d{1,2})[位名人]|同志们?|先生|女士|等(?:\d+|[一二三四五六七八九十]+)?人?(?:同志)?|分别|共同|同时|(?:担任|兼任|组成|出任|任|兼))+$"
)
# 甲同志负责全面工作: what the person does is no part of the name.
_DOES = re.compile(r"同志|负责|主持|分管|协助|具体")
_HEAD = re.compile(
    r"^(?:由|以|是|为|有|其中|包括|分别|以及|及其?|和|与|暨|另由|并由|同意|拟由|推选|任命|聘请|指定|明确|确定)+"
)
_AND = re.compile(r"以及|和|及|与|暨")
_SKIPPED = re.compile(r"^(?:略|男|女|[\d\-—*＊()（）+]{3,})$")
_DUTY = re.compile(r"负责|分管|主持|协助|协管|主管|统筹|电话|联系")
_LONGEST = 60
_ROLE_ONLY = re.compile(
    r"^(同时)?(兼)?任?(?:双拥|专职|兼职|军地|领导|小组)*(?P<role>副组长|组长|成员|组员|联络[员人])(?P<as_well>\(?兼\)?)?$"
)


@dataclass(slots=True)
class Person:
    """`start`..`end` in the text; blanks inside are left out of the name. `role` stands in brackets behind."""

    name: str
    start: int
    end: int
    post: str = ""
    role: str = ""
    as_well: bool = False
    doubt: str = ""
    confidence: float = 1.0


@dataclass(slots=True)
class People:
    """`complete`: nothing but people and posts stood in the list. `open`: nothing ended it."""

    found: list[Person] = field(default_factory=list)
    complete: bool = True
    begins_with_name: bool = False


@dataclass(slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int


def people_in(text: str, start: int, end: int, *, tolerant: bool = False) -> People:
    """The people of a list. What is neither person nor post ends it; `tolerant` begins anew behind it."""
    reader = _Reader(tolerant)
    for token in _named(_tokens(text, start, end)):
        if not reader.take(token):
            break
    reader.finish()
    return reader.people


def compact(words: str) -> str:
    """The words without blanks."""
    return "".join(words.split())


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    return [
        _Token(str(match.lastgroup), match.group(), match.start(), match.end())
        for match in _TOKEN.finditer(text, start, end)
    ]


def _named(tokens: Sequence[_Token]) -> Iterator[_Token]:
    """The tokens with names that hold blanks joined: 石 磊, 易 水 莲, 洪　波　段　晓."""
    run: list[_Token] = []
    for token in tokens:
        if token.kind == "word":
            run.append(token)
        elif token.kind != "gap":
            yield from _joined(run)
            run = []
            yield token
    yield from _joined(run)


def _joined(words: Sequence[_Token]) -> Iterator[_Token]:
    place = 0
    while place < len(words):
        size = _size(words, place)
        group = words[place : place + size]
        yield _Token("word", "".join(item.text for item in group), group[0].start, group[-1].end)
        place += size


def _size(words: Sequence[_Token], place: int) -> int:
    """How many of the words make one name, from `place` on."""
    first = words[place].text
    following = words[place + 1].text if place + 1 < len(words) else ""
    if len(first) == 2 and first in COMPOUND and 1 <= len(following) <= 2 and is_name(first + following):
        return 2
    if len(first) != 1 or first not in SURNAMES or not following:
        return 1
    singles = 0
    while place + singles < len(words) and singles < 12 and len(words[place + singles].text) == 1:
        singles += 1
    if singles == 1:
        return 2 if len(following) == 2 and is_name(first + following) else 1
    if first + following in COMPOUND:
        return min(singles, 4)
    widths = [words[place + i + 1].start - words[place + i].end for i in range(singles - 1)]
    if len(set(widths)) > 1 and widths[0] < max(widths):
        return 3 if len(widths) > 1 and widths[1] == widths[0] else 2
    return 3 if singles % 2 and (singles == 3 or words[place + 3].text in SURNAMES) else 2


class _Reader:
    """Goes through the words of a list and keeps what it has seen of the person at hand."""

    def __init__(self, tolerant: bool) -> None:
        self.people = People()
        self.tolerant = tolerant
        self.post = ""  # stands before its name
        self.last: Person | None = None  # of this item
        self.before: Person | None = None  # of the item before, where its post stood behind the name
        self.seen = False
        self.strange: list[Person] = []
        self.sign = ""  # that stands before this item

    def take(self, token: _Token) -> bool:
        """Whether the list goes on."""
        if token.kind == "sep":
            return self._separate(token.text)
        if token.kind == "bracket":
            self._bracket(token)
            return True
        goes_on = True
        for word in _words(token, self.tolerant):
            goes_on = self._word(word)
            self.seen = True
        return goes_on

    def finish(self) -> None:
        """Words that might be names without a surname count where more than half of the list is sure."""
        sure = [person for person in self.people.found if person not in self.strange]
        if len(self.strange) > len(sure) and self.strange:
            self.people.found = sure
            self.people.complete = self.people.complete and not self.strange

    def _separate(self, sign: str) -> bool:
        if self.last is not None:
            # A post may follow: 甲 书记、主任; 甲，书记.
            self.before = self.last if self.last.post or sign[0] in "，," else None
        self.last, self.sign = None, sign[0]
        if sign[0] not in "、：:/／":
            self.post = ""
        return True

    def _bracket(self, token: _Token) -> None:
        words = compact(token.text[1:-1])
        if self.last is not None:
            _note(self.last, words)
        elif self.post and is_name(words):
            inside = token.start + 1
            self._add(Person(words, inside, token.end - 1, self.post))
        elif self.before is None or self.post == "":
            self.post = words if is_post(words) else self.post

    def _word(self, token: _Token) -> bool:
        word = token.text
        if is_name(word):
            self._add(Person(word, token.start, token.end, self.post))
        elif place := split_glued(word):
            post = re.split(r"[由以为]", word[:place])[-1]
            self._add(_part(token, place, len(word), self.post + ("、" if self.post else "") + post))
        elif place := split_titled(word):
            self._add(_part(token, 0, place, word[place:]))
        elif is_post(word):
            self._post(word)
        elif _SKIPPED.match(word):
            return True
        elif could_be_foreign(word) and self._in_company():
            person = Person(
                word, token.start, token.end, self.post, doubt="不像常见的姓名，请核对。", confidence=0.7
            )
            if "·" not in word:
                self.strange.append(person)
            self._add(person)
        else:
            return self._other()
        return True

    def _in_company(self) -> bool:
        """Whether a name without a known surname may stand here: in a list, not in running text."""
        return self.sign in ("", "、") and (bool(self.people.found) or not self.tolerant)

    def _add(self, person: Person) -> None:
        if is_masked(person.name):
            person.doubt, person.confidence = "姓名没有写全，请补上。", 0.7
        if not self.seen:
            self.people.begins_with_name = True
        self.people.found.append(person)
        self.last, self.post, self.before = person, "", None

    def _post(self, word: str) -> None:
        if is_many(word):
            self.last = self.before = None
            return
        word = re.split(r"[由以]", word)[-1]
        if not word or word.endswith(("小组", "领导组")):
            return
        if self.last is not None:
            self.last.post += ("、" if self.last.post else "") + word
        elif self.before is not None:
            self.before.post += ("、" if self.before.post else "") + word
        else:
            self.post += ("、" if self.post else "") + word

    def _other(self) -> bool:
        self.people.complete = False
        self.post, self.last, self.before = "", None, None
        if self.tolerant:
            self.people.found.clear()
        return self.tolerant


def _note(person: Person, words: str) -> None:
    """What stands in brackets behind a name: a post, a role, both."""
    posts = []
    for word in re.split(r"[、，,；;]", words):
        found = _ROLE_ONLY.match(word)
        if found and not is_name(word):
            person.role = found["role"]
            person.as_well = bool(found[1] or found[2] or found["as_well"])
        elif word and word != "兼" and not _DUTY.match(word):
            posts.append(word)
    person.post = person.post or "、".join(posts)


def _part(token: _Token, start: int, end: int, post: str) -> Person:
    return Person(token.text[start:end], token.start + start, token.start + end, post)


def _words(token: _Token, tolerant: bool) -> Iterator[_Token]:
    """A word without 由 before it and 同志 or 担任 behind it; 甲和乙 are two."""
    text, start = token.text, token.start
    if len(text) > _LONGEST:
        # Running text; a name can only stand at its end.
        start += len(text) - _LONGEST
        text = text[-_LONGEST:]
        yield _Token("word", "\0", start, start)
    elif token.end - token.start != len(text):
        yield token  # holds blanks: a name
        return
    if not is_name(text):
        head = _by(text) if tolerant else 0
        if head:
            # What stands before 由 is running text.
            yield _Token("word", "\0", start, start)
        if found := _HEAD.match(text, head):
            head = found.end()
        if head < len(text):
            text, start = text[head:], start + head
        text = _without_tail(text)
    yield from _apart(text, start)


def _by(text: str) -> int:
    """Where the people begin in 领导小组由甲; 0 for no 由 or 以 before people."""
    for sign in "由以":
        place = text.rfind(sign) + 1
        if place and _ends_with_person(text[place:]):
            return place
    return 0


def _without_tail(text: str) -> str:
    """甲同志, 甲担任 without what follows the name; 主任 keeps its 任."""
    does = _DOES.search(text, 2)
    if does and _ends_with_person(text[: does.start()]):
        return text[: does.start()]
    tail = _TAIL.search(text)
    return text[: tail.start()] if tail and not (tail.group() == "任" and is_post(text)) else text


def _apart(text: str, start: int) -> Iterator[_Token]:
    while text:
        cut = next(
            (
                match
                for match in _AND.finditer(text[:40], 2)
                if not is_name(text) and _ends_with_person(text[: match.start()])
            ),
            None,
        )
        if cut is None:
            break
        yield _Token("word", text[: cut.start()], start, start + cut.start())
        text, start = text[cut.end() :], start + cut.end()
    if text:
        yield _Token("word", text, start, start + len(text))


def _ends_with_person(words: str) -> bool:
    return is_name(words) or bool(split_glued(words)) or bool(split_titled(words))
