"""Tiny fonts made for the tests."""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTCollection  # type: ignore[import-untyped]

from shuangyong.documents import font_sources, fonts, glyphs


def look_anew() -> None:
    """A process looks for fonts once; a test that moves them looks again."""
    for looked in (
        font_sources.fonts_in,
        font_sources.installed_fonts,
        font_sources.levelled,
        fonts._choose,
        fonts._shared,
        fonts._extras,
        fonts._printable,
        glyphs._common,
    ):
        looked.cache_clear()


def tiny_font(family: str, characters: str, *, ascent: int = 800, em: int = 1000):
    """A font in which every character is a square of a full em."""
    names = {sign: f"u{ord(sign):X}" for sign in characters}
    builder = FontBuilder(em, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(sign): name for sign, name in names.items()})
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((100, 700), (900, 700), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    glyph = pen.glyph()
    builder.setupGlyf(dict.fromkeys([".notdef", *names.values()], glyph))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (em, 100)))
    builder.setupHorizontalHeader(ascent=ascent, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "")})
    builder.setupOS2(sTypoAscender=ascent, usWinAscent=ascent, usWinDescent=200, usWeightClass=400)
    builder.setupPost()
    return builder.font


def save_font(folder: Path, file_name: str, family: str, characters: str, **options: int) -> Path:
    path = folder / file_name
    tiny_font(family, characters, **options).save(path)
    return path


def save_collection(folder: Path, file_name: str, *families: tuple[str, str]) -> Path:
    collection = TTCollection()
    collection.fonts = [tiny_font(family, characters) for family, characters in families]
    path = folder / file_name
    collection.save(path)
    return path


def use_folder(monkeypatch, folder: Path) -> None:
    """The office's own folder, as an administrator names it."""
    monkeypatch.setenv(font_sources.FOLDERS_VARIABLE, str(folder))
