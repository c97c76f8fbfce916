"""Lines of a Word file while it is read, and how many there may be."""

from dataclasses import dataclass, field

from .docx_in_limits import Limits, UnreadableWord


@dataclass(slots=True)
class Draft:
    """A line with the name of its paragraph's style; `table` counts up within one file."""

    text: str
    style: str = ""
    level: int = 0
    is_title: bool = False
    is_contents: bool = False
    cells: tuple[str, ...] = ()
    table: int = 0
    furniture: bool = False


@dataclass(slots=True)
class Budget:
    """What may still be read of one file."""

    limits: Limits
    lines: int = 0
    characters: int = 0
    tables: int = 0
    has_picture: bool = False

    def spend(self, text: str) -> None:
        """Raises UnreadableWord when the text grows beyond any plan."""
        self.lines += 1
        self.characters += len(text)
        if self.lines > self.limits.lines or self.characters > self.limits.characters:
            raise UnreadableWord(
                f"这份文件太长了：最多{self.limits.lines:,}段、{self.limits.characters // 10_000}万字。"
                "请只留下计划，另存一份再选；也可以只复制计划的文字，粘贴进来。"
            )

    def next_table(self) -> int:
        self.tables += 1
        return self.tables


@dataclass(slots=True)
class Lines:
    """Lines in their order."""

    budget: Budget
    drafts: list[Draft] = field(default_factory=list)

    def add(self, draft: Draft) -> None:
        """Append a line in which anything stands."""
        if draft.text.strip():
            self.budget.spend(draft.text)
            self.drafts.append(draft)
