"""建立计划: what was confirmed becomes a draft for the year it is made for; the reading is gone then."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from plans.choices import Origin, PlanState
from plans.content import PlanContent
from plans.intake.carried import restored
from plans.intake.staged import Staged, stage
from plans.models import Intake, Plan
from plans.reading.to_content import content_from
from plans.services.creating import TWICE, create_plan, lock_unit, same_year_plans
from plans.services.intake import CHANGED_ELSEWHERE, check_right
from plans.starts.last_year import copy_of
from shuangyong.units.errors import Outdated, Refused
from shuangyong.units.models import Unit, User


class SecondPlan(Refused):
    """The unit has plans for that year: `others`. Ask before another is made."""

    def __init__(self, unit: Unit, year: int, others: list[Plan]) -> None:
        super().__init__(f"{unit.name}已经有{year}年的计划，没有重复建立。")
        self.others = others


@transaction.atomic
def make_plan(*, actor: User, intake: Intake, version: int, again: bool = False) -> tuple[Plan, int]:
    """The new plan, and how many plans of the same file are still unread.

    Forbidden; Outdated when another window changed the text; SecondPlan unless wanted `again`; Refused.
    """
    lock_unit(intake.unit)
    current = (
        Intake.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=intake.pk).first()
    )
    if current is None or current.parts:
        raise Refused("请先选一份计划。" if current else "这份读入的文字已经删除，或者已经建成计划了。")
    check_right(actor, current.unit)
    if current.version != version:
        raise Outdated(CHANGED_ELSEWHERE)
    others = [] if again else same_year_plans(current.unit, current.make_year)
    if others:
        raise SecondPlan(current.unit, current.make_year, others)
    content, notes = content_of(stage(current), current.unit.name)
    try:
        plan = create_plan(unit=current.unit, content=content, actor=actor, origin=Origin.TEXT, notes=notes)
    except ValidationError as error:
        raise Refused("".join(error.messages)) from error
    return plan, _leave(current)


def content_of(staged: Staged, unit_name: str) -> tuple[PlanContent, tuple[str, ...]]:
    """The plan for the year it is made for, and what still needs a human eye."""
    confirmed = staged.confirmed()
    content = content_from(
        confirmed.reading, year=staged.dated, unit_name=unit_name, left_out=confirmed.left_out
    )
    if staged.carried is not None:
        content = restored(content, staged.carried)
    if staged.dated == staged.make_year:
        undated = () if staged.text_year else (_undated(staged.make_year),)
        return content, (*undated, *confirmed.notes)
    moved, notes = copy_of(content, staged.dated, staged.make_year)
    return moved, (*confirmed.notes, *notes)


def just_made(*, actor: User, unit: Unit, within: timedelta = TWICE) -> Plan | None:
    """The untouched plan that the first press of the button made a moment ago."""
    drafts = Plan.objects.plans().filter(
        unit=unit,
        origin=Origin.TEXT,
        created_by=actor,
        created_at__gte=timezone.now() - within,
        state=PlanState.DRAFT,
        content_version=1,
    )
    found: Plan | None = drafts.order_by("-pk").first()
    return found


def _leave(current: Intake) -> int:
    """The reading goes; of a file with several plans the others stay until each has become one."""
    whole, start = current.whole, current.start
    current.delete()
    if whole is None:
        return 0
    whole.made = sorted({*whole.made, start})
    left = len(whole.parts) - len(whole.made)
    if left > 0:
        whole.save(update_fields=["made", "changed_at"])
    else:
        whole.delete()
    return left


def _undated(year: int) -> str:
    return f"原文没有写是哪一年的，周年和日期都没有改动，请按{year}年核对。"
