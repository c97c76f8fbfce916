"""Fonts of an official paper: which are asked for, which stand in, where their files lie.

GB/T 9704-2012 names 小标宋, 仿宋, 楷体, 黑体 and 宋体. Most of them are not free, so a server has
them only when somebody bought and put them there; the Fandol families stand in, and Noto CJK
stands behind for rare characters in names.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDERS_VARIABLE = "FONT_DIR"
"""Environment variable with folders of font files, separated as PATH is."""

_KNOWN_FOLDERS = (
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
    "/usr/share/texmf/fonts/opentype/public/fandol",
    "/usr/share/fonts/opentype/fandol",
    "/usr/local/share/fonts",
)


@dataclass(frozen=True, slots=True)
class Face:
    """One typeface of the paper: `family` is our own name for it in the style sheet."""

    name: str
    family: str
    official: tuple[str, ...]
    files: tuple[str, ...]
    reserve: str


FACES = (
    Face(
        "小标宋",
        "Paper Title",
        ("方正小标宋_GBK", "方正小标宋简体", "FZXiaoBiaoSong-B05", "FZXiaoBiaoSong-B05S"),
        ("FZXBSK.TTF", "FZXBSJW.TTF", "方正小标宋_GBK.TTF", "方正小标宋简体.TTF", "FandolSong-Bold.otf"),
        "Noto Serif CJK SC",
    ),
    Face(
        "仿宋",
        "Paper Fang",
        ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"),
        ("仿宋_GB2312.ttf", "simfang.ttf", "FandolFang-Regular.otf"),
        "Noto Serif CJK SC",
    ),
    Face(
        "楷体",
        "Paper Kai",
        ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"),
        ("楷体_GB2312.ttf", "simkai.ttf", "FandolKai-Regular.otf"),
        "Noto Serif CJK SC",
    ),
    Face(
        "黑体", "Paper Hei", ("黑体", "SimHei"), ("simhei.ttf", "FandolHei-Regular.otf"), "Noto Sans CJK SC"
    ),
    Face(
        "宋体",
        "Paper Song",
        ("宋体", "SimSun"),
        ("simsun.ttf", "FandolSong-Regular.otf"),
        "Noto Serif CJK SC",
    ),
)


@dataclass(frozen=True, slots=True)
class Missing:
    """An official typeface that is not there; `stand_in` names what is printed instead."""

    name: str
    stand_in: str


def font_folders(extra: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Folders that are searched for font files, first come first: given, from the environment, known."""
    named = (Path(part) for part in os.environ.get(FOLDERS_VARIABLE, "").split(os.pathsep) if part)
    known = (Path(part) for part in _KNOWN_FOLDERS)
    return tuple(folder for folder in (*extra, *named, *known) if folder.is_dir())


def font_files(folders: Sequence[Path] | None = None) -> dict[str, Path]:
    """`Face.family` → the file that serves it, for those that have one; official files come first."""
    present: dict[str, Path] = {}
    for folder in reversed(font_folders() if folders is None else folders):
        present.update({path.name.lower(): path for path in folder.iterdir() if path.is_file()})
    found = {}
    for face in FACES:
        names = [name.lower() for name in face.files if name.lower() in present]
        if names:
            found[face.family] = present[names[0]]
    return found


def missing_families() -> list[Missing]:
    """Official typefaces that neither the system nor a font folder has. One call of fc-list, then cached."""
    installed = _installed()
    files = font_files()
    report = []
    for face in FACES:
        path = files.get(face.family)
        if installed.intersection(face.official) or (path and not path.name.startswith("Fandol")):
            continue
        report.append(Missing(face.name, _stand_in(face, path, installed)))
    return report


def _stand_in(face: Face, path: Path | None, installed: frozenset[str]) -> str:
    if path:
        return path.stem
    return face.reserve if face.reserve in installed else ""


@cache
def _installed() -> frozenset[str]:
    """Names of all families fontconfig knows; empty where its tool is not installed."""
    tool = shutil.which("fc-list")
    if tool is None:
        return frozenset()
    listing = subprocess.run(  # noqa: S603 - a fixed command, nothing of a user's in it
        [tool, ":", "family"], capture_output=True, text=True, timeout=20, check=False
    )
    return frozenset(name.strip() for line in listing.stdout.splitlines() for name in line.split(","))
