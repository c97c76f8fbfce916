"""A value that does not show itself: wherever it is printed by chance, its mask stands."""

import hmac
from collections.abc import Callable
from typing import Any, NoReturn

from . import cipher
from .ring import ring

Mask = Callable[[str], str]


class Secret:
    """One value of an encrypted column. `str` is its mask; only `reveal` gives the words.

    It holds the ciphertext it was read as, or the words it was given, and opens or seals when asked to.
    It travels (pickle, cache, session) as ciphertext only.
    """

    __slots__ = ("_mask", "_token", "_words", "column")

    def __init__(self, column: str, mask: Mask, *, words: str | None = None, token: str = "") -> None:
        self.column = column
        self._mask = mask
        self._words = words
        self._token = token

    def reveal(self) -> str:
        """The words. Whoever calls this answers for the log that says who has seen them, and why."""
        if self._words is None:
            self._words = cipher.decrypt(ring(), self.column, self._token)
        return self._words

    @property
    def token(self) -> str:
        """The ciphertext, made when first asked for."""
        if not self._token:
            self._token = cipher.encrypt(ring(), self.column, self.reveal())
        return self._token

    @property
    def is_stored(self) -> bool:
        """Whether it came out of the database as it is."""
        return bool(self._token)

    def sealed_anew(self) -> "Secret":
        """The same words, to be encrypted with the current key."""
        return Secret(self.column, self._mask, words=self.reveal())

    def in_column(self, column: str, mask: Mask) -> "Secret":
        """The same words for another column; itself for its own."""
        return self if column == self.column else Secret(column, mask, words=self.reveal())

    def __str__(self) -> str:
        return self._mask(self.reveal())

    def __repr__(self) -> str:
        return f"<Secret of {self.column}>"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self.reveal().encode(), other.reveal().encode())

    def __hash__(self) -> int:
        return hash(self.reveal())

    def __copy__(self) -> "Secret":
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> "Secret":
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _from_token, (self.column, self._mask, self.token)

    def __iter__(self) -> NoReturn:
        raise TypeError("a secret is not read sign by sign")


def _from_token(column: str, mask: Mask, token: str) -> Secret:
    return Secret(column, mask, token=token)
