"""How wide each sign stands on the paper, read from the very font files it is set in."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from .figures import FAMILY, figures_font
from .fonts import font_files

FACES: Mapping[str, tuple[str, ...]] = {
    "fang": (FAMILY, "Paper Fang"),
    "kai": (FAMILY, "Paper Kai"),
    "hei": ("Paper Hei",),
}
"""Kind of type → the families that paper.css asks for, first come first."""

MARKS = "，。、；：？！”’）》〉】〕」』“‘（《〈【〔「『"
EM = 1000

_FULL = range(850, 1101)
_RESERVE = "WF"  # what our fonts lack, and stands a full em in every font behind them
_DRAWN = frozenset(
    {"So", "Sk", "Mn", "Mc", "Me", "Cf", "Cn"}
)  # emoji and the like are as wide as they please


class Sign(NamedTuple):
    """A sign in thousandths of an em: its advance, the blank before and behind its ink (marks only).

    `full` signs take a place of the grid, all others their own width.
    """

    advance: int
    before: int
    behind: int
    full: bool


class _Face(NamedTuple):
    advances: dict[int, int]
    blanks: dict[int, tuple[int, int]]


class Metrics:
    """The signs of a set of fonts (family → file or its bytes); a family that is missing is passed over."""

    def __init__(self, fonts: Mapping[str, Path | bytes]) -> None:
        asked = {family for families in FACES.values() for family in families}
        faces = {family: _read(font) for family, font in fonts.items() if family in asked}
        self._faces = {
            kind: [faces[family] for family in families if family in faces]
            for kind, families in FACES.items()
        }
        self._known: dict[str, dict[str, Sign | None]] = {kind: {} for kind in FACES}

    def sign(self, kind: str, sign: str) -> Sign | None:
        """The sign in a kind of type of `FACES`; None when nobody can say how wide it will stand."""
        known = self._known[kind]
        if sign not in known:
            known[sign] = self._measure(kind, sign)
        return known[sign]

    def _measure(self, kind: str, sign: str) -> Sign | None:
        code = ord(sign)
        for face in self._faces[kind]:
            if code in face.advances:
                advance = face.advances[code]
                full = not sign.isascii() and advance in _FULL
                return Sign(advance, *face.blanks.get(code, (0, 0)), full)
        if unicodedata.east_asian_width(sign) in _RESERVE and unicodedata.category(sign) not in _DRAWN:
            return Sign(EM, 0, 0, full=True)
        return None


def _read(font: Path | bytes) -> _Face:
    data = font.read_bytes() if isinstance(font, Path) else font
    with TTFont(BytesIO(data), fontNumber=0, lazy=True) as file:
        scale = EM / file["head"].unitsPerEm
        table, glyphs = file["hmtx"].metrics, file.getGlyphSet()
        names: dict[int, str] = file.getBestCmap()
        advances = {code: round(table[name][0] * scale) for code, name in names.items()}
        blanks = {
            ord(mark): _blanks(glyphs, names[ord(mark)], advances[ord(mark)], scale)
            for mark in MARKS
            if ord(mark) in names
        }
    return _Face(advances, blanks)


def _blanks(glyphs: Any, name: str, advance: int, scale: float) -> tuple[int, int]:
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    if pen.bounds is None:
        return 0, 0
    return max(0, round(pen.bounds[0] * scale)), max(0, advance - round(pen.bounds[2] * scale))


@cache
def paper_metrics() -> Metrics:
    """The signs of the fonts this server prints with; read once, about 0.2 s."""
    files = font_files()
    figures = figures_font(files)
    return Metrics({**files, FAMILY: figures} if figures else files)
