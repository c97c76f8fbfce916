"""How well the reader agrees with people: `python -m tests.plans.reading.scoring` prints the table.

Each text in `marked/` was written for this set and marked by hand before the reader had seen it. Words are
compared without blanks and punctuation; two count as the same from a likeness of 0.85 on.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from plans.reading.printed import as_json
from plans.reading.reader import read_plan
from shuangyong.documents.incoming import lines_of_text

FOLDER = Path(__file__).parent / "marked"
ALIKE = 0.85
_SIGNS = re.compile(r"[\s，。；：、！？,.;:!?“”\"‘’（）()《》]")


@dataclass
class Count:
    """Found and right, of so many that there are and so many that were found."""

    right: int = 0
    there: int = 0
    found: int = 0

    def add(self, right: int, there: int, found: int) -> None:
        self.right, self.there, self.found = self.right + right, self.there + there, self.found + found

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.there + self.found) if self.there + self.found else 1.0

    @property
    def share(self) -> float:
        return self.right / self.there if self.there else 1.0


@dataclass
class Score:
    tasks: Count = field(default_factory=Count)
    quarters: Count = field(default_factory=Count)
    headings: Count = field(default_factory=Count)
    levels: Count = field(default_factory=Count)
    goals: Count = field(default_factory=Count)
    group: Count = field(default_factory=Count)

    def plus(self, other: "Score") -> None:
        for name, count in vars(other).items():
            vars(self)[name].add(count.right, count.there, count.found)


def score_of(path: Path) -> Score:
    """The reader's score on one marked text; `path` is that of its marks."""
    truth: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    reading = read_plan(lines_of_text(path.with_suffix(".txt").read_text(encoding="utf-8")))
    score = Score()
    tasks = _pairs([task["text"] for task in truth["tasks"]], [task.text for task in reading.tasks])
    score.tasks.add(len(tasks), len(truth["tasks"]), len(reading.tasks))
    right = sum(
        truth["tasks"][here]["quarters"] == list(reading.tasks[there].quarters) for here, there in tasks
    )
    score.quarters.add(right, len(tasks), len(tasks))
    found = [heading.text for heading in reading.headings]
    headings = _pairs([text for _, text in truth["headings"]], found)
    score.headings.add(len(headings), len(truth["headings"]), len(found))
    level = sum(truth["headings"][here][0] == reading.headings[there].level for here, there in headings)
    score.levels.add(level, len(headings), len(headings))
    goals = [goal.text for goal in reading.goals]
    score.goals.add(len(_pairs(truth["goals"], goals)), len(truth["goals"]), len(goals))
    real, said = _members(truth["leading_group"]), _members(as_json(reading)["leading_group"])
    score.group.add(len(real & said), len(real), len(said))
    return score


def _members(group: dict[str, list[str]]) -> set[tuple[str, str]]:
    return {(role, name) for role, names in group.items() for name in names}


def _pairs(truth: Sequence[str], found: Sequence[str]) -> list[tuple[int, int]]:
    taken: set[int] = set()
    pairs = []
    plain = [_SIGNS.sub("", words) for words in found]
    for here, words in enumerate(_SIGNS.sub("", text) for text in truth):
        likest = max(
            ((_likeness(words, other), -there) for there, other in enumerate(plain) if there not in taken),
            default=(0.0, 0),
        )
        if likest[0] >= ALIKE:
            taken.add(-likest[1])
            pairs.append((here, -likest[1]))
    return pairs


def _likeness(words: str, other: str) -> float:
    if words == other:
        return 1.0
    if min(len(words), len(other)) < 0.6 * max(len(words), len(other)):
        return 0.0
    return SequenceMatcher(None, words, other, autojunk=False).ratio()


def main() -> None:
    total = Score()
    for path in sorted(FOLDER.glob("*.json")):
        score = score_of(path)
        total.plus(score)
        print(  # noqa: T201
            f"{path.stem:36} 任务 {score.tasks.f1:.2f}  季度 {score.quarters.right}/{score.quarters.there}"
            f"  标题 {score.headings.f1:.2f}  目标 {score.goals.f1:.2f}  小组 {score.group.f1:.2f}"
        )
    print(  # noqa: T201
        f"{'合计':34} 任务 {total.tasks.f1:.3f}  季度 {total.quarters.share:.3f}"
        f"  标题 {total.headings.f1:.3f}  层次 {total.levels.share:.3f}"
        f"  目标 {total.goals.f1:.3f}  小组 {total.group.f1:.3f}"
    )


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shuangyong.settings")
    django.setup()
    main()
