"""What looks wrong in a staged text, by the dictionary and beside the unit's own plans too."""

from typing import Any

from plans.choices import OUT_OF_USE
from plans.intake.other_unit import other_unit
from plans.models import Paragraph, Plan, RewrittenWord
from plans.reading.flags import find_flags
from plans.reading.flags.rewritten import rewritten_from
from plans.reading.found import Flag, Reading
from plans.reading.likeness import Candidate, alike_flags, likeness
from shuangyong.units.models import Unit

_LATEST = 8
"""So many of the unit's plans are compared with; older ones tell nothing that the later ones do not."""


def doubts_about(reading: Reading, *, unit: Unit, year: int, for_year: int) -> tuple[Flag, ...]:
    """All flags, in the order in which a clerk should read them: three queries.

    Likeness is looked for among the unit's own plans alone: what others have written is not theirs to see.
    """
    rows: list[dict[str, Any]] = [*RewrittenWord.objects.filter(is_active=True).values()]  # type: ignore[list-item]
    alike = likeness([line.text for line in reading.lines], _own_plans(unit))
    return (
        *other_unit(reading, unit.name),
        *alike_flags(alike, own_unit=unit.name),
        *find_flags(reading, year=year, for_year=for_year, words=rewritten_from(rows)),
    )


def _own_plans(unit: Unit) -> list[Candidate]:
    known = Plan.objects.plans().filter(unit=unit).exclude(state__in=OUT_OF_USE)
    plans: list[Plan] = list(known.order_by("-year", "-pk")[:_LATEST])
    lines: dict[int, list[str]] = {plan.pk: [plan.title] for plan in plans}
    rows = Paragraph.objects.filter(plan__in=list(lines)).values_list("plan_id", "indent", "marker", "text")
    for plan_id, *parts in rows.order_by("plan_id", "position", "pk"):
        lines[plan_id].append("".join(parts))
    return [(plan.pk, plan.title, unit.name, plan.year, "\n".join(lines[plan.pk])) for plan in plans]
