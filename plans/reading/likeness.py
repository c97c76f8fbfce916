"""Whether a text, or part of it, is the same or nearly the same as plans that are there already.

By sentence, without numbers, signs and widths, so that neither another paragraphing nor a new year hides
it. The time grows with the length of all texts together: sentences are looked up by their words, near ones
by the five-sign pieces that they share with few others.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from plans.reading.found import Flag, Span
from plans.reading.markers import split_marker

Candidate = tuple[int, str, str, int, str]
"""(plan id, title, unit name, year, text)."""

_SHORTEST = 7  # 加强组织领导 stands in every plan
_PIECE = 5
_MOST_OWNERS = 8  # a piece that more sentences share tells nothing of any
_NEAR = 0.7
_WITHIN = 0.8
_ENDS = re.compile(r"[。！？!?；;]+")
_KEPT = re.compile(r"[^\W\d_]")
_PLACEHOLDER = re.compile(r"[xX×]{2,}")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of the text stands in a plan (`share`), and how much of that plan stands in it (`share_back`).

    Shares are of the letters in sentences that say something. `exact` and `near` are the places in the text.
    """

    plan_id: int
    title: str
    unit_name: str
    year: int
    share: float
    share_back: float
    letters: int
    exact: tuple[Span, ...] = ()
    near: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """All like places, in the order of the text."""
        return tuple(sorted((*self.exact, *self.near)))


@dataclass(slots=True)
class _Sentence:
    """`words` is what is compared; `spans` where it stands (several where a line end tears it)."""

    words: str
    spans: list[Span] = field(default_factory=list)
    pairs: "Counter[str]" = field(default_factory=Counter)

    def paired(self) -> "Counter[str]":
        """Its neighbouring letters, counted once."""
        if not self.pairs:
            self.pairs = _pairs(self.words)
        return self.pairs


def likeness(lines: Sequence[str], candidates: Iterable[Candidate]) -> tuple[Likeness, ...]:
    """Every candidate that shares a sentence with the text, the most alike first."""
    own = [item for item in _sentences(lines) if len(item.words) >= _SHORTEST]
    total = sum(len(item.words) for item in own)
    if not total:
        return ()
    index = _Index(own)
    found = [alike for candidate in candidates if (alike := _compare(index, total, candidate))]
    return tuple(sorted(found, key=lambda item: (-item.share, -item.share_back, -item.year, item.plan_id)))


class _Index:
    """The sentences of the text by their words and by their pieces."""

    def __init__(self, own: Sequence[_Sentence]) -> None:
        self.own = own
        self.by_words: dict[str, list[int]] = {}
        self.by_piece: dict[str, list[int]] = {}
        for number, item in enumerate(own):
            self.by_words.setdefault(item.words, []).append(number)
            for piece in _pieces(item.words):
                owners = self.by_piece.setdefault(piece, [])
                if len(owners) <= _MOST_OWNERS and (not owners or owners[-1] != number):
                    owners.append(number)

    def neighbours(self, words: str) -> list[int]:
        """The few sentences that share most pieces with these words."""
        votes: Counter[int] = Counter()
        for piece in _pieces(words):
            owners = self.by_piece.get(piece, ())
            if len(owners) <= _MOST_OWNERS:
                votes.update(owners)
        return [number for number, _ in votes.most_common(6)]


def _compare(index: _Index, total: int, candidate: Candidate) -> Likeness | None:
    plan_id, title, unit_name, year, text = candidate
    theirs = [item for item in _sentences(text.split("\n")) if len(item.words) >= _SHORTEST]
    exact: set[int] = set()
    shared: dict[int, Counter[str]] = {}
    back = 0
    seen: set[str] = set()
    for item in theirs:
        same = index.by_words.get(item.words)
        if same:
            if item.words not in seen:
                exact.update(same)
            seen.add(item.words)
            back += len(item.words)
            continue
        back += len(item.words) * _met(index, item, shared)
    near = {
        number
        for number, pairs in shared.items()
        if number not in exact and pairs.total() >= _NEAR * index.own[number].paired().total()
    }
    if not exact and not near:
        return None
    letters = sum(len(index.own[number].words) for number in exact | near)
    all_theirs = sum(len(item.words) for item in theirs)
    return Likeness(
        plan_id=plan_id,
        title=title,
        unit_name=unit_name,
        year=year,
        share=letters / total,
        share_back=min(1.0, back / all_theirs) if all_theirs else 0.0,
        letters=letters,
        exact=tuple(_spans(index.own, exact)),
        near=tuple(_spans(index.own, near)),
    )


