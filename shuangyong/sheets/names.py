"""Names on the tabs of a workbook, as Excel allows them."""

import re
from collections.abc import Iterable

from .cells import clean_text

MAX_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\n\t：？＊／＼]")


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """One allowed name for each wanted one, in order: at most 31 units, no []:*?/\\, no two alike."""
    taken: set[str] = set()
    names = []
    for wish in wanted:
        base = _FORBIDDEN.sub(" ", clean_text(wish)).strip().strip("'").strip() or "工作表"
        if base.casefold() == "history":  # Excel keeps this name for itself
            base = f"{base}_"
        name, number = _cut(base, MAX_NAME), 2
        while name.casefold() in taken:
            ending = f"({number})"
            name, number = _cut(base, MAX_NAME - len(ending)) + ending, number + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def _cut(name: str, units: int) -> str:
    return name.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore").strip().rstrip("'")
