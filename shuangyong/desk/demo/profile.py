"""How one unit's plan differs from its template, and the plan that comes of it."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from plans.content import GoalContent, MemberContent, ParagraphContent, PlanContent, TaskContent
from plans.starts.basics import usual_title
from plans.starts.templates import from_template
from shuangyong.almanac.words import parse_timings


@dataclass(frozen=True, slots=True)
class OwnTask:
    """A task of the unit's own; `since` 1: only in the later of the two years."""

    title: str
    type_code: str
    when: str
    details: str = ""
    place: str = ""
    partners: str = ""
    since: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """`persons` take the tasks in turn; counts and budgets (yuan, source) are given by task type.

    `members` are (role, name, post); `left_out` are indexes of template tasks the unit does not do.
    """

    template: str
    preface: str
    persons: tuple[str, ...]
    members: tuple[tuple[str, str, str], ...]
    measures: tuple[tuple[str, str], ...] = ()
    goals: tuple[str, ...] = ()
    tasks: tuple[OwnTask, ...] = ()
    left_out: tuple[int, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    budgets: dict[str, tuple[int, str]] = field(default_factory=dict)
    partners: dict[str, str] = field(default_factory=dict)


def plan_of(profile: Profile, *, unit_name: str, year: int, later: bool) -> PlanContent:
    """The unit's plan for a year; `later` is the second of the two years, with a little more in it."""
    words = usual_title(unit_name, year)
    content = from_template(profile.template, title=words, year=year, unit_name=unit_name)
    kept = [row for index, row in enumerate(content.tasks) if index not in profile.left_out]
    own = [_own(task, year) for task in profile.tasks if later or not task.since]
    tasks = [_filled(row, index, profile, later) for index, row in enumerate([*kept, *own])]
    return replace(
        content,
        paragraphs=_paragraphs(content, profile, year),
        goals=(*content.goals, *(GoalContent(text=text) for text in profile.goals)),
        tasks=tuple(tasks),
        members=tuple(MemberContent(role=role, name=name, post=post) for role, name, post in profile.members),
    )


def _own(task: OwnTask, year: int) -> TaskContent:
    return TaskContent(
        title=task.title,
        details=task.details,
        type_code=task.type_code,
        place=task.place,
        partners=task.partners,
        timings=tuple(parse_timings(task.when, year)),
    )


def _filled(row: TaskContent, index: int, profile: Profile, later: bool) -> TaskContent:
    count = profile.counts.get(row.type_code) if row.measure_word else None
    yuan, source = profile.budgets.get(row.type_code, (0, ""))
    return replace(
        row,
        responsible_person=profile.persons[index % len(profile.persons)],
        partners=row.partners or profile.partners.get(row.type_code, ""),
        target_count=count + count // 10 if count and later else count,
        budget=Decimal(yuan) if yuan else None,
        fund_source=source,
    )


def _paragraphs(content: PlanContent, profile: Profile, year: int) -> tuple[ParagraphContent, ...]:
    """The template's, opened by the unit's own preface, with its own measures behind the common ones."""
    rows = list(content.paragraphs)
    rows[0] = replace(rows[0], text=profile.preface.replace("{year}", str(year)))
    place = next(index for index, row in enumerate(rows) if row.role == "schedule")
    own = [
        row
        for heading, text in profile.measures
        for row in (ParagraphContent(text=heading, level=2), ParagraphContent(text=text))
    ]
    return (*rows[:place], *own, *rows[place:])
