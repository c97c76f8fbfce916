"""How far an import is. Nobody sees into a transaction, so the count lies beside the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from django.conf import settings

_listener: ContextVar[Callable[[int], None] | None] = ContextVar("who else hears the count", default=None)


@contextmanager
def told_to(listener: Callable[[int], None]) -> Iterator[None]:
    """Inside, whoever runs the import hears every count as well: a command has no page that asks."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def _path(batch: int) -> Path:
    folder = Path(settings.VAR_DIR) / "imports"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"{int(batch)}.count"


def note(batch: int, done: int) -> None:
    """Write the count; a disk that is full is no reason to stop an import."""
    with suppress(OSError):
        _path(batch).write_text(str(done), "ascii")
    if (listener := _listener.get()) is not None:
        listener(done)


def read(batch: int) -> int:
    """The last count, 0 without one."""
    try:
        return int(_path(batch).read_text("ascii"))
    except (OSError, ValueError):
        return 0


def forget(batch: int) -> None:
    with suppress(OSError):
        _path(batch).unlink(missing_ok=True)
