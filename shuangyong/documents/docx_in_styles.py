"""What the styles of a Word file say of a paragraph: its level, whether it is the title, what is hidden."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import docx_styles as ours
from .docx_in_xml import Element, attr, child, local, switched, val, whole

_HEADING = re.compile(r"(?:heading|标题)([1-9])")
_CONTENTS = re.compile(r"(?:toc|目录)(?:[1-9]|heading|标题)")
_TITLES = {"title", "标题"}
_LEVEL_OF = {name: level for level, name in ours.LEVELS.items()}
# Of our own papers: 附件标题 rests on the title and 公文正文 may have an outline level, but are text.
_PLAIN = {ours.BODY, ours.ANNEX_TITLE, ours.PART, ours.CONTENTS_TITLE}
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Numbering:
    """The list a paragraph belongs to; `level` is None where that is for the list to say."""

    list_id: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph's style, taken together with those it rests on, and what the paragraph itself adds."""

    style: str = ""  # the style's id
    name: str = ""
    level: int = 0
    is_title: bool = False
    is_contents: bool = False
    hidden: bool = False
    numbering: Numbering | None = None


@dataclass(frozen=True, slots=True)
class _Style:
    key: str
    name: str
    based_on: str
    setting: Element | None
    run: Element | None


class Styles:
    """The styles of one file; without a part for them they are told by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        self._looks: dict[str, Look] = {}
        for element in () if root is None else root:
            if local(element) == "style":
                self._take(element)

    def look(self, paragraph: Element) -> Look:
        """What holds for the paragraph: its own setting wins over its style."""
        setting = child(paragraph, "pPr")
        look = self._style(val(setting, "pStyle") or self._default)
        if setting is None:
            return look
        level = look.level
        if look.name not in _PLAIN:
            level = _outline(setting, look.level)
        numbering = _joined(_numbering(setting), look.numbering)
        if (level, numbering) == (look.level, look.numbering):
            return look
        title = look.is_title and not level
        return Look(look.style, look.name, level, title, look.is_contents, look.hidden, numbering)

    def hides(self, run: Element, look: Look) -> bool:
        """Whether Word does not show the run."""
        properties = child(run, "rPr")
        own = switched(properties, "vanish")
        if own is None and properties is not None:
            key = val(properties, "rStyle")
            own = self._hidden(key) if key else None
        return look.hidden if own is None else own

    def list_of(self, style: str) -> str:
        """The list that a style of the kind "numbering" stands for; "" where it stands for none."""
        found = self._styles.get(style)
        return (val(found.setting, "numPr", "numId") or "") if found else ""

    def named(self, style: str) -> str:
        """The name of any style; the id where there is none."""
        found = self._styles.get(style)
        return found.name if found else style

    def _take(self, element: Element) -> None:
        key = attr(element, "styleId") or ""
        if attr(element, "type") in {None, "paragraph"} and attr(element, "default") in {"1", "true", "on"}:
            self._default = key
        self._styles[key] = _Style(
            key,
            val(element, "name") or key,
            val(element, "basedOn") or "",
            child(element, "pPr"),
            child(element, "rPr"),
        )

    def _style(self, key: str) -> Look:
        if key not in self._looks:
            self._looks[key] = self._made(key)
        return self._looks[key]

    def _made(self, key: str) -> Look:
        chain = list(self._chain(key)) or [_Style(key, key, "", None, None)]
        name = chain[0].name
        level, is_title = _level(chain)
        numbering = None
        for style in chain:
            numbering = _joined(numbering, _numbering(style.setting))
        return Look(
            style=key,
            name=name,
            level=level,
            is_title=is_title,
            is_contents=any(_CONTENTS.fullmatch(one) for style in chain for one in _names(style)),
            hidden=bool(self._hidden(key)),
            numbering=numbering,
        )

    def _chain(self, key: str) -> Iterator[_Style]:
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = self._styles[key].based_on

    def _hidden(self, key: str) -> bool | None:
        said = (switched(style.run, "vanish") for style in self._chain(key))
        return next((one for one in said if one is not None), None)


def _names(style: _Style) -> list[str]:
    """The name and its aliases; the id too, which programs write as Heading1 whatever the name."""
    return [one.replace(" ", "").lower() for one in (*style.name.split(","), style.key)]


def _level(chain: list[_Style]) -> tuple[int, bool]:
    """The level of a heading 1..4 (0 for none), and whether it is the title."""
    if chain[0].name in _LEVEL_OF:
        return _LEVEL_OF[chain[0].name], False
    if chain[0].name in _PLAIN:
        return 0, False
    for style in chain:
        names = _names(style)
        if any(name in _TITLES for name in names):
            return 0, True
        if style.setting is not None and child(style.setting, "outlineLvl") is not None:
            return _outline(style.setting, 0), False
        found = next(filter(None, map(_HEADING.fullmatch, names)), None)
        if found:
            return min(int(found[1]), _DEEPEST), False
    return 0, False


def _outline(setting: Element, otherwise: int) -> int:
    """The level that w:outlineLvl gives: 0..8 are levels, 9 is text."""
    found = whole(val(setting, "outlineLvl"))
    if found is None:
        return otherwise
    return min(found + 1, _DEEPEST) if 0 <= found <= 8 else 0


def _numbering(setting: Element | None) -> Numbering | None:
    found = child(setting, "numPr") if setting is not None else None
    if found is None:
        return None
    return Numbering(val(found, "numId") or "", whole(val(found, "ilvl")))


def _joined(nearer: Numbering | None, farther: Numbering | None) -> Numbering | None:
    """List and level may be said in two places; each is taken from the nearer that says it."""
    if nearer is None or farther is None or (nearer.list_id and nearer.level is not None):
        return nearer or farther
    level = farther.level if nearer.level is None and not nearer.list_id else nearer.level
    return Numbering(nearer.list_id or farther.list_id, level)
