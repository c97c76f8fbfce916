"""The content hash of an issued plan: by its first digits, printed on every page, a paper is checked."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import asdict
from typing import Any

from plans.choices import KEPT_STATES
from plans.content import PlanContent
from plans.models import Plan
from plans.paper.annex_providers import annexes_of, said_by
from plans.services.rows import content_of

PRINTED_DIGITS = 16
"""Hex digits of the hash that stand on the paper: 64 bits."""

PLAN_FIELDS = (
    "revision", "number", "signatory", "signed_on", "layout", "sealed", "with_contents", "recipients",
    "copies", "printed_on",
)  # fmt: skip
"""What shows of a plan beside its content, as it was chosen for the plan itself."""

_FORM = 1  # of the canonical text; another one would be another code for every paper that is out
_NOT_SHOWN = ("key", "paragraph_key")
_WHOLE, _PRINTED = re.compile(r"[0-9a-f]{64}"), re.compile(rf"[0-9a-f]{{{PRINTED_DIGITS}}}")
_BLANKS_AND_DASHES = re.compile(r"[\s\-_–—－‐‑−]+")


def content_hash(content: PlanContent, shown: Mapping[str, Any], annexes: Sequence[Any] = ()) -> str:
    """SHA-256 (64 hex digits) of what a plan says: `content`, and `shown`, the values of PLAN_FIELDS.

    Hashed is one JSON text in UTF-8, names sorted, no blanks. In it: title, year, paragraphs with their
    levels, markers and roles, goals, tasks with their times, the leading group, `annexes` that a summary has
    beside them, and PLAN_FIELDS; in the order printed. Not in it: keys and versions of rows, who edited when,
    and what the plan only refers to (the name of its unit today, the names of task types): a community
    renamed later has altered no paper, and the name it signed with is in `signatory`. What is empty is left
    out, so that a field that comes later changes no code of a paper that went out without it.
    """
    value = _canonical({"form": _FORM, "plan": dict(shown), "content": _content(content), "annexes": annexes})
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def hash_of(plan: Plan, **changes: Any) -> str:
    """The hash of the plan's rows as they lie in the database; with `changes`, as it would be after them."""
    planned = copy(plan)
    for name, value in changes.items():
        setattr(planned, name, value)
    shown = {name: getattr(planned, name) for name in PLAN_FIELDS}
    return content_hash(content_of(planned), shown, said_by(annexes_of(planned)))


def is_unaltered(plan: Plan) -> bool:
    """Whether the rows still say what they said when the plan was issued. Six queries."""
    return bool(plan.content_hash) and hash_of(plan) == plan.content_hash


def fine_print(plan: Plan) -> str:
    """第1版　校验码 3F2A-9C41-77B0-E5D2; empty for a plan that is no paper in force (a draft, a void one)."""
    if plan.state not in KEPT_STATES or not plan.content_hash:
        return ""
    return f"第{plan.revision}版　校验码 {printed_code(plan.content_hash)}"


def printed_code(full_hash: str) -> str:
    """The part of the hash that is printed, in groups of four capitals."""
    digits = full_hash[:PRINTED_DIGITS].upper()
    return "-".join(digits[start : start + 4] for start in range(0, PRINTED_DIGITS, 4))


def read_code(typed: str) -> str:
    """The digits of a code as typed: any case, full width, blanks and dashes; "" if it is none."""
    plain = unicodedata.normalize("NFKC", typed).removeprefix("校验码").lstrip(" :")
    digits = _BLANKS_AND_DASHES.sub("", plain).lower()
    # O for 0 and l or I for 1 are how people read small print; hex has neither letter.
    digits = digits.translate(str.maketrans("oil", "011"))
    return digits if _PRINTED.fullmatch(digits) or _WHOLE.fullmatch(digits) else ""


def bounds_of(code: str) -> tuple[str, str]:
    """The lowest and the highest hash that begins with the code: a range is what an index can serve."""
    return code.ljust(64, "0"), code.ljust(64, "f")


def _content(content: PlanContent) -> dict[str, Any]:
    value = asdict(content)
    for row, task in zip(value["tasks"], content.tasks, strict=True):
        row["timings"] = [timing.to_json() for timing in task.timings]
        row["budget"] = None if task.budget is None else f"{task.budget:.2f}"
    return value


def _canonical(value: Any) -> Any:
    """Ready for JSON: without keys that do not show and without what is empty (a zero is not)."""
    if isinstance(value, Mapping):
        shown = {name: _canonical(part) for name, part in value.items() if name not in _NOT_SHOWN}
        return {name: part for name, part in shown.items() if not _empty(part)}
    if isinstance(value, list | tuple):
        return [_canonical(part) for part in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _empty(value: Any) -> bool:
    return value is None or value is False or value in ("", [], {})
