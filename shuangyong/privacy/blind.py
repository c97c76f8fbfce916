"""The blind index: finding and comparing a value exactly without being able to read it.

HMAC-SHA256 under a key of its own over column and value. It reads `<key id>:<32 hex digits>`; 128 bits are
enough that no two values of a ledger meet, and the key, which is not in the database, keeps anyone from
trying out all ids.
"""

import hmac

from .keys import KeyRing

_DIGITS = 32


def blind_index(ring: KeyRing, column: str, value: str) -> str:
    """The index of a normalised value under the current key; empty for an empty value."""
    return _index(ring, ring.index_current, column, value) if value else ""


def blind_indexes(ring: KeyRing, column: str, value: str) -> list[str]:
    """The index under every key, the current one first: while keys rotate, rows lie under either."""
    names = sorted(ring.index, key=lambda name: name != ring.index_current)
    return [_index(ring, name, column, value) for name in names] if value else []


def _index(ring: KeyRing, name: str, column: str, value: str) -> str:
    digest = hmac.digest(ring.index[name], f"{column}\0{value}".encode(), "sha256")
    return f"{name}:{digest.hex()[:_DIGITS]}"
