"""A reading as the object that `manage.py parse_plan FILE --json` prints."""

from collections.abc import Sequence
from typing import Any

from plans.choices import GroupRole
from plans.reading.found import Flag, Reading

_GROUP = {
    "组长": GroupRole.LEADER,
    "副组长": GroupRole.DEPUTY,
    "成员": GroupRole.MEMBER,
    "联络员": GroupRole.LIAISON,
}


def as_json(reading: Reading, flags: Sequence[Flag] = ()) -> dict[str, Any]:
    """Title, year (a number, or the placeholder as typed, or null), unit, goals, headings, quarters, …"""
    quarters: dict[str, list[str]] = {str(number): [] for number in range(1, 5)}
    for task in reading.tasks:
        for number in task.quarters:
            quarters[str(number)].append(task.text)
    return {
        "title": reading.title,
        "year": reading.year or reading.year_placeholder or None,
        "unit": reading.unit,
        "unit_kind": reading.unit_kind,
        "guiding_thought": reading.guiding_thought,
        "goals": [goal.text for goal in reading.goals],
        "headings": [[heading.level, heading.text] for heading in reading.headings],
        "quarters": quarters,
        "unscheduled_tasks": [task.text for task in reading.tasks if not task.quarters],
        "leading_group": {
            name: [member.name for member in reading.members if member.role == role]
            for name, role in _GROUP.items()
        },
        "flags": [
            {
                "code": flag.code,
                "message": flag.message,
                "advice": flag.advice,
                "places": [[span.line + 1, span.start, span.end] for span in flag.spans],
            }
            for flag in flags
        ],
    }