def _met(index: _Index, item: _Sentence, shared: dict[int, "Counter[str]"]) -> bool:
    """Note what a sentence has in common with ours; whether most of it is found there.

    Ours may be longer (three of theirs in one) or shorter (part of theirs): what all of theirs cover of ours
    is put together.
    """
    pairs, met = item.paired(), False
    for number in index.neighbours(item.words):
        ours = index.own[number].paired()
        common = pairs & ours
        count = common.total()
        alike = 2 * count >= _NEAR * (pairs.total() + ours.total())
        if alike or count >= _WITHIN * pairs.total():
            met = True
        if alike or count >= _WITHIN * min(pairs.total(), ours.total()):
            shared[number] = (shared.get(number, Counter()) | common) & ours
    return met


def _sentences(lines: Sequence[str]) -> Iterator[_Sentence]:
    """Sentences without marker, numbers and signs; one that a line end tears is put together."""
    held: _Sentence | None = None
    for number, line in enumerate(lines):
        marker, body = split_marker(line)
        place = len(line) - len(body)
        if held and (marker.text or not line.strip()):
            yield held
            held = None
        for start, end, ended in _cuts(line, place):
            words, span = _plain(line[start:end]), Span(number, start, end)
            if held:
                held = _Sentence(held.words + words, [*held.spans, span])
            elif words:
                held = _Sentence(words, [span])
            if held and (ended or len(held.spans) > 3):
                yield held
                held = None
        # A line end after a short line, or one with its stop, ends the sentence.
        if held and len(line) <= 20:
            yield held
            held = None
    if held:
        yield held


def _cuts(line: str, place: int) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether a stop ends it), blanks round it left out."""
    for match in _ENDS.finditer(line, place):
        start, place = place, match.end()
        yield start + len(line[start:place]) - len(line[start:place].lstrip()), place, True
    rest = line[place:]
    if rest.strip():
        yield place + len(rest) - len(rest.lstrip()), len(line.rstrip()), False


def _plain(words: str) -> str:
    """Letters alone: no numbers, no gaps such as 20xx, no signs, one width."""
    text = _PLACEHOLDER.sub("", normalize("NFKC", words)).lower()
    return "".join(_KEPT.findall(text))


def _pairs(words: str) -> "Counter[str]":
    return Counter(words[place : place + 2] for place in range(max(1, len(words) - 1)))


def _pieces(words: str) -> set[str]:
    return {words[place : place + _PIECE] for place in range(max(1, len(words) - _PIECE + 1))}


def _spans(own: Sequence[_Sentence], numbers: set[int]) -> Iterator[Span]:
    for number in sorted(numbers):
        yield from own[number].spans


_SAME, _PART, _MUCH, _SOME_LETTERS = 0.9, 0.85, 0.4, 120
_SHOWN = 5


def alike_flags(found: Iterable[Likeness], *, own_unit: str = "") -> tuple[Flag, ...]:
    """One flag for each plan that is much alike, at most five; a sentence or two in common tell nothing."""
    told = [flag for item in found if (flag := _flag(item, own_unit))]
    return tuple(told[:_SHOWN])


def _flag(item: Likeness, own_unit: str) -> Flag | None:
    whose = "本单位" if item.unit_name == own_unit else item.unit_name
    plan = f"{whose}{item.year}年的《{item.title}》"
    share, back = _percent(item.share), _percent(item.share_back)
    if item.share >= _SAME and item.share_back >= _SAME:
        message = f"系统里已经有{plan}，和这份几乎一样。"
        advice = "如果就是那一份，可以不再读入，直接从它开始写新一年的计划。"
        return Flag("same_plan", message, advice, item.spans)
    if item.share >= max(_PART, item.share_back):
        message = f"这份的内容，{share}已经在{plan}里了，那一份更长。"
        return Flag("part_of_plan", message, "可以看一下那一份，是不是同一份计划少了一部分。", item.spans)
    if item.share_back >= _PART and item.letters >= _SOME_LETTERS:
        message = f"{plan}的内容，{back}都在这份里，这份更长。"
        return Flag("contains_plan", message, "可以看一下是不是同一份计划的不同版本。", item.spans)
    if item.share >= _MUCH:
        message = f"这份有{share}的内容和{plan}相同或者相近。"
        return Flag("like_plan", message, "照着写没有关系，记得按今年的实际情况改一改。", item.spans)
    if item.letters >= _SOME_LETTERS and len(item.spans) > 2:
        message = f"有{len(item.spans)}句和{plan}相同或者相近。"
        return Flag("like_passages", message, "照着写没有关系，记得按今年的实际情况改一改。", item.spans)
    return None


def _percent(share: float) -> str:
    return f"{round(share * 100)}%"
