"""The plans that are worked by, and their tasks, for forms and pages about one unit."""

from collections.abc import Iterable
from typing import Any

from plans.choices import PlanState
from plans.models import Plan, Task
from shuangyong.units.models import Unit

IN_FORCE = (PlanState.ISSUED, PlanState.ARCHIVED, PlanState.APPROVED)
_GONE = (PlanState.VOID, PlanState.SUPERSEDED)


def plans_in_force(unit: Unit | int, years: Iterable[int]) -> dict[int, Plan]:
    """By year the plan that is issued or approved, else the newest that is being written: one query."""
    found: dict[int, Plan] = {}
    rows = (
        Plan.objects.plans()
        .filter(unit=unit, year__in=set(years))
        .exclude(state__in=_GONE)
        .order_by("year", "-revision", "-pk")
    )
    for plan in rows:
        first = found.setdefault(plan.year, plan)
        if first.state not in IN_FORCE and plan.state in IN_FORCE:
            found[plan.year] = plan
    return found


def task_choices(unit: Unit, years: Iterable[int], current: Task | None) -> tuple[list[Any], dict[str, Task]]:
    """The tasks of these years' plans, for a select in groups, and by pk: two queries.

    The task that an activity hangs on already stands for its own later row in a newer revision.
    """
    plans = plans_in_force(unit, years)
    rows = Task.objects.filter(plan__in=plans.values()).select_related("plan").order_by("position", "pk")
    by_plan: dict[int, list[Task]] = {}
    for task in rows:
        same = current is not None and task.key == current.key
        by_plan.setdefault(task.plan.year, []).append(current if same and current else task)
    if current is not None and not any(current in tasks for tasks in by_plan.values()):
        by_plan.setdefault(current.plan.year, []).insert(0, current)
    groups: list[Any] = [
        (f"{year}年计划", [(str(task.pk), task.title[:60]) for task in by_plan[year]])
        for year in sorted(by_plan, reverse=True)
    ]
    return [("", "不是计划里的任务"), *groups], {
        str(task.pk): task for tasks in by_plan.values() for task in tasks
    }
