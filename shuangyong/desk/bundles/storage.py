"""Where the zips lie: outside everything the web server hands out, under names of our own."""

import shutil
import time
from pathlib import Path
from uuid import uuid4

from django.conf import settings

_LEFT_BEHIND = 24 * 60 * 60  # seconds; no bundle takes as long, so an unfinished file this old is nobody's


def folder() -> Path:
    """The folder of the zips, for our own eyes only."""
    path = Path(settings.VAR_DIR) / "bundles"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def new_name() -> str:
    """A name that says nothing and cannot be guessed."""
    return f"{uuid4().hex}.zip"


def path_of(stored_name: str) -> Path:
    return folder() / Path(stored_name).name


def remove(stored_name: str) -> None:
    """Delete the file; none there is as good."""
    if stored_name:
        path_of(stored_name).unlink(missing_ok=True)


def remove_left_behind(known: set[str]) -> int:
    """What workers left that died: what no job knows and nobody has written to for a day."""
    before = time.time() - _LEFT_BEHIND
    strays = [path for path in folder().iterdir() if path.name not in known and path.stat().st_mtime < before]
    for path in strays:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return len(strays)
