"""Numbers of headings and items that jump, repeat, go back or do not begin at one."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plans.reading.blocks import Block
from plans.reading.flags.looking import Look
from plans.reading.found import Flag, LineKind, Span

_FARTHEST = 9  # a "number" farther off than this is none: 60岁以上老人
_HIGHEST = 40
_DAY = re.compile("[（(]?[一二三四五六七八九]{2}")  # 八一、春节
_SIGN = re.compile(r"[0-9０-９一二三四五六七八九十百零〇㈠-㈩]+")
_ANNEX = re.compile(r"^[ 　]*(?:附件|附表|附[：:]|附录)")
_FORM = str.maketrans("(),.", "（），．")


@dataclass(slots=True)
class _List:
    """A list that is still open: the last number of its kind. `form` tells 1、 from 1. and from 1)."""

    level: int
    form: str
    number: int
    marker: str


@dataclass(frozen=True, slots=True)
class _Odd:
    """A place where the count is not as expected."""

    kind: str  # jump, repeat, back, restart, fragment
    before: str
    marker: str
    level: int
    spans: tuple[Span, ...]

    @property
    def is_glue(self) -> bool:
        """Whether it hints at several plans put together."""
        return self.level == 1 and self.kind in ("back", "restart")


def numbering_flags(look: Look) -> Iterator[Flag]:
    """Glued plans and a lost beginning in one flag each; jumps and repeats each where they are."""
    odd = list(_odd_places(look))
    glued = [item for item in odd if item.is_glue]
    if glued:
        told = "，".join(f"“{item.before}”之后又到了“{item.marker}”" for item in glued[:3])
        yield Flag(
            "numbering_restarts",
            f"大标题的编号往回走了：{told}。像是几份计划，或者几个部分，接在了一起。",
            "如果是几份计划，可以分开来读；本来就是一份的几个部分，就不用管。",
            tuple(span for item in glued for span in item.spans),
        )
    for item in odd:
        if item.kind == "fragment":
            yield Flag(
                "fragment",
                f"开头的编号是“{item.marker}”，前面可能还有内容没有复制过来。",
                "可以找一下原来的文件；确实从这里开始的，就不用管。",
                item.spans,
            )
    for code, advice in _ADVICE.items():
        items = [item for item in odd if not item.is_glue and _CODES.get(item.kind) == code]
        if len(items) > _EACH:
            told = "、".join(f"“{item.marker}”" for item in items[:3])
            spans = tuple(span for item in items for span in item.spans)
            yield Flag(code, f"编号有{len(items)}处接不上：{told}等。", advice, spans)
        else:
            for item in items:
                yield Flag(code, _message(item), advice, item.spans)


_EACH = 5  # more than these are told in one
_CODES = {"jump": "numbering_jumps", "repeat": "numbering_repeats", "back": "numbering_repeats"}
_ADVICE = {
    "numbering_jumps": "看看中间是不是少了一条；没有少的，把后面的编号顺下来。",
    "numbering_repeats": "可以把后面的编号顺下来。",
}


def _message(item: _Odd) -> str:
    if item.kind == "jump":
        return (
            f"编号从“{item.before}”跳到了“{item.marker}”。"
            if item.before
            else f"这一组编号不是从一开始的，开头就是“{item.marker}”。"
        )
    if item.kind == "repeat":
        return f"编号“{item.marker}”重复了。"
    return f"编号从“{item.before}”回到了“{item.marker}”。"


def _odd_places(look: Look) -> Iterator[_Odd]:
    opened: list[_List] = []
    seen_any = False
    for block in look.blocks:
        if block.table or look.reading.lines[block.line].kind in (LineKind.NOISE, LineKind.SIGN_OFF):
            if _ANNEX.match(block.text):
                opened = []
            continue
        marker = block.marker
        if marker.style == "part":
            opened, seen_any = [], True
            continue
        if not 1 <= marker.level <= 4 or not 1 <= marker.number <= _HIGHEST:
            continue
        text = marker.text.strip()
        form = _SIGN.sub("", text.translate(_FORM))
        if not form or _DAY.match(text):  # a number with a blank behind it is too weak to be missed
            continue
        odd = _count(opened, _List(marker.level, form, marker.number, text), seen_any)
        seen_any = True
        if odd:
            kind, before = odd
            yield _Odd(kind, before, text, marker.level, _marker_spans(look, block))


def _count(opened: list[_List], new: _List, seen_any: bool) -> tuple[str, str] | None:
    """Put a number into the list it goes on with; (kind, marker before) where it does not fit."""
    same = _last(opened, lambda item: (item.level, item.form) == (new.level, new.form))
    alike = _last(opened, lambda item: item.level == new.level)
    for place in (same, alike):
        if place is not None and opened[place].number + 1 == new.number:
            opened[place:] = [new]
            return None
    if new.number == 1:
        before = opened[same].marker if same is not None else ""
        opened[:] = [item for item in opened[: same if same is not None else None] if item.level <= new.level]
        opened.append(new)
        return ("restart", before) if before and new.level == 1 else None
    place = same if same is not None else alike
    if place is None:
        opened[:] = [item for item in opened if item.level < new.level] + [new]
        return ("jump", "") if seen_any else ("fragment", "")
    last = opened[place]
    if abs(new.number - last.number) > _FARTHEST:
        return None
    opened[place:] = [new]
    if new.number == last.number:
        return "repeat", last.marker
    return ("jump" if new.number > last.number else "back"), last.marker


def _last(opened: list[_List], fits: Callable[[_List], bool]) -> int | None:
    for place in range(len(opened) - 1, -1, -1):
        if fits(opened[place]):
            return place
    return None


def _marker_spans(look: Look, block: Block) -> tuple[Span, ...]:
    """The marker stands right before the first words of its paragraph."""
    first = block.pieces[0]
    line = look.reading.lines[first.line]
    start = max(0, first.start - len(block.marker.text))
    return (Span(line.number, start, first.start),)
