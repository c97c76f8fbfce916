"""Where font files lie: an office's own folders, the system's fonts, the folders of free stand-ins."""

import atexit
import os
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont, TTLibError  # type: ignore[import-untyped]
from fontTools.ttLib.tables.DefaultTable import DefaultTable  # type: ignore[import-untyped]

FOLDERS_VARIABLE = "FONT_DIR"
"""Environment variable with folders of an office's own font files, separated as PATH is."""

STANDING_FOLDERS = (
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
    "/usr/share/texmf/fonts/opentype/public/fandol",
    "/usr/share/fonts/opentype/fandol",
    "/usr/share/fonts/opentype/noto",
    "/usr/share/fonts/google-noto-cjk",
    "/usr/share/fonts/noto-cjk",
    "/usr/local/share/fonts",
)
"""Folders of the free fonts: fontconfig may not know them (TeX's), or its tool may not be there."""

_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_FAMILY_NAMES = frozenset({1, 4, 6, 16})  # family, full name, PostScript name, typographic family
# Heights in ems, those of FandolFang: characters stand in their squares, and lines keep their pitch.
_LEVEL = {
    "hhea": {"ascent": 0.88, "descent": -0.12, "lineGap": 0.2},
    "OS/2": {"sTypoAscender": 0.88, "sTypoDescender": -0.12, "sTypoLineGap": 0.2},
}
_FOOT = -0.005
# The table BASE in full: tags icfb and romn, scripts DFLT and hani, which share both base lines; the first
# is written between the two parts, in units of the font. Built by fontTools it takes a second for Noto.
_BASE = (
    bytes.fromhex(
        "00010000 0008 0000 0004 000e 0002 69636662 726f6d6e 0002 44464c54 000e 68616e69 001c"
        "0006 0000 0000 0001 0002 0016 001a 0006 0000 0000 0000 0002 0008 000c 0001"
    ),
    bytes.fromhex("0001 0000"),
)
_BROKEN = (OSError, TTLibError, ValueError, KeyError, AssertionError, struct.error)
_REGULAR, _CSS_REGULAR = "80", 400  # the weight of a regular face in fontconfig and in the file
_INSTANCES = 0x10000  # fontconfig counts the instances of a variable font from here
_LISTING = "%{file}\t%{index}\t%{weight}\t%{family}\t%{fullname}\n"


@dataclass(frozen=True, slots=True)
class FontFile:
    """A face in a file; `index` is its place in a collection (.ttc), else 0."""

    path: Path
    index: int
    names: frozenset[str]
    is_regular: bool = True


def named_folders() -> tuple[Path, ...]:
    """The office's own folders, as the environment names them; those that are not there too."""
    return tuple(Path(part) for part in os.environ.get(FOLDERS_VARIABLE, "").split(os.pathsep) if part)


@cache
def fonts_in(folder: Path) -> tuple[FontFile, ...]:
    """Every face in a folder and the folders in it, regular weights first. A broken file is passed over."""
    if not folder.is_dir():
        return ()
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _ENDINGS)
    faces = (face for path in paths for face in _faces(path))
    return tuple(sorted(faces, key=lambda face: not face.is_regular))


def standing_file(name: str) -> Path | None:
    """A free font by the name of its file, where one of the usual folders has it."""
    paths = (Path(folder, name) for folder in STANDING_FOLDERS)
    return next((path for path in paths if path.is_file()), None)


@cache
def installed_fonts() -> tuple[FontFile, ...]:
    """What fontconfig knows, regular weights first; empty where its tool is not installed."""
    tool = shutil.which("fc-list")
    if tool is None:
        return ()
    try:
        listing = subprocess.run(  # noqa: S603 - a fixed command, nothing of a user's in it
            [tool, "--format", _LISTING], capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    faces = filter(None, map(_listed, listing.stdout.decode("utf-8", "replace").splitlines()))
    return tuple(sorted(faces, key=lambda face: (not face.is_regular, str(face.path))))


@cache
def levelled(path: Path, index: int) -> Path:
    """A copy, for this process, with this face and no other, its heights those of all faces of the paper.

    An @font-face that named a collection would get all its faces under one name, and any of them printed.
    A line with one sign of a taller font, or of one that claims another base line, would push all lines
    below it off the grid.
    """
    with TTFont(path, fontNumber=index, lazy=True, recalcTimestamp=False, recalcBBoxes=False) as font:
        em = font["head"].unitsPerEm
        for name, heights in _LEVEL.items():
            for key, part in heights.items():
                setattr(font[name], key, round(em * part))
        font["BASE"] = DefaultTable("BASE")
        font["BASE"].data = _BASE[0] + struct.pack(">h", round(em * _FOOT)) + _BASE[1]
        ending = ".otf" if "CFF " in font else ".ttf"
        handle, name = tempfile.mkstemp(ending, f"{path.stem}-{index}-", _own_folder())
        with open(handle, "wb") as target:
            font.save(target, reorderTables=None)
    return Path(name)


@cache
def characters_of(path: Path, index: int) -> frozenset[int]:
    """The code points the face has a glyph for."""
    try:
        with path.open("rb") as file, TTFont(file, fontNumber=index, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except _BROKEN:
        return frozenset()


@cache
def _own_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="paper-fonts-"))
    atexit.register(_clear, folder, os.getpid())
    return folder


def _clear(folder: Path, owner: int) -> None:
    """A worker that was forked off leaves the folder to the process that made it."""
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


def _faces(path: Path) -> Iterator[FontFile]:
    try:
        with path.open("rb") as file:  # fontTools leaves a file open that is no font
            is_collection = path.suffix.lower() in {".ttc", ".otc"}
            faces = TTCollection(file, lazy=True).fonts if is_collection else [TTFont(file, lazy=True)]
            yield from [_face(path, place, font) for place, font in enumerate(faces)]
    except _BROKEN:
        return


def _face(path: Path, place: int, font: TTFont) -> FontFile:
    records = (record for record in font["name"].names if record.nameID in _FAMILY_NAMES)
    names = frozenset(record.toUnicode(errors="replace").strip() for record in records)
    return FontFile(path, place, names, font["OS/2"].usWeightClass == _CSS_REGULAR)


def _listed(line: str) -> FontFile | None:
    fields = line.split("\t")
    if len(fields) != 5 or not fields[1].isdigit() or int(fields[1]) >= _INSTANCES:
        return None
    path, index, weight, *names = fields
    if Path(path).suffix.lower() not in _ENDINGS:
        return None
    every = frozenset(name.strip() for name in ",".join(names).split(","))
    return FontFile(Path(path), int(index), every, weight == _REGULAR)
