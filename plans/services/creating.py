"""Starting a plan, whatever it starts from."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from plans.choices import OUT_OF_USE, Act, Origin, PaperKind, PlanState
from plans.content import PlanContent
from plans.models import Plan
from plans.policies import may_write_for, reviewing_unit
from plans.services.layout import CARRIED_OVER
from plans.services.rows import write_content
from plans.services.timeline import log_step
from shuangyong.units.errors import Forbidden
from shuangyong.units.models import Unit, User

TWICE = timedelta(seconds=10)


@transaction.atomic
def create_plan(
    *,
    unit: Unit,
    content: PlanContent,
    actor: User | None,
    origin: Origin,
    notes: tuple[str, ...] = (),
    replaces: Plan | None = None,
    kind: PaperKind = PaperKind.PLAN,
    period: int = 0,
) -> Plan:
    """Store a new draft. `actor` is None for the command line; `notes` list what needs a human eye.

    `kind` and `period` make it a summary; a new revision is of the same kind as the one it replaces.

    Raises Forbidden when the actor does not write for the unit, ValidationError for title or year.
    """
    if actor is not None and not may_write_for(actor, unit):
        word = "计划" if kind == PaperKind.PLAN else "总结"
        raise Forbidden(f"您只能为自己的单位建{word}。")
    plan = Plan(
        unit=unit,
        year=content.year,
        title=content.title,
        title_in_text=content.title_in_text,
        group_name=content.group_name,
        show_task_table=content.show_task_table,
        kind=replaces.kind if replaces else kind,
        period=replaces.period if replaces else period,
        origin=origin,
        reviewing_unit=reviewing_unit(unit),
        notes=list(notes),
        replaces=replaces,
        revision=replaces.revision + 1 if replaces else 1,
        created_by=actor,
        edited_by=actor,
        **_usual_layout(replaces or _last_paper(unit, kind)),
    )
    # The command line has no account; a form never leaves these two empty.
    plan.full_clean(exclude=["created_by", "edited_by"])
    plan.save()
    write_content(plan, content, actor=actor)
    log_step(plan, actor, Act.CREATE, note=Origin(origin).label)
    return plan


def _last_paper(unit: Unit, kind: PaperKind) -> Plan | None:
    """A plan is printed as the last plan was, a summary as the last summary."""
    papers = Plan.objects.plans() if kind == PaperKind.PLAN else Plan.objects.summaries()
    return papers.filter(unit=unit).exclude(state=PlanState.VOID).order_by("-pk").first()


def _usual_layout(last: Plan | None) -> dict[str, Any]:
    """How the unit printed last time: typed once. Nothing where it has no plan yet."""
    return {name: getattr(last, name) for name in CARRIED_OVER} if last else {}


def lock_unit(unit: Unit) -> None:
    """Two hands that start a plan of one unit at once: the second waits, and then sees the first's."""
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)


def just_created(*, unit: Unit, year: int, title: str, origin: Origin, actor: User) -> Plan | None:
    """The untouched draft that the same form made a moment ago: its button was pressed twice."""
    lately = timezone.now() - TWICE
    drafts = Plan.objects.plans().filter(
        unit=unit, year=year, origin=origin, created_by=actor, created_at__gte=lately
    )
    titled = drafts.filter(title=title) if title else drafts
    return titled.filter(state=PlanState.DRAFT, content_version=1).order_by("-pk").first()


def same_year_plans(unit: Unit, year: int) -> list[Plan]:
    """Plans of that unit and year that are still in use, to ask before a second one is made."""
    return list(Plan.objects.plans().filter(unit=unit, year=year).exclude(state__in=OUT_OF_USE))
