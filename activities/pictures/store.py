"""Where the pictures lie: outside everything the web server hands out, under names that say nothing."""

import os
import re
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from activities.pictures.reducing import Reduced

_NAME = re.compile(r"[0-9a-f]{40}")
_LEFT_BEHIND = 24 * 60 * 60  # seconds; no request takes as long


def folder() -> Path:
    """The folder of the pictures, for our own eyes only."""
    path = Path(settings.VAR_DIR) / "photos"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def path_of(stored_name: str) -> Path:
    """The picture, at most 1600 px long, as JPEG."""
    return _place(stored_name) / f"{stored_name}.jpg"


def thumb_path_of(stored_name: str) -> Path:
    """The same, at most 400 px long."""
    return _place(stored_name) / f"{stored_name}.thumb.jpg"


def keep(picture: Reduced) -> str:
    """Write both files; the name under which they are found."""
    # Of letters that no file system takes for each other.
    name = secrets.token_hex(20)
    try:
        _write(path_of(name), picture.full)
        _write(thumb_path_of(name), picture.thumb)
    except BaseException:
        remove(name)
        raise
    return name


def remove(stored_name: str) -> None:
    """Delete both files; none there is as good."""
    path_of(stored_name).unlink(missing_ok=True)
    thumb_path_of(stored_name).unlink(missing_ok=True)


def left_behind(known: set[str]) -> Iterator[Path]:
    """Files that no row knows and nobody has touched for a day: of requests that were cut short."""
    before = time.time() - _LEFT_BEHIND
    for path in sorted(folder().rglob("*")):
        if path.is_file() and path.name.split(".")[0] not in known and path.stat().st_mtime < before:
            yield path


def _place(stored_name: str) -> Path:
    if not _NAME.fullmatch(stored_name):
        raise ValueError("not a name of the store")
    return folder() / stored_name[:2]


def _write(path: Path, data: bytes) -> None:
    """Written beside it and moved there whole."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    part = path.with_suffix(".part")
    try:
        with part.open("wb") as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
