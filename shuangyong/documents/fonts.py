"""Fonts of an official paper: one file for each typeface, and what stands behind it for rare characters.

GB/T 9704-2012 names 小标宋, 仿宋, 楷体, 黑体 and 宋体. Most of them are not free, so a server has them only
when somebody bought and put them there: in a folder of the office's own (FONT_DIR) or on the system. The
Fandol families stand in, and Noto CJK stands behind them all. The style sheet names only our own families,
so what is measured is what is printed. Fonts are chosen once in a process: whoever adds some restarts it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import ascii_uppercase

from .figures import FAMILY as FIGURES
from .font_sources import (
    FontFile,
    characters_of,
    fonts_in,
    installed_fonts,
    levelled,
    named_folders,
    standing_file,
)
from .typefaces import FACES, RESERVE_FAMILIES, RESERVE_FILES, SANS, Face, Source

_MOST_EXTRAS = 6
_PRIVATE = frozenset((*range(0xE000, 0xF900), *range(0xF0000, 0xFFFFE), *range(0x100000, 0x10FFFE)))


@dataclass(frozen=True, slots=True)
class Choice:
    """What a typeface is printed with; `font` is None where nothing at all was found."""

    face: Face
    source: Source
    font: FontFile | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """An official typeface that is not there; `stand_in` names what is printed instead, "" for nothing."""

    name: str
    stand_in: str


def choices() -> tuple[Choice, ...]:
    """Every typeface with the one font that prints it. Reads font folders the first time only."""
    return _choose(_own_fonts(), installed_fonts())


def font_files() -> dict[str, Path]:
    """`Face.family` → a file with its one face and no other, for those that have any."""
    return {
        choice.face.family: levelled(choice.font.path, choice.font.index)
        for choice in choices()
        if choice.font
    }


def reserve_files() -> dict[str, Path]:
    """Paper Serif and Paper Sans → files of Noto, for rare characters. Large: made in half a second."""
    return {family: levelled(font.path, font.index) for family, font in _reserves().items()}


def extra_files() -> dict[str, Path]:
    """More fonts from the office's own folder: those that bring characters which no other font has."""
    return {family: levelled(font.path, font.index) for family, font in _extra_fonts().items()}


def fonts_in_use() -> dict[str, FontFile]:
    """Every font that anything can be printed with, by our own name for its family."""
    chosen = {choice.face.family: choice.font for choice in choices() if choice.font}
    return chosen | _reserves() | _extra_fonts()


def family_lists(extras: Iterable[str] = ()) -> dict[str, str]:
    """`Face.variable` → its families for the style sheet: the face, reserves, `extras`, all other faces.

    Every list ends in the same fonts, so a character that one of them has is printed everywhere.
    """
    lists = {}
    for face in FACES:
        reserves = sorted(RESERVE_FAMILIES, key=lambda name: name != face.reserve)
        # Only the free 仿宋 and 楷体 need other figures; where there are none, nobody has this family.
        first = [FIGURES] if face.variable in ("--fang", "--kai") else []
        others = [other.family for other in FACES if other is not face]
        families = [*first, face.family, *map(RESERVE_FAMILIES.__getitem__, reserves), *extras, *others]
        generic = "sans-serif" if face.reserve == SANS else "serif"
        lists[face.variable] = ", ".join(f'"{family}"' for family in families) + f", {generic}"
    return lists


def printable_characters() -> frozenset[int]:
    """Code points that some font of the paper has; empty where there is no font at all to ask.

    A private-use character means one thing in one font: only the office's own fonts count for it.
    """
    return _printable(_own_fonts(), installed_fonts())


def common_characters() -> frozenset[int]:
    """Code points that every typeface has in its own font, so that nothing else is needed to print them."""
    fonts = [choice.font for choice in choices()]
    every = [characters_of(font.path, font.index) if font else frozenset() for font in fonts]
    return frozenset.intersection(*every)


