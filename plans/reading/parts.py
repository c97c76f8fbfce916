"""A paragraph with what it is in the plan. The modules beside this one each decide one side of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from plans.reading.blocks import Block
from plans.reading.found import LineKind

SENTENCE_END = "。！？!?；;"
STOPS = "。．.：:；;，,、！!？?*＊ \t\u3000"


@dataclass(slots=True)
class Part:
    """A block with what it is. `heading_end` is where a run-in heading ends in the block's text."""

    block: Block
    kind: LineKind = LineKind.BODY
    level: int = 0
    heading_end: int = 0
    role: str = ""
    confidence: float = 1.0

    @property
    def is_heading(self) -> bool:
        return self.kind in (LineKind.HEADING, LineKind.RUN_IN)

    @property
    def heading(self) -> str:
        """The words of the heading, without stops at its end."""
        return self.block.text[: self.heading_end].strip().rstrip(STOPS)

    @property
    def body_start(self) -> int:
        """Where the body begins in the block's text."""
        return self.heading_end if self.kind is LineKind.RUN_IN else 0

    @property
    def said_level(self) -> int:
        """The level that the file's own style or the number says; 0 where neither does."""
        return self.block.style_level or self.block.level

    def be_heading(self, level: int, confidence: float = 1.0) -> None:
        """The whole block is a heading."""
        self._be(LineKind.HEADING, level, len(self.block.text), confidence)

    def be_run_in(self, level: int, end: int, confidence: float = 1.0) -> None:
        """The block opens with a heading that ends at `end`."""
        self._be(LineKind.RUN_IN, level, end, confidence)

    def _be(self, kind: LineKind, level: int, end: int, confidence: float) -> None:
        self.kind, self.level, self.heading_end, self.confidence = kind, level, end, confidence


def next_part(parts: Sequence[Part], index: int) -> Part | None:
    """The part behind `index`, words of websites left out."""
    behind = (parts[place] for place in range(index + 1, len(parts)))
    return next((part for part in behind if part.kind is not LineKind.NOISE), None)
