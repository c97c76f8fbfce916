"""Living through a plan's life with the real services, each step at a day in the past."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from plans.choices import ItemKind, Origin
from plans.content import PlanContent
from plans.models import Comment, Plan, PlanEvent, Submission
from plans.services import commenting, editing, lifecycle
from plans.services.creating import create_plan
from shuangyong.almanac.words import parse_timings
from shuangyong.units.models import Unit, User


def workday(day: date, hour: int = 9, minute: int = 30) -> datetime:
    """That day at an hour of work; a weekend goes back to the Friday before it."""
    day -= timedelta(days=max(0, day.weekday() - 4))
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


class Life:
    """One plan and the people around it. Every method takes the day it happened on.

    The services write today's time; `_stamp` puts back what they have just written. Nothing else bends rules.
    """

    def __init__(self, unit: Unit, content: PlanContent, *, by: User, on: date, **options: Any) -> None:
        self.unit, self.writer = unit, by
        self.began = timezone.now()
        self.last = workday(on)
        origin = options.pop("origin", Origin.TEMPLATE)
        self.plan = create_plan(unit=unit, content=content, actor=by, origin=origin, **options)
        self._stamp(on)

    @classmethod
    def of(cls, plan: Plan, *, by: User, on: date) -> "Life":
        """The life of a paper that was made just now, told to have begun `on`."""
        life = cls.__new__(cls)
        life.unit, life.writer, life.plan = plan.unit, by, plan
        life.began, life.last = plan.created_at, workday(on)
        life._stamp(on)
        return life

    def submit(self, on: date, note: str = "", by: User | None = None) -> None:
        plan = self._fresh()
        lifecycle.submit(
            plan=plan,
            actor=by or self.writer,
            version=plan.version,
            content_version=plan.content_version,
            note=note,
        )
        self._stamp(on)

    def forward(self, on: date, by: User) -> None:
        plan = self._fresh()
        lifecycle.forward(plan=plan, actor=by, version=plan.version)
        self._stamp(on)

    def send_back(self, on: date, by: User, reason: str) -> None:
        plan = self._fresh()
        lifecycle.return_plan(plan=plan, actor=by, version=plan.version, reason=reason)
        self._stamp(on)

    def approve(self, on: date, by: User, note: str = "") -> None:
        plan = self._fresh()
        lifecycle.approve(plan=plan, actor=by, version=plan.version, note=note)
        self._stamp(on)

    def issue(self, on: date, number: str = "", copies: str | None = None) -> None:
        """`number` may have {year} in it: the one of the day it is signed."""
        plan = self._fresh()
        signed_on = timezone.localdate(workday(on))
        lifecycle.issue(
            plan=plan,
            actor=self.writer,
            version=plan.version,
            signatory="",
            signed_on=signed_on,
            number=number.format(year=signed_on.year),
            copies=copies,
        )
        self._stamp(on)

    def archive(self, on: date) -> None:
        plan = self._fresh()
        lifecycle.archive(plan=plan, actor=self.writer, version=plan.version)
        self._stamp(on)

    def void(self, on: date, reason: str) -> None:
        plan = self._fresh()
        lifecycle.void(plan=plan, actor=self.writer, version=plan.version, reason=reason)
        self._stamp(on)

    def revise(self, on: date, reason: str) -> None:
        """From here on `plan` is the new revision."""
        plan = self._fresh()
        draft = lifecycle.revise(plan=plan, actor=self.writer, version=plan.version, reason=reason)
        self._stamp(on)
        self.plan = draft
        self._stamp(on)

    def comment(
        self, on: date, by: User, body: str, *, task: int | None = None, paragraph: int | None = None
    ) -> Comment:
        """A remark on the plan, or on its task or paragraph of that number (from 0)."""
        kind, key = ItemKind.PLAN, ""
        if task is not None:
            kind, key = ItemKind.TASK, self.plan.tasks.all()[task].key.hex
        elif paragraph is not None:
            kind, key = ItemKind.PARAGRAPH, self.plan.paragraphs.all()[paragraph].key.hex
        remark = commenting.add_comment(plan=self._fresh(), actor=by, kind=kind, key=key, body=body)
        self._stamp(on)
        return remark

    def answer(self, on: date, remark: Comment, body: str, *, resolved: bool = True) -> None:
        commenting.reply(comment=remark, actor=self.writer, body=body)
        if resolved:
            commenting.resolve(comment=remark, actor=self.writer)
        self._stamp(on)

    def change(self, on: date, kind: ItemKind, number: int, *, when: str = "", **fields: Any) -> None:
        """Edit the row of that number (from 0), as its writer would; `when` is a task's new time in words."""
        timings = parse_timings(when, self.plan.year) if when else None
        row = editing.plan_rows(self.plan, kind)[number]
        editing.save_row(
            plan_id=self.plan.pk,
            actor=self.writer,
            kind=kind,
            key=row.key.hex,
            version=row.version,
            fields=fields,
            timings=timings,
        )
        self._stamp(on)

    def add(self, on: date, kind: ItemKind, key: str, **fields: Any) -> None:
        """Add a row at the end."""
        editing.add_row(plan_id=self.plan.pk, actor=self.writer, kind=kind, key=key, after=key, fields=fields)
        self._stamp(on)

    def _fresh(self) -> Plan:
        plan: Plan = Plan.objects.select_related("unit").get(pk=self.plan.pk)
        return plan

    def _stamp(self, on: date) -> None:
        """Give what was written just now the day it is told to have happened, later than the step before."""
        when = max(workday(on, 9 + self.plan.pk % 7, self.plan.pk * 7 % 60), self.last + timedelta(minutes=6))
        self.last = when
        plans = Plan.objects.filter(pk=self.plan.pk)
        plans.filter(created_at__gte=self.began).update(created_at=when)
        plans.filter(edited_at__gte=self.began).update(edited_at=when)
        touched = [self.plan.pk, self.plan.replaces_id]  # issuing a revision closes the one before it
        PlanEvent.objects.filter(plan__in=touched, at__gte=self.began).update(at=when)
        submissions = Submission.objects.filter(plan=self.plan)
        submissions.filter(submitted_at__gte=self.began).update(submitted_at=when)
        submissions.filter(decided_at__gte=self.began).update(decided_at=when)
        comments = Comment.objects.filter(plan=self.plan)
        comments.filter(created_at__gte=self.began).update(created_at=when)
        comments.filter(resolved_at__gte=self.began).update(resolved_at=when)