def missing_families() -> list[Missing]:
    """Official typefaces that neither a folder of the office's own nor the system has."""
    return [
        Missing(choice.face.name, _label(choice))
        for choice in choices()
        if choice.source not in (Source.OWN, Source.SYSTEM)
    ]


def _reserves() -> dict[str, FontFile]:
    found = {family: _reserve(family, installed_fonts()) for family in RESERVE_FILES}
    return {RESERVE_FAMILIES[family]: font for family, font in found.items() if font}


def _extra_fonts() -> dict[str, FontFile]:
    # Letters: Pango takes a figure at the end of a family for a size.
    extras = _extras(_own_fonts(), installed_fonts())
    return {f"Paper Extra {letter}": font for letter, font in zip(ascii_uppercase, extras, strict=False)}


def _own_fonts() -> tuple[FontFile, ...]:
    return tuple(font for folder in named_folders() for font in fonts_in(folder))


@cache
def _choose(own: tuple[FontFile, ...], installed: tuple[FontFile, ...]) -> tuple[Choice, ...]:
    return tuple(_choice(face, own, installed) for face in FACES)


def _choice(face: Face, own: tuple[FontFile, ...], installed: tuple[FontFile, ...]) -> Choice:
    if font := _named(own, face.official) or _by_file_name(own, face.official):
        return Choice(face, Source.OWN, font)
    if font := _named(installed, face.official):
        return Choice(face, Source.SYSTEM, font)
    if path := standing_file(face.stand_in):
        return Choice(face, Source.STAND_IN, FontFile(path, 0, frozenset({path.stem})))
    if font := _by_file_name((*own, *installed), (Path(face.stand_in).stem,)):
        return Choice(face, Source.STAND_IN, font)
    if font := _reserve(face.reserve, installed):
        return Choice(face, Source.RESERVE, font)
    return Choice(face, Source.NOTHING)


def _named(fonts: Iterable[FontFile], names: Iterable[str]) -> FontFile | None:
    """The first font that bears the first of the names, then of the second …"""
    every = tuple(fonts)
    return next((font for name in names for font in every if name in font.names), None)


def _by_file_name(fonts: Iterable[FontFile], stems: Iterable[str]) -> FontFile | None:
    every = tuple(fonts)
    return next((font for stem in stems for font in every if font.path.stem.lower() == stem.lower()), None)


def _reserve(family: str, installed: Iterable[FontFile]) -> FontFile | None:
    if font := _named(installed, (family,)):
        return font
    path = standing_file(RESERVE_FILES[family])
    return _named(fonts_in(path.parent), (family,)) if path else None


@cache
def _extras(own: tuple[FontFile, ...], installed: tuple[FontFile, ...]) -> tuple[FontFile, ...]:
    had = set(_shared(own, installed))
    found: list[FontFile] = []
    for font in own:
        gained = characters_of(font.path, font.index) - had
        if gained and len(found) < _MOST_EXTRAS:
            found.append(font)
            had |= gained
    return tuple(found)


@cache
def _shared(own: tuple[FontFile, ...], installed: tuple[FontFile, ...]) -> frozenset[int]:
    """The characters of the five typefaces and of Noto."""
    chosen = [(choice.font, choice.source is Source.OWN) for choice in _choose(own, installed)]
    chosen += [(_reserve(family, installed), False) for family in RESERVE_FILES]
    every = (
        characters_of(font.path, font.index) - (frozenset() if is_own else _PRIVATE)
        for font, is_own in chosen
        if font
    )
    return frozenset().union(*every)


@cache
def _printable(own: tuple[FontFile, ...], installed: tuple[FontFile, ...]) -> frozenset[int]:
    extras = (characters_of(font.path, font.index) for font in _extras(own, installed))
    return _shared(own, installed).union(*extras)


def _label(choice: Choice) -> str:
    if choice.font is None:
        return ""
    return choice.face.reserve if choice.source is Source.RESERVE else choice.font.path.stem
