"""Figures and Latin letters of the paper, cut out of 宋体, where the free 仿宋 and 楷体 stand in.

FandolFang draws them heavy and almost without serifs, FandolKai in old style; those of FandolSong are as
light as the characters round them. A licensed 仿宋_GB2312 keeps its own.
"""

from io import BytesIO
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FAMILY = "Paper Fang Figures"
_SIGNS = (*range(0x20, 0x7F), 0xA0, 0x2013, 0x2014)  # the dashes of 1—3月 are as heavy as the figures
_STAND_IN = "Fandol"


def figures_font(files: dict[str, Path]) -> bytes:
    """A font file of nothing but these signs; empty where the paper's own fonts bring good ones.

    `files` is what `font_files` found. Takes about 0.3 s.
    """
    song, fang = files.get("Paper Song"), files.get("Paper Fang")
    if song is None or fang is None or not fang.name.startswith(_STAND_IN):
        return b""
    options = subset.Options()
    options.layout_features = []
    with TTFont(song, fontNumber=0) as font, TTFont(fang, fontNumber=0, lazy=True) as beside:
        # Lines keep their height and the signs their line only if both fonts claim the same room.
        for measure in ("ascent", "descent", "lineGap"):
            setattr(font["hhea"], measure, getattr(beside["hhea"], measure))
        for measure in ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"):
            setattr(font["OS/2"], measure, getattr(beside["OS/2"], measure))
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=_SIGNS)
        subsetter.subset(font)
        target = BytesIO()
        font.save(target)
    return target.getvalue()
