"""Formulas that carry their value: a phone's preview shows a formula without one as an empty cell."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

Number = int | float | Decimal
Cached = Mapping[str, Number]
"""Values by the coordinates of their cells: {"H20": 9600}."""

# As openpyxl writes a formula: its text escaped, behind it an empty value.
_CELL = re.compile(r'(<c r="(?P<place>[A-Z]+[0-9]+)"[^>]*>)(?P<formula><f>[^<]*</f>)<v\s*(?:/>|></v>)')


@dataclass(frozen=True, slots=True)
class Formula:
    """What a cell works out: `text` gives the formula (no "=") for the row it stands in, `value` its result.

    The text is ours alone: nothing that a user typed may become part of it.
    """

    text: Callable[[int], str]
    value: Number


def with_values(data: bytes, sheets: Mapping[int, Cached]) -> bytes:
    """The .xlsx with the values of its formulas written beside them; sheets count from 1."""
    if not any(sheets.values()):
        return data
    parts = {f"xl/worksheets/sheet{number}.xml": values for number, values in sheets.items() if values}
    output = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(output, "w", ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename in parts:
                content = _filled(content.decode(), parts[item.filename]).encode()
            new.writestr(item, content)
    return output.getvalue()


def _filled(xml: str, values: Cached) -> str:
    def fill(found: re.Match[str]) -> str:
        value = values.get(found["place"])
        shown = "<v/>" if value is None else f"<v>{value:f}</v>"
        return f"{found[1]}{found['formula']}{shown}"

    return _CELL.sub(fill, xml)
