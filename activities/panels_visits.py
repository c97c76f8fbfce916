"""Panels of visits: the round on an activity's page, the visits on a person's."""

from activities.choices import Act
from activities.models import Activity, Visit
from activities.panels import activity_panels
from activities.policies import allowed_acts, may_keep
from activities.records import known_visits, records_of
from activities.round_counts import counts_of_one
from activities.services.visits import gift
from beneficiaries.models import Person
from beneficiaries.panels import person_panels
from beneficiaries.policies import Act as PersonAct
from beneficiaries.policies import may_read as may_read_persons
from beneficiaries.policies import refusal
from beneficiaries.services.visiting import visits_are_known_to
from plans.choices import Ask
from shuangyong.units.models import User
from shuangyong.units.panels import Panel

_SHOWN = 12

visits_are_known_to(known_visits)


@activity_panels.register
def round_panel(activity: Activity, user: User) -> Panel | None:
    """How far the round is; for an activity that has a list or whose type asks for one."""
    counts = counts_of_one(activity)
    asks = activity.type is not None and Ask.HOUSEHOLDS in activity.asks
    if not counts.total and not asks:
        return None
    sees = may_read_persons(user)
    context = {
        "activity": activity,
        "counts": counts,
        "sees_persons": sees,
        "may_write": sees and Act.VISIT in allowed_acts(activity, user),
    }
    return Panel("activities/visits/panel_activity.html", context)


@person_panels.register
def visits_panel(person: Person, user: User) -> Panel | None:
    """The person's visits, also those written down under records that were merged into this one."""
    rows = (
        Visit.objects.visible_to(user)
        .visited()
        .filter(person__in=records_of(person))
        .select_related("activity__unit", "by", "need")
        .order_by("-day", "-pk")
    )
    visits = list(rows[: _SHOWN + 1])
    seen = Activity.objects.visible_to(user).filter(pk__in=[visit.activity_id for visit in visits])
    links = set(seen.values_list("pk", flat=True)) if visits else set()
    context = {
        "person": person,
        "visits": [
            (visit, gift(visit.amount, visit.goods), visit.activity_id in links) for visit in visits[:_SHOWN]
        ],
        "more": len(visits) > _SHOWN,
        "shown": _SHOWN,
        "may_write": refusal(person, user, PersonAct.EDIT) is None and may_keep(user, user.unit),
    }
    return Panel("activities/visits/panel_person.html", context)
