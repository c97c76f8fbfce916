"""Encrypting one value of one column.

A ciphertext reads `$aesgcm$<key id>$<base64url of nonce and sealed bytes>`: whoever changes the algorithm one
day (SM4-GCM) writes another name there and still reads the old. The column's name is authenticated with it,
so that a ciphertext copied to another column does not open.
"""

import base64
import binascii
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .errors import Undecipherable
from .keys import KeyRing

_ALGORITHM = "aesgcm"
_PREFIX = f"${_ALGORITHM}$"
_NONCE = 12  # bytes (NIST SP 800-38D, 8.2.2: random nonces of 96 bits)
_TAG = 16


def encrypt(ring: KeyRing, column: str, words: str) -> str:
    """The ciphertext of `words` for the column "app.model.field"; the same words never give it twice."""
    nonce = os.urandom(_NONCE)
    sealed = _cipher(ring.encryption_key(ring.current)).encrypt(nonce, words.encode(), column.encode())
    return f"{ciphertext_prefix(ring.current)}{base64.urlsafe_b64encode(nonce + sealed).decode()}"


def decrypt(ring: KeyRing, column: str, token: str) -> str:
    """The words. KeyMissing or Undecipherable, never the ciphertext, when they cannot be had."""
    name, sealed = _parts(token)
    key = ring.encryption_key(name)
    try:
        return _cipher(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], column.encode()).decode()
    except (InvalidTag, UnicodeDecodeError):
        raise Undecipherable(
            f"{column} 里有一个值打不开：密钥不对，或者内容被改动过、从别的列搬来。"
        ) from None


def is_ciphertext(text: str) -> bool:
    """Whether the text is what `encrypt` writes, by its form."""
    try:
        _parts(text)
    except Undecipherable:
        return False
    return True


def ciphertext_prefix(key_name: str) -> str:
    """What every ciphertext under this key begins with."""
    return f"{_PREFIX}{key_name}$"


@lru_cache(maxsize=8)
def _cipher(key: bytes) -> AESGCM:
    """Setting a key up costs more than sealing a value with it; the object may be shared by threads."""
    return AESGCM(key)


def _parts(token: str) -> tuple[str, bytes]:
    name, mark, body = token.removeprefix(_PREFIX).partition("$")
    if not token.startswith(_PREFIX) or not mark:
        raise Undecipherable("有一个值应当是加密的，却不是本系统加密的样子。")
    try:
        sealed = base64.b64decode(body, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise Undecipherable("有一个加密的值已经损坏。") from None
    if len(sealed) < _NONCE + _TAG:
        raise Undecipherable("有一个加密的值已经损坏。")
    return name, sealed
