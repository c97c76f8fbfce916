"""The key ring: read from a file that lies outside the database and the source tree.

The file is JSON, each key 32 bytes in base64: `{"current": "k1", "encryption": {"k1": "…"},
"index_current": "i1", "index": {"i1": "…"}, "audit": "…"}`. Old keys stay in it until `rotate_keys` has left
nothing behind that needs them.
"""

import base64
import binascii
import json
import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from .errors import KeyFileError, KeyMissing

KEY_BYTES = 32
_NAME = re.compile(r"[a-z][a-z0-9]{0,15}")


@dataclass(frozen=True, slots=True, repr=False)
class KeyRing:
    """All keys by their ids, and which of them new values are written with."""

    current: str
    encryption: Mapping[str, bytes]
    index_current: str
    index: Mapping[str, bytes]
    audit: bytes  # seals the audit trail; it never changes, or the old trail could not be verified

    def __repr__(self) -> str:
        return f"KeyRing(current={self.current!r}, index_current={self.index_current!r})"

    def encryption_key(self, name: str) -> bytes:
        """The key with this id; KeyMissing when the ring has none."""
        try:
            return self.encryption[name]
        except KeyError:
            raise KeyMissing(f"密钥文件里没有编号为“{name}”的密钥，用它加密的内容现在打不开。") from None

    def with_new_keys(self, *, index: bool = False) -> "KeyRing":
        """The ring with a fresh encryption key as the current one, and with `index` a fresh index key."""
        name = _next("k", self.encryption)
        encryption = {**self.encryption, name: secrets.token_bytes(KEY_BYTES)}
        if not index:
            return replace(self, current=name, encryption=encryption)
        index_name = _next("i", self.index)
        indexes = {**self.index, index_name: secrets.token_bytes(KEY_BYTES)}
        return replace(self, current=name, encryption=encryption, index_current=index_name, index=indexes)

    def only_current(self) -> "KeyRing":
        """The ring without the keys that nothing is written with any more."""
        return replace(
            self,
            encryption={self.current: self.encryption[self.current]},
            index={self.index_current: self.index[self.index_current]},
        )


def new_ring() -> KeyRing:
    """A ring with one fresh key of each kind."""
    encryption, index, audit = (secrets.token_bytes(KEY_BYTES) for _ in range(3))
    return KeyRing("k1", {"k1": encryption}, "i1", {"i1": index}, audit)


def read_ring(path: Path) -> KeyRing:
    """The ring in the file, read again only when the file has changed. KeyFileError says what is wrong."""
    try:
        state = path.stat()
    except OSError:
        raise KeyFileError(f"找不到密钥文件 {path}。没有它，加密的内容打不开；请从备份放回原处。") from None
    return _read(path, state.st_mtime_ns, state.st_size)


def write_ring(path: Path, ring: KeyRing) -> None:
    """Put the ring in the file for its owner's eyes only; the old file stands until the new one is whole."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    data = {
        "current": ring.current,
        "encryption": {name: base64.b64encode(key).decode() for name, key in ring.encryption.items()},
        "index_current": ring.index_current,
        "index": {name: base64.b64encode(key).decode() for name, key in ring.index.items()},
        "audit": base64.b64encode(ring.audit).decode(),
    }
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".keys-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def create_ring(path: Path) -> KeyRing:
    """A new key file where there is none; two at once end with the same one."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        fresh = Path(folder) / "keys"
        write_ring(fresh, new_ring())
        with suppress(FileExistsError):
            os.link(fresh, path)
    return read_ring(path)


@lru_cache(maxsize=4)
def _read(path: Path, changed: int, size: int) -> KeyRing:
    try:
        data = json.loads(path.read_text("utf-8"))
        ring = KeyRing(
            data["current"],
            _keys(data["encryption"]),
            data["index_current"],
            _keys(data["index"]),
            _keys({"audit": data["audit"]})["audit"],
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise KeyFileError(f"密钥文件 {path} 读不懂：它不是本系统写的，或者已经损坏。") from None
    if ring.current not in ring.encryption or ring.index_current not in ring.index:
        raise KeyFileError(f"密钥文件 {path} 里没有现用的密钥。")
    return ring


def _keys(data: Mapping[str, str]) -> dict[str, bytes]:
    keys = {}
    for name, text in data.items():
        try:
            key = base64.b64decode(text, validate=True)
        except binascii.Error as error:
            raise ValueError(name) from error
        if len(key) != KEY_BYTES or not _NAME.fullmatch(name):
            raise ValueError(name)
        keys[name] = key
    return keys


def _next(letter: str, taken: Mapping[str, bytes]) -> str:
    numbers = [int(name[1:]) for name in taken if name[:1] == letter and name[1:].isdigit()]
    return f"{letter}{max(numbers, default=0) + 1}"
