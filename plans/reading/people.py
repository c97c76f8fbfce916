"""Lists of people as offices write them: 书记甲、乙（丙）, 丁　戊　己, 庚 社区主任."""

import re
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
from plans.reading.people_words import Token, named, tokens_of, words_of

_SKIPPED = re.compile(r"^(?:略|男|女|[\d\-—*＊()（）+]{3,})$")
_DUTY = re.compile(r"负责|分管|主持|协助|协管|主管|统筹|电话|联系")
_ROLE_ONLY = re.compile(
    r"^(同时)?(兼)?任?(?:双拥|专职|兼职|军地|领导|小组)*(?P<role>副组长|组长|成员|组员"
    r"|联络[员人])(?P<as_well>\(?兼\)?)?$"
)


@dataclass(slots=True)
class Person:
    """`start`..`end` in the text; the name is without blanks. `role` stands in brackets behind it."""

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
    """`complete`: nothing but people and posts stood in the list."""

    found: list[Person] = field(default_factory=list)
    complete: bool = True


def people_in(text: str, start: int, end: int, *, tolerant: bool = False) -> People:
    """The people of a list. What is neither person nor post ends it; `tolerant` begins anew behind it."""
    reader = _Reader(tolerant)
    for token in named(tokens_of(text, start, end)):
        if not reader.take(token):
            break
    reader.finish()
    return reader.people


def compact(words: str) -> str:
    """The words without blanks."""
    return "".join(words.split())


class _Reader:
    """Goes through the words of a list and keeps what it has seen of the person at hand."""

    def __init__(self, tolerant: bool) -> None:
        self.people = People()
        self.tolerant = tolerant
        self.post = ""  # stands before its name
        self.last: Person | None = None  # of this item
        self.before: Person | None = None  # of the item before, where its post stood behind the name
        self.strange: list[Person] = []
        self.sign = ""  # that stands before this item

    def take(self, token: Token) -> bool:
        """Whether the list goes on."""
        if token.kind == "sep":
            return self._separate(token.text)
        if token.kind == "bracket":
            self._bracket(token)
            return True
        goes_on = True
        for word in words_of(token, self.tolerant):
            goes_on = self._word(word)
        return goes_on

    def finish(self) -> None:
        """Words that might be names without a surname count where more than half of the list is sure."""
        strange = {person.start for person in self.strange}
        sure = [person for person in self.people.found if person.start not in strange]
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

    def _bracket(self, token: Token) -> None:
        words = compact(token.text[1:-1])
        if self.last is not None:
            _note(self.last, words)
        elif self.post and is_name(words):
            inside = token.start + 1
            self._add(Person(words, inside, token.end - 1, self.post))
        elif self.before is None or self.post == "":
            self.post = words if is_post(words) else self.post

    def _word(self, token: Token) -> bool:
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


def _part(token: Token, start: int, end: int, post: str) -> Person:
    return Person(token.text[start:end], token.start + start, token.start + end, post)
