"""The marks 草稿 and 作废 as drawings: as text they would stand between the words when these are copied."""

from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

MARKS = {"草稿": "paper:draft.svg", "作废": "paper:void.svg"}
"""Each mark and the address under which the press finds its drawing."""

_GREY = "#ececec"  # seen in print, and black type on it stays easy to read


def watermark_svg(font: Path | None, words: str) -> str:
    """An SVG of the words' outlines, slanting upwards; empty without a font that has them."""
    if font is None:
        return ""
    with TTFont(font, fontNumber=0, lazy=True) as face:
        characters, glyphs = face.getBestCmap(), face.getGlyphSet()
        names = [characters.get(ord(sign)) for sign in words]
        em = face["head"].unitsPerEm
        outlines = []
        for place, name in enumerate(names):
            if name is None:
                return ""
            pen = SVGPathPen(glyphs)
            glyphs[name].draw(pen)
            # Outlines count upwards from the base line, SVG counts downwards.
            shift = f"translate({place * 1.5 * em:g} {0.88 * em:g}) scale(1 -1)"
            outlines.append(f'<path transform="{shift}" d="{pen.getCommands()}"/>')
    width = (1.5 * len(words) - 0.5) * em
    side = width
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side:g} {side:g}" fill="{_GREY}">'
        f'<g transform="rotate(-45 {side / 2:g} {side / 2:g}) translate(0 {(side - em) / 2:g})">'
        f"{''.join(outlines)}</g></svg>"
    )
