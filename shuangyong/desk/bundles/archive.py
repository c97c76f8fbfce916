"""The zip, written one file at a time: what is in memory is one file, not the bundle."""

import os
import zipfile
from datetime import datetime
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

PACKED = (".pdf", ".xlsx", ".docx")  # packed already: packing again costs time and gains nothing
_FIRST = datetime(1980, 1, 1)  # a zip knows no earlier time


class Archive:
    """A zip that stands under its name only when all is well in it.

    Leaving the `with` by an error removes what was written.
    """

    def __init__(self, path: Path, made_at: datetime) -> None:
        self.path = path
        self._part = path.with_suffix(".part")
        self._when = max(made_at.replace(tzinfo=None), _FIRST)
        self._taken: set[str] = set()

    def __enter__(self) -> Self:
        handle = os.open(self._part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        self._file = os.fdopen(handle, "w+b")
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED)
        return self

    def add(self, folder: str, name: str, data: bytes) -> str:
        """Write one file; returns the name it has in the zip, which no other has."""
        entry = self._free(folder, name)
        # Beyond ASCII, zipfile writes UTF-8 and sets the flag that says so.
        info = zipfile.ZipInfo(entry, self._when.timetuple()[:6])
        info.compress_type = zipfile.ZIP_STORED if entry.endswith(PACKED) else zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        self._zip.writestr(info, data)
        return entry

    def _free(self, folder: str, name: str) -> str:
        """a.pdf, then a(2).pdf; Windows takes A and a for one."""
        stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
        entry, number = f"{folder}/{name}", 1
        while entry.casefold() in self._taken:
            number += 1
            entry = f"{folder}/{stem}({number}){suffix}"
        self._taken.add(entry.casefold())
        return entry

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            with self._file:
                self._zip.close()
            if kind is None:
                self._part.replace(self.path)
        finally:
            self._part.unlink(missing_ok=True)
