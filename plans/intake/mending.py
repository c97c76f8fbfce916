"""A proposal as the fields of a small form, and the proposal again from what was typed into them."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from plans.amounts import plain_number
from plans.forms.text import one_line, read_amount, read_money
from plans.reading.found import Amount, FoundGoal, FoundMember, FoundTask, LineKind, ReadLine
from shuangyong.almanac.quarters import quarter_of_timings
from shuangyong.almanac.words import describe_all, parse_timings

Values = Mapping[str, str]
SAME_NAMED = (
    "direction", "participants", "partners", "responsible_unit", "responsible_person", "fund_source",
    "place", "details",
)  # fmt: skip


def task_fields(task: FoundTask) -> dict[str, str]:
    """The task as the form shows it; several amounts stand in none of its fields."""
    count = "" if task.target_count is None else str(task.target_count)
    return {name: getattr(task, name) for name in SAME_NAMED} | {
        "title": task.text,
        "time": describe_all(list(task.timings)),
        "type": task.type_code,
        "amount": f"{count}{task.measure_word}",
        "budget": plain_number(task.amounts[0].value) if len(task.amounts) == 1 else "",
    }


def mended_task(task: FoundTask, values: Values, year: int) -> tuple[FoundTask, ...]:
    """The task as the clerk wants it; a title of several lines makes several tasks."""
    words: dict[str, Any] = {name: values[name] for name in SAME_NAMED if name in values}
    changed = replace(task, **words)
    if "type" in values:
        changed = replace(changed, type_code=values["type"])
    if "amount" in values:
        count, word = read_amount(one_line(values["amount"]))
        changed = replace(changed, target_count=count, measure_word=word)
    if "budget" in values:
        yuan = read_money(values["budget"])
        changed = replace(changed, amounts=() if yuan is None else (Amount(Decimal(yuan)),))
    if "time" in values:
        timings = tuple(parse_timings(one_line(values["time"]).strip(), year))
        quarters = tuple(sorted(quarter_of_timings(timings, year)))
        changed = replace(changed, timings=timings, timings_from_heading=False, quarters=quarters)
    titles = titles_in(values.get("title", task.text))
    return tuple(replace(changed, text=title) for title in titles or [task.text])


def titles_in(text: str) -> list[str]:
    """One task for each line that says anything."""
    return [one_line(line).strip() for line in text.splitlines() if line.strip()]


def goal_fields(goal: FoundGoal) -> dict[str, str]:
    return {"text": goal.text}


def mended_goal(goal: FoundGoal, values: Values) -> FoundGoal:
    return replace(goal, text=values.get("text", goal.text))


def member_fields(member: FoundMember) -> dict[str, str]:
    return {"role": member.role, "name": member.name, "post": member.post}


def mended_member(member: FoundMember, values: Values) -> FoundMember:
    """The member with what was typed over it."""
    fields = member_fields(member) | dict(values)
    return replace(member, role=fields["role"], name=fields["name"], post=fields["post"])


def line_fields(line: ReadLine) -> dict[str, str]:
    """`level` is 0 for a line that is no heading, whatever number stands before it."""
    is_heading = line.kind in (LineKind.HEADING, LineKind.RUN_IN)
    return {"level": str(line.level if is_heading else 0), "role": line.role if is_heading else ""}


def mended_line(line: ReadLine, values: Values) -> ReadLine:
    """The line as heading or as plain text, as the clerk says."""
    fields = line_fields(line) | dict(values)
    level = int(fields["level"])
    if not level:
        return replace(line, kind=LineKind.BODY, level=0, role=fields["role"])
    kind = line.kind if line.kind is LineKind.RUN_IN else LineKind.HEADING
    return replace(line, kind=kind, level=level, role=fields["role"])
