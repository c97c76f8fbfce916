"""What a cell could not be read as, in words for the clerk; and what it was read as, when one should look."""

from dataclasses import dataclass

ERROR, DOUBT, HINT = "error", "doubt", "hint"
"""Must be mended; may be accepted by somebody who has looked; only to be looked at."""


class Wrong(Exception):
    """A cell that cannot be taken: what is wrong, how to mend it."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message, self.mend = message, mend


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field ("" for the whole row), and what to do."""

    weight: str
    field: str
    message: str
    mend: str = ""

    def as_json(self) -> list[str]:
        """For LedgerRow.problems."""
        return [self.weight, self.field, self.message, self.mend]
