"""Where the workers lay down what they have made of a job, until the last of them packs it.

A folder by job, seen by all workers. A plan is made when its mark is there, which is laid down last: who
finds the mark finds the result and its papers too.
"""

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from uuid import uuid4

from shuangyong.desk.bundles import storage

_LIST = "todo.json"
_MADE = ".made"


@dataclass(frozen=True, slots=True)
class Todo:
    """A plan that belongs into the bundle, by its place in it; the names are those at the start."""

    number: int
    pk: int
    title: str
    unit: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper: the file here, and where it goes in the zip."""

    file: str
    folder: str
    name: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a plan: its papers, and in Chinese what went wrong ("" for nothing)."""

    entries: tuple[Entry, ...] = ()
    problem: str = ""


def folder_name(job_id: int) -> str:
    """The name of the job's folder, among the zips."""
    return f"job-{job_id}"


class Scratch:
    """The folder of one job."""

    def __init__(self, job_id: int) -> None:
        self._folder = storage.folder() / folder_name(job_id)

    def create(self, todo: Sequence[Todo]) -> None:
        """Empty, with the list of what is to be made."""
        self.remove()
        self._folder.mkdir(mode=0o700)
        self._write(_LIST, json.dumps([asdict(item) for item in todo]).encode())

    def todo(self) -> list[Todo]:
        """All plans, in the order of the bundle. FileNotFoundError: the job is over, or on another disk."""
        return [Todo(**item) for item in json.loads((self._folder / _LIST).read_bytes())]

    def missing(self, todo: Sequence[Todo]) -> list[Todo]:
        """Those that have no result yet."""
        made = {name.removesuffix(_MADE) for name in os.listdir(self._folder) if name.endswith(_MADE)}
        return [item for item in todo if str(item.number) not in made]

    def save(self, todo: Todo, fmt: str, data: bytes) -> str:
        """Lay down a paper; returns the name of its file here."""
        name = f"{todo.number}.{fmt}"
        self._write(name, data)
        return name

    def finish(self, todo: Todo, result: Result) -> bool:
        """Lay down the result; False when another worker was first."""
        self._write(f"{todo.number}.json", json.dumps(asdict(result)).encode())
        try:
            (self._folder / f"{todo.number}{_MADE}").touch(mode=0o600, exist_ok=False)
        except FileExistsError:
            return False
        return True

    def result(self, todo: Todo) -> Result:
        found = json.loads(self.read(f"{todo.number}.json"))
        return Result(tuple(Entry(**entry) for entry in found["entries"]), found["problem"])

    def read(self, name: str) -> bytes:
        return (self._folder / name).read_bytes()

    def remove(self) -> None:
        """All of it; what a slow worker still lays down there goes with `storage.remove_left_behind`."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _write(self, name: str, data: bytes) -> None:
        """At one stroke: nobody sees half a file, and two who write the same one do not mix."""
        part = self._folder / f"{uuid4().hex}.part"
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        part.replace(self._folder / name)
