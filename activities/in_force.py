"""The plans that are worked by, and their tasks."""

from collections.abc import Iterable, Sequence
from typing import Any

from plans.choices import IN_FORCE, OUT_OF_USE
from plans.models import Plan, Task
from shuangyong.units.models import Unit, User


def plan_in_force(plans: Sequence[Plan]) -> Plan | None:
    """The plan that is worked by: the one issued or approved, else the newest; `plans` come newest first."""
    return next((plan for plan in plans if plan.state in IN_FORCE), plans[0] if plans else None)


def plan_of_unit(user: User, unit: Unit, year: int) -> Plan | None:
    """The unit's plan in force, if the user may see it. One query."""
    rows = Plan.objects.visible_to(user).plans().filter(unit=unit, year=year).exclude(state__in=OUT_OF_USE)
    return plan_in_force(list(rows.select_related("unit").order_by("-revision", "-pk")))


def plans_of_year(user: User, year: int, path: str = "") -> list[Plan]:
    """The plan in force of each unit in the user's scope whose path begins with `path`: one query."""
    rows = Plan.objects.visible_to(user).plans().select_related("unit")
    rows = rows.filter(year=year, unit__path__startswith=path).exclude(state__in=OUT_OF_USE)
    return in_force_of_each(rows.order_by("-revision", "-pk"))


def in_force_of_each(plans: Iterable[Plan]) -> list[Plan]:
    """The plan in force of each unit and year, in the order they first come in; newest first of each."""
    groups: dict[tuple[int, int], list[Plan]] = {}
    for plan in plans:
        groups.setdefault((plan.unit_id, plan.year), []).append(plan)
    found = (plan_in_force(group) for group in groups.values())
    return [plan for plan in found if plan is not None]


def plans_in_force(unit: Unit | int, years: Iterable[int]) -> dict[int, Plan]:
    """By year the unit's plan in force: one query."""
    rows = Plan.objects.plans().filter(unit=unit, year__in=set(years)).exclude(state__in=OUT_OF_USE)
    return {plan.year: plan for plan in in_force_of_each(rows.order_by("year", "-revision", "-pk"))}


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
