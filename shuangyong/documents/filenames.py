"""Names for files that people download: Chinese stays, what a system trips over goes."""

import re
import unicodedata

MAX_BYTES = 200
"""Longest name in UTF-8 bytes; Linux and most archives stop at 255."""

_RESERVED = re.compile(r'[\\/:*?"<>|]+')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)", re.IGNORECASE)
_FALLBACK = "双拥工作计划"


def safe_filename(stem: str, suffix: str) -> str:
    """`stem` + `suffix` (".pdf") as a file name that Windows, Linux and a mail program take.

    At most `MAX_BYTES` long and never empty; the suffix is the program's own and kept whole.
    """
    name = "".join(_cleaned(sign) for sign in unicodedata.normalize("NFC", stem))
    name = " ".join(_RESERVED.sub(" ", name).split())
    name = _trimmed(name)
    while len((name + suffix).encode()) > MAX_BYTES:
        name = _trimmed(name[:-1])
    if _DEVICES.match(name):
        name = f"_{name}"
    return (name or _FALLBACK) + suffix


def _trimmed(name: str) -> str:
    return name.strip(" .")


def _cleaned(sign: str) -> str:
    """Controls, formatting marks (such as right-to-left overrides) and broken surrogates go."""
    return " " if unicodedata.category(sign)[0] == "C" else sign
