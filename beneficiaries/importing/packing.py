"""What an ImportRow keeps of its row, encrypted: the cells as they were read, what was typed over them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from beneficiaries.importing.columns import BY_KEY
from shuangyong.sheets.reading_fast import Plain, Unread

OK, SAME, SKIP = "_ok", "_same", "_skip"
"""Answers that lie beside what was typed: doubts looked at; the person it is (0: nobody); left out."""


@dataclass(slots=True)
class Source:
    """A row of the file: its number there, its cells from column A on, what the user typed for fields."""

    number: int
    cells: Sequence[Plain]
    typed: dict[str, Any] = field(default_factory=dict)

    def said(self, places: Mapping[int, str]) -> dict[str, Plain]:
        """Field → what the row says, without the blanks. `places` is column → field."""
        cells, count = self.cells, len(self.cells)
        words = {key: cells[place] for place, key in places.items() if place < count and cells[place]}
        if not self.typed:
            return words
        words |= {key: text for key, text in self.typed.items() if key in BY_KEY}
        return {key: text for key, text in words.items() if text}


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # made once: half of the time


def pack(source: Source) -> str:
    """For ImportRow.values."""
    return _encode([source.cells, source.typed])


def unpack(number: int, words: str) -> Source:
    """What `pack` wrote."""
    cells, typed = json.loads(words)
    return Source(number, [cell if isinstance(cell, str) else Unread(*cell) for cell in cells], typed)
