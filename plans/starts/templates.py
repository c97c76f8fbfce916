"""Plans from a template: our own words in fixtures/templates/*.json, with the unit and the year filled in."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from plans.content import GoalContent, ParagraphContent, PlanContent, TaskContent
from plans.starts.basics import TITLE_LENGTH
from shuangyong.almanac.words import parse_timings
from shuangyong.units.models import UnitKind

ORDER = ("community", "village", "street", "bureau", "company", "school")
GROUP_NAME_LENGTH = 80


@dataclass(frozen=True, slots=True)
class PlanTemplate:
    """One template; `data` is the JSON as it stands, with {unit}, {year} and {last_year} to fill in."""

    code: str
    name: str
    summary: str
    unit_kinds: tuple[str, ...]
    data: dict[str, Any]

    @property
    def task_count(self) -> int:
        return len(self.data["tasks"])


def template_folder() -> Path:
    return Path(settings.BASE_DIR) / "fixtures" / "templates"


@cache
def all_templates() -> dict[str, PlanTemplate]:
    """Every template by its code, in the order they are offered."""
    found = [_read(path) for path in sorted(template_folder().glob("*.json"))]
    place = {code: index for index, code in enumerate(ORDER)}
    return {item.code: item for item in sorted(found, key=lambda item: place.get(item.code, len(place)))}


def usual_template(kind: str, unit_name: str = "") -> str:
    """The code of the template that fits a unit of this kind best."""
    if kind == UnitKind.COMMUNITY and unit_name.endswith(("村", "村委会", "村民委员会")):
        return "village"
    fitting = (item.code for item in all_templates().values() if kind in item.unit_kinds)
    return next(fitting, "community")


def from_template(
    code: str, *, title: str, year: int, unit_name: str, with_tasks: bool = True
) -> PlanContent:
    """The plan that a template gives, without persons or sums; KeyError for an unknown code."""
    data = all_templates()[code].data
    words = {"{unit}": unit_name, "{year}": str(year), "{last_year}": str(year - 1)}
    return PlanContent(
        title=title[:TITLE_LENGTH],
        year=year,
        group_name=_fill(data["group_name"], words)[:GROUP_NAME_LENGTH],
        paragraphs=tuple(
            ParagraphContent(
                text=_fill(row["text"], words), level=row.get("level", 0), role=row.get("role", "")
            )
            for row in data["paragraphs"]
        ),
        goals=tuple(GoalContent(text=_fill(text, words)) for text in data["goals"]),
        tasks=tuple(_task(row, words, year) for row in data["tasks"]) if with_tasks else (),
    )


def _read(path: Path) -> PlanTemplate:
    data = json.loads(path.read_text(encoding="utf-8"))
    return PlanTemplate(
        code=data["code"],
        name=data["name"],
        summary=data["summary"],
        unit_kinds=tuple(data["unit_kinds"]),
        data=data,
    )


def _fill(text: str, words: dict[str, str]) -> str:
    for name, value in words.items():
        text = text.replace(name, value)
    return text


def _task(row: dict[str, Any], words: dict[str, str], year: int) -> TaskContent:
    return TaskContent(
        title=_fill(row["title"], words),
        details=_fill(row.get("details", ""), words),
        type_code=row["type_code"],
        participants=row.get("participants", ""),
        measure_word=row.get("measure_word", ""),
        timings=tuple(parse_timings(row["when"], year, row.get("quarter"))),
    )
