"""What a Word file of ours carries beside its words, so that it comes in again with nothing lost.

Word, WPS and LibreOffice keep such a part when they save the file. It is anybody's to change: what comes out
of it is to be checked like anything that is typed, and holds only for lines that still stand.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from .docx_in_xml import Element
from .incoming import IncomingLine

SPACE = "urn:shuangyong:plan"
"""The namespace of the part."""

_LONGEST = 4 * 1024 * 1024  # characters


@dataclass(frozen=True, slots=True)
class Carried:
    """`said` is what was given to `to_docx`; `unchanged` while all lines of the plan stand as they were."""

    said: dict[str, Any]
    unchanged: bool


def carried_in(roots: Iterable[Element], lines: Iterable[IncomingLine]) -> Carried | None:
    """What was laid in; None where nothing was, or nothing sound."""
    for root in roots:
        if root.tag != f"{{{SPACE}}}plan" or not 0 < len(root.text or "") <= _LONGEST:
            continue
        try:
            value = json.loads(root.text)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict) and isinstance(value.get("said"), dict):
            return Carried(value["said"], value.get("lines") == digest_of(lines))
    return None


def digest_of(lines: Iterable[IncomingLine]) -> str:
    """Two files say the same of a plan when theirs are the same; what the paper adds does not count."""
    own = [(line.text, line.level, line.is_title, line.is_part) for line in lines if not line.furniture]
    return sha256(json.dumps(own).encode()).hexdigest()
