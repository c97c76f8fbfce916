"""One change of a staged text, as a button wants it; the service makes it, under the lock."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from plans.intake.deciding import Decisions
from shuangyong.documents.incoming import IncomingLine


@dataclass(slots=True)
class Change:
    """`words` name it for the undo. `moved`: where each line that is left stands, if `lines` change."""

    words: str
    decisions: Decisions | None = None
    lines: Sequence[IncomingLine] | None = None
    moved: dict[int, int] = field(default_factory=dict)
    years: tuple[int | None, int] | None = None
