"""Measured, compared with its bar, and printed as a table that can stand in the README."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what was measured, and the ratio that must hold. No bar: for information."""

    what: str
    value: str
    ratio: float | None = None
    bar: float | None = None
    at_least: bool = False

    @property
    def holds(self) -> bool:
        if self.ratio is None or self.bar is None:
            return True
        return self.ratio >= self.bar if self.at_least else self.ratio <= self.bar

    def cells(self) -> tuple[str, ...]:
        ratio = "" if self.ratio is None else f"{self.ratio:.3f}" if self.ratio < 0.1 else f"{self.ratio:.2f}"
        if self.bar is None:
            return self.what, self.value, ratio, "", ""
        sign = "≥" if self.at_least else "≤"
        return self.what, self.value, ratio, f"{sign} {self.bar:g}", "通过" if self.holds else "未通过"


@dataclass(slots=True)
class Table:
    """The rows of one benchmark; `note` says how it was measured."""

    title: str
    note: str
    rows: list[Row] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return all(row.holds for row in self.rows)

    def __str__(self) -> str:
        lines = [
            ("项目", "中位数", "比值", "要求", "结果"),
            ("---",) * 5,
            *(row.cells() for row in self.rows),
        ]
        body = "\n".join("| " + " | ".join(line) + " |" for line in lines)
        return f"\n**{self.title}**\n\n{body}\n\n{self.note}"


def in_turns(works: Mapping[str, Work], rounds: int) -> dict[str, list[float]]:
    """Seconds of each, A B C A B C …; the first round only warms up and is not among them."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(rounds + 1):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            if turn:
                seconds[name].append(time.perf_counter() - start)
    return seconds


def medians(works: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """The median seconds of each."""
    return {name: median(all_) for name, all_ in in_turns(works, rounds).items()}


def as_seconds(value: float) -> str:
    return f"{value:.2f} 秒" if value >= 0.1 else f"{value * 1000:.1f} 毫秒"
