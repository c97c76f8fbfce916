"""Automatic numbers of a Word file as the signs a reader sees: 一、（一）1. ① •."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .docx_in_formats import written
from .docx_in_styles import Look, Styles
from .docx_in_xml import Element, attr, child, local, switched, val, whole

_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 8
_BULLET = "•"
# Signs that mean what they look like; those of the symbol fonts are letters or private.
_SEEN_BULLETS = set("*＊•●○◆◇■□▪▫▲△▼▶►☆★→➢➤✓✔√·-－–—※☐☑")
# 第一章总则 wants a blank, 一是加强 does not.
_OPEN_END = re.compile(r"[0-9０-９A-Za-z一二三四五六七八九十百零〇○甲乙丙丁章节条篇分]$")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    words: str
    restart: int | None
    legal: bool
    tight: bool  # nothing stands between number and text
    style: str

    def restarts_after(self, level: int) -> bool:
        """Whether it counts anew once a number of this higher level was given."""
        return self.restart is None or level < self.restart


@dataclass(slots=True)
class _List:
    """One w:num: the levels it uses, and the count that it shares with others of its kind."""

    kind: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)

    def place_of(self, look: Look) -> int:
        """The level of the paragraph: its own, else the one that belongs to its style."""
        if look.numbering and look.numbering.level is not None:
            return look.numbering.level
        levels = self.levels.items()
        return next((place for place, level in levels if look.style and level.style == look.style), 0)


class Numbers:
    """Counts the numbered paragraphs of one text, asked for in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._kinds: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root, styles)

    def marker(self, look: Look) -> str:
        """What stands before the paragraph; "" where it has no number. Counts it."""
        numbering = look.numbering
        found = self._lists.get(numbering.list_id) if numbering else None
        if found is None or numbering is None:
            return ""
        place = found.place_of(look)
        level = found.levels.get(place)
        if level is None:
            return ""
        counts = self._count(found, numbering.list_id, place, level)
        if level.form == "bullet":
            return _bullet(level.words)
        return _PLACE.sub(lambda match: self._value(found, counts, place, int(match[1]) - 1), level.words)

    def between(self, look: Look, marker: str, text: str) -> str:
        """The blank without which number and text would run together: 1 and 走访, 1. and 8月."""
        numbering = look.numbering
        if not marker or not numbering or not text[:1].strip():
            return ""
        if marker.endswith((".", "．")) and text[0].isdigit():
            return " "
        found = self._lists.get(numbering.list_id)
        level = found.levels.get(found.place_of(look)) if found else None
        return " " if level and not level.tight and _OPEN_END.search(marker) else ""

    def _count(self, found: _List, list_id: str, place: int, level: _Level) -> dict[int, int]:
        counts = self._counts.setdefault(found.kind, {})
        start = found.starts.get(place, level.start)
        begins = place in found.starts and (list_id, place) not in self._begun
        counts[place] = start if begins or place not in counts else counts[place] + 1
        self._begun.add((list_id, place))
        for deeper in [at for at in counts if at > place]:
            below = found.levels.get(deeper)
            if below is None or below.restarts_after(place):
                del counts[deeper]
        return counts

    def _value(self, found: _List, counts: dict[int, int], place: int, wanted: int) -> str:
        level = found.levels.get(wanted)
        if level is None or wanted > place:
            return ""
        number = counts.get(wanted, found.starts.get(wanted, level.start))
        legal = found.levels[place].legal and level.form != "none"
        return written(number, "decimal" if legal else level.form)

    def _read(self, root: Element, styles: Styles) -> None:
        kinds = [element for element in root if local(element) == "abstractNum"]
        self._kinds = {attr(kind, "abstractNumId") or "": dict(_levels(kind)) for kind in kinds}
        for element in root:
            if local(element) == "num":
                self._take(element)
        # A kind without levels may borrow those of the list that a style of lists stands for.
        for kind in kinds:
            borrowed = self._lists.get(styles.list_of(val(kind, "numStyleLink") or ""))
            for one in self._lists.values():
                if borrowed and not one.levels and one.kind == attr(kind, "abstractNumId"):
                    one.levels, one.kind = borrowed.levels, borrowed.kind

    def _take(self, element: Element) -> None:
        kind = val(element, "abstractNumId") or ""
        found = _List(kind, dict(self._kinds.get(kind, {})))
        for override in element:
            if local(override) != "lvlOverride":
                continue
            place = whole(attr(override, "ilvl"))
            if place is None or not 0 <= place <= _DEEPEST:
                continue
            found.levels.update(_levels(override))
            start = whole(val(override, "startOverride"))
            if start is not None:
                found.starts[place] = start
        self._lists[attr(element, "numId") or ""] = found


def _levels(element: Element) -> Iterator[tuple[int, _Level]]:
    for one in element:
        place = whole(attr(one, "ilvl")) if local(one) == "lvl" else None
        if place is not None and 0 <= place <= _DEEPEST:
            yield place, _level(one)


def _level(element: Element) -> _Level:
    legal = switched(element, "isLgl")
    start = whole(val(element, "start"))
    return _Level(
        start=0 if start is None else start,
        form=_form(element),
        words=val(element, "lvlText") or "",
        restart=whole(val(element, "lvlRestart")),
        legal=bool(legal),
        tight=val(element, "suff") == "nothing",
        style=val(element, "pStyle") or "",
    )


def _form(element: Element) -> str:
    """w:numFmt; a form of Word's own making has a common one beside it."""
    found = child(element, "numFmt")
    if found is None:
        found = child(element, "AlternateContent", "Fallback", "numFmt")
    return (attr(found, "val") if found is not None else None) or "decimal"


def _bullet(words: str) -> str:
    """A bullet as a sign that every font has."""
    sign = words.strip()
    if not sign:
        return ""
    return sign if all(one in _SEEN_BULLETS for one in sign) else _BULLET
