"""Files of papers that are not out yet, on disk for all processes: good until something shows otherwise."""

import hashlib
import logging
import zlib
from collections.abc import Callable
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

from django.core.cache import caches

from plans.paper.reading import Reading
from shuangyong.documents.fonts import fonts_in_use
from shuangyong.documents.model import Document

logger = logging.getLogger(__name__)

SHELF = "papers"
"""The cache's alias in settings.CACHES."""

_MAKERS = ("weasyprint", "pydyf", "python-docx", "openpyxl")
_ROOMS = ("shuangyong.documents", "shuangyong.sheets", "plans.paper")
_NOT_SHOWN = {"version", "content_version", "title_version", "edited_at", "edited_by_id", "notes"}


def document_digest(document: Document) -> str:
    """Two documents that print alike have one digest: of all they hold, and of what sets them."""
    return _digest(repr(document))


def plan_digest(reading: Reading) -> str:
    """The same for files that are not made of a Document: over all that any of them might show."""
    plan = reading.plan
    fields = [_shown(plan), _shown(plan.unit), sorted(reading.type_names.items())]
    return _digest(repr((reading.content, fields)))


def recalled(key: str, make: Callable[[], bytes], *, store: bool = True) -> bytes:
    """The bytes on the shelf, else those that `make` makes, which are put there if `store`.

    A shelf that cannot be read or written costs time, never the paper.
    """
    if (data := recall(key)) is not None:
        return data
    data = make()
    if store:
        try:
            caches[SHELF].set(key, data)
        except OSError:
            logger.exception("the shelf of papers takes nothing")
    return data


def recall(key: str) -> bytes | None:
    """What lies on the shelf under the key, None where nothing readable does."""
    try:
        data: bytes | None = caches[SHELF].get(key)
    except (OSError, EOFError, UnpicklingError, zlib.error):
        logger.exception("the shelf of papers could not be read")
        return None
    return data


@cache
def press() -> str:
    """Digest of what turns a Document into pages: our own code and styles, the libraries, the fonts.

    Once a process, like the press itself: a font that is added counts from the next start on.
    """
    parts = hashlib.sha256()
    for room in _ROOMS:
        folder = Path(str(resources.files(room)))
        for file in sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".css")):
            parts.update(file.read_bytes())
    for name in _MAKERS:
        parts.update(f"{name} {metadata.version(name)}\n".encode())
    for family, font in fonts_in_use().items():
        stat = font.path.stat()
        said = f"{family} {font.path} {font.index} {stat.st_size} {stat.st_mtime_ns}\n"
        parts.update(said.encode())
    return parts.hexdigest()


def _digest(text: str) -> str:
    return hashlib.sha256(f"{press()}\n{text}".encode()).hexdigest()[:32]


def _shown(row: Any) -> dict[str, str]:
    """Values as words: a state just set is an enum, the same one loaded is a string."""
    names = [field.attname for field in row._meta.concrete_fields]
    return {name: str(getattr(row, name)) for name in names if name not in _NOT_SHOWN}
