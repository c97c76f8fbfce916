"""The plans in the system that a text is compared with: those that the user may read anyway."""

from collections.abc import Collection

from django.db.models import Case, Value, When

from plans.choices import PlanState
from plans.models import Paragraph, Plan, Task
from plans.reading.likeness import Candidate
from shuangyong.units.models import Unit, User

MOST_PLANS = 120
MOST_LETTERS = 400_000
"""Enough for a unit's own years and its neighbours', and read in well under a second."""

_GONE = (PlanState.SUPERSEDED, PlanState.VOID)


def known_plans(user: User, unit: Unit, *, year: int, leave_out: Collection[int] = ()) -> list[Candidate]:
    """The unit's own plans of all years, then others' of about that year, as far as the user sees them.

    Three queries, however many plans there are.
    """
    plans = _plans(user, unit, year, leave_out)
    words: dict[int, list[str]] = {plan[0]: [] for plan in plans}
    paragraphs = Paragraph.objects.filter(plan__in=words).order_by("plan", "position", "pk")
    for plan, marker, text in paragraphs.values_list("plan_id", "marker", "text"):
        words[plan].append(f"{marker}{text}")
    # A task that came from a paragraph stands there already.
    tasks = Task.objects.filter(plan__in=words, paragraph=None).order_by("plan", "position", "pk")
    for plan, title, details in tasks.values_list("plan_id", "title", "details"):
        words[plan].append(f"{title}。{details}")
    return _as_many_as_fit(plans, words)


def _plans(user: User, unit: Unit, year: int, leave_out: Collection[int]) -> list[tuple[int, str, str, int]]:
    own_first = Case(When(unit=unit, then=Value(0)), default=Value(1))
    rows = Plan.objects.visible_to(user).plans().exclude(state__in=_GONE).exclude(pk__in=leave_out)
    near = rows.filter(year__range=(year - 1, year + 1)) | rows.filter(unit=unit)
    chosen = near.order_by(own_first, "-year", "-pk")[:MOST_PLANS]
    return list(chosen.values_list("pk", "title", "unit__name", "year"))


def _as_many_as_fit(plans: list[tuple[int, str, str, int]], words: dict[int, list[str]]) -> list[Candidate]:
    found: list[Candidate] = []
    letters = 0
    for plan in plans:
        text = "\n".join(words[plan[0]])
        letters += len(text)
        if letters > MOST_LETTERS:
            break
        found.append((*plan, text))
    return found
