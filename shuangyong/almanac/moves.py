"""What was changed, and what was left for a person, when a text is carried into another year."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """One place in the old text: `before` at `start`, what it became, and a note if a person should look.

    `before == after` means that it was left alone.
    """

    before: str
    after: str
    start: int
    note: str = ""

    @property
    def needs_eye(self) -> bool:
        """True where a person has to decide or to check."""
        return bool(self.note)

    @property
    def changed(self) -> bool:
        """True where the new text differs from the old."""
        return self.before != self.after


def apply_moves(text: str, moves: list[Move]) -> str:
    """The text with every move carried out; `start` counts in the old text, moves never overlap."""
    parts, position = [], 0
    for move in sorted(moves, key=lambda move: move.start):
        parts += [text[position : move.start], move.after]
        position = move.start + len(move.before)
    return "".join([*parts, text[position:]])
