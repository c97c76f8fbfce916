"""A year of work in the communities: what was planned is done or put off, visited, paid, asked and answered.

Written in a few large inserts, with the history the services would have left, so that the demo stays quick.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from django.utils import timezone

from activities.choices import Act, ActivityState, DecisionState, VisitState
from activities.models import Activity, ActivityEvent, Cost, Decision, Goods, RoundStandard, Visit
from beneficiaries.choices import EventKind
from beneficiaries.models import Person, PersonEvent
from plans.models import Plan, Task, TaskType
from shuangyong.almanac.quarters import windows_of
from shuangyong.almanac.timing import Timing, TimingKind
from shuangyong.desk.demo.year_partners import Partners
from shuangyong.desk.demo.year_words import (
    CANCELLED,
    MEETING_DECISIONS,
    POSTPONED,
    RECORDS,
    UNPLANNED,
    Record,
)
from shuangyong.units.models import Unit, UnitKind, User

S = ActivityState
ROUND_TYPES = ("302",)
OLD_AGE = 80
MOST_TIMES = 4
STANDARD = (Decimal(200), "大米1袋、食用油1桶")
WITH_PARTNERS = (UnitKind.COMMUNITY, UnitKind.STREET)
DEMO_KEEPERS = {
    "hefeng": "clerk", "yinxing": "clerk2", "shiqiao": "clerk4", "wutong": "clerk5", "yushu": "clerk6",
    "xiangyang": "clerk7", "daoxiang": "clerk8", "linhu": "reviewer", "donggang": "reviewer2",
    "company": "company", "school": "school", "bureau": "bureau",
}  # fmt: skip


class YearOfWork:
    """Tells of the year `year`; nothing in it was done after `today`."""

    def __init__(self, units: Mapping[str, Unit], users: Mapping[str, User], today: date, year: int) -> None:
        self.units, self.users, self.today, self.year = units, users, today, year
        self.chance = Random("a year of work")  # noqa: S311  invented work is no secret

    def tell(self) -> None:
        for code, keeper in DEMO_KEEPERS.items():
            self._unit(self.units[code], self.users[keeper])

    def _unit(self, unit: Unit, keeper: User) -> None:
        plan = Plan.objects.plans().filter(unit=unit, year=self.year).order_by("-pk").first()
        if plan is None:
            return
        drafts = [
            self._draft(plan, task, day, keeper)
            for task in plan.tasks.select_related("type").prefetch_related("timings")
            for day in self._days(task)
        ]
        drafts += self._besides(unit, keeper)
        self._some_did_not_happen([draft for draft in drafts if draft.state == S.DONE and draft.task])
        activities = Activity.objects.bulk_create(sorted(drafts, key=lambda draft: draft.day))
        self._lines(activities)
        self._history(activities)
        if unit.kind in WITH_PARTNERS:
            Partners(unit, keeper, self.today, self.year).tell(activities)
        people = list(Person.objects.filter(unit=unit).present().order_by("pk"))
        for activity in activities:
            if activity.type is not None and activity.type.code in ROUND_TYPES:
                self._round(activity, people)
            elif "重阳" in activity.title:
                self._round(activity, [row for row in people if self._age(row) >= OLD_AGE][:12])
        self._decisions(activities, keeper)

    def _days(self, task: Task) -> list[date]:
        """A day for each stretch that the times name; as many as the task wants where they name one alone."""
        found = []
        for timing in task.timings.all():
            value = timing.value
            if value.next_year and value.code == "new_year":
                continue
            found += [self._within(value, start, end) for start, end in windows_of(value, self.year)]
        wanted = task.target_count or 1
        if len(found) == 1 and task.measure_word in ("次", "场") and wanted <= MOST_TIMES:
            found = [found[0] - timedelta(days=2 * step) for step in range(wanted)]
        return [_working_day(day) for day in found]

    def _within(self, timing: Timing, start: date, end: date) -> date:
        if timing.kind is TimingKind.FESTIVAL:
            return end - timedelta(days=min(6, (end - start).days))
        return start + (end - start) * 2 // 5

    def _draft(self, plan: Plan, task: Task, day: date, keeper: User) -> Activity:
        code = task.type.code if task.type else ""
        several = len([timing for timing in task.timings.all() if timing.kind == TimingKind.FREQUENCY]) > 0
        title = f"{task.title.split('，')[0]}（{day.month}月）" if several else task.title
        draft = Activity(
            unit=plan.unit,
            task=task,
            task_title=task.title,
            type=task.type,
            title=title,
            day=day,
            place=task.place,
            responsible=task.responsible_person,
            participants=task.partners,
            created_by=keeper,
            edited_by=keeper,
        )
        if day < self.today:
            self._happened(draft, RECORDS.get(code))
        elif draft.place == "" and code in RECORDS:
            draft.place = RECORDS[code].place
        return draft

    def _happened(self, draft: Activity, record: Record | None) -> None:
        draft.state = S.DONE
        if record is None:
            return
        draft.place = draft.place or record.place
        draft.account, draft.outcome, draft.needs = record.account, record.outcome, record.needs
        draft.speaker, draft.audience = record.speaker, record.audience
        draft.meeting, draft.agenda = record.meeting, record.agenda
        if record.meeting:
            draft.led_by = draft.responsible
        for name, (least, most) in record.counts.items():
            setattr(draft, name, self.chance.randint(least, most))
        wanted = draft.task.target_count if draft.task and draft.task.measure_word in ("人", "人次") else None
        if wanted:
            name = "quantity" if "quantity" in record.counts else "reached"
            setattr(draft, name, wanted * self.chance.randint(96, 115) // 100 + 1)

    def _besides(self, unit: Unit, keeper: User) -> list[Activity]:
        """What came up during the year and stands in no plan."""
        title, code, account = UNPLANNED
        day = _working_day(date(self.year, 9, 8))
        if day >= self.today:
            return []
        kind = TaskType.objects.filter(code=code).first()
        return [
            Activity(
                unit=unit, type=kind, title=title, day=day, state=S.DONE, account=account, quantity=2,
                created_by=keeper, edited_by=keeper,
            )
        ]  # fmt: skip

    def _some_did_not_happen(self, done: list[Activity]) -> None:
        """One was put off and done later, one given up: both with the reason."""
        lectures = [draft for draft in done if draft.type and draft.type.code in ("106", "204", "402")]
        for draft in lectures[:1]:
            later = _working_day(draft.day + timedelta(days=12))
            draft.first_day, draft.day = draft.day, later
            if later >= self.today:
                draft.state, draft.reason = S.POSTPONED, POSTPONED
        for draft in [row for row in done if row.type and row.type.code == "602"][1:2]:
            draft.state, draft.reason = S.CANCELLED, CANCELLED
            draft.account, draft.reached, draft.volunteers = "", None, None

    def _lines(self, activities: list[Activity]) -> None:
        costs, goods = [], []
        for activity in activities:
            record = RECORDS.get(activity.type.code) if activity.type else None
            done = activity.state == S.DONE
            task = activity.task
            if task is not None and task.budget and not self._is_round(activity):
                share = Decimal(self.chance.randint(*(record.spends if record else (90, 100)))) / 100
                spent = (task.budget * share).quantize(Decimal(10)) if done else None
                costs.append(
                    Cost(activity=activity, source=task.fund_source, planned=task.budget, spent=spent)
                )
            if record is not None and done:
                goods += [
                    Goods(activity=activity, name=name, measure_word=word, quantity=number, price=price)
                    for name, word, number, price in record.goods
                ]
        Cost.objects.bulk_create(costs)
        Goods.objects.bulk_create(goods)

    def _is_round(self, activity: Activity) -> bool:
        return activity.type is not None and activity.type.code in ROUND_TYPES

    def _history(self, activities: list[Activity]) -> None:
        events = []
        for activity in activities:
            steps: list[tuple[Act, date, str]] = [(Act.CREATE, activity.day - timedelta(days=9), "")]
            if activity.first_day:
                steps.append((Act.POSTPONE, activity.first_day - timedelta(days=1), POSTPONED))
            if activity.state == S.DONE:
                steps.append((Act.COMPLETE, activity.day, ""))
            if activity.state == S.CANCELLED:
                steps.append((Act.CANCEL, activity.day, activity.reason))
            events += [
                (
                    ActivityEvent(activity=activity, actor=activity.created_by, act=act, note=note),
                    self._at(day),
                )
                for act, day, note in steps
            ]
        stored = ActivityEvent.objects.bulk_create([event for event, _ in events])
        for event, (_, at) in zip(stored, events, strict=True):
            event.at = at
        ActivityEvent.objects.bulk_update(stored, ["at"], batch_size=400)
        for activity in activities:
            activity.created_at = self._at(activity.day - timedelta(days=9))
            activity.edited_at = self._at(activity.day)
        Activity.objects.bulk_update(activities, ["created_at", "edited_at"], batch_size=400)

    def _round(self, activity: Activity, people: list[Person]) -> None:
        """Everybody on the list; a few were not met. What was given is the round's standard."""
        if not people:
            return
        happened, amount, goods = activity.state == S.DONE, *STANDARD
        if "重阳" in activity.title:
            amount, goods = Decimal(0), "重阳糕1盒"
        visits, seen = [], []
        for position, person in enumerate(people, 1):
            met = happened and self.chance.random() > 0.06
            day = min(activity.day + timedelta(days=(position - 1) // 16), self.today - timedelta(days=1))
            visit = Visit(activity=activity, person=person, unit=person.unit, position=position)
            if met:
                visit.state, visit.day, visit.amount = VisitState.VISITED, day, amount or None
                visit.goods, visit.by, visit.at = goods, activity.created_by, self._at(day)
                seen.append((person, day))
            elif happened:
                visit.state = VisitState.ABSENT
            visits.append(visit)
        Visit.objects.bulk_create(visits)
        RoundStandard.objects.create(activity=activity, amount=amount or None, goods=goods)
        self._were_visited(seen, activity.created_by)
        if happened:
            Activity.objects.filter(pk=activity.pk).update(
                gift_source=activity.task.fund_source if activity.task else "", reached=None, quantity=None
            )

    def _were_visited(self, seen: list[tuple[Person, date]], keeper: User) -> None:
        for person, day in seen:
            person.visited_on = max(day, person.visited_on or day)
        Person.objects.bulk_update([person for person, _ in seen], ["visited_on"], batch_size=400)
        events = PersonEvent.objects.bulk_create(
            PersonEvent(
                person=person,
                kind=EventKind.VISITED,
                words=f"{day.year}年{day.month}月{day.day}日走访",
                by=keeper,
            )
            for person, day in seen
        )
        for event, (_, day) in zip(events, seen, strict=True):
            event.at = self._at(day)
        PersonEvent.objects.bulk_update(events, ["at"], batch_size=400)

    def _decisions(self, activities: list[Activity], keeper: User) -> None:
        held = [row for row in activities if row.meeting and row.state == S.DONE]
        for activity in held[-1:]:
            Decision.objects.bulk_create(
                Decision(
                    activity=activity,
                    text=text,
                    owner=keeper.name,
                    due_on=activity.day + timedelta(days=days),
                    state=DecisionState.DONE if done else DecisionState.OPEN,
                    outcome="已经办好。" if done else "",
                )
                for text, days, done in MEETING_DECISIONS
            )

    def _age(self, person: Person) -> int:
        return self.year - person.born_on.year if person.born_on else 0

    def _at(self, day: date) -> datetime:
        return timezone.make_aware(datetime.combine(min(day, self.today - timedelta(days=1)), time(16, 20)))


def _working_day(day: date) -> date:
    """A weekend goes back to the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - 4))
