"""A visit outside any round: it stands in the unit's “日常走访” of that day, so that the numbers agree."""

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.utils import timezone

from activities.choices import ActivityState, VisitState
from activities.models import Activity, Visit
from activities.records import records_of
from activities.round_counts import VISIT_TYPE
from activities.services.activities import NewActivity, create_activity
from activities.services.visits import Heard, plan_visits, record_visit, told
from beneficiaries.models import Person
from plans.models import TaskType
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import Unit, User

TITLE = "日常走访"
_ROOT = UUID("5f8e2e0c-6f0b-4a37-9d2c-0a4c7d1b9e55")


@transaction.atomic
def record_daily(
    *,
    actor: User,
    person: Person,
    day: date,
    amount: Decimal | None = None,
    goods: str = "",
    need: Heard | None = None,
    token: UUID | None = None,
) -> Visit:
    """One visit of one person. Refused when this day's visit of this person stands already."""
    if actor.unit is None:
        raise Forbidden("只有单位的工作人员可以记走访。")
    if day > timezone.localdate():
        raise Refused("走访日期还没有到，请填实际走访的日期。")
    activity = _activity_of(actor, actor.unit, day)
    there = Visit.objects.filter(activity=activity, person__in=records_of(person)).first()
    if there is not None and there.state != VisitState.PLANNED and (token is None or there.token != token):
        raise Refused(f"这一天已经记过这个人：{told(there)}。要改的话，请在这个人的“走访”里打开那一条。")
    if there is None:
        there = plan_visits(actor=actor, activity=activity, persons=[person])[0]
    return record_visit(
        actor=actor,
        visit=there,
        version=there.version,
        day=day,
        amount=amount,
        goods=goods,
        need=need,
        token=token,
    )


def _activity_of(actor: User, unit: Unit, day: date) -> Activity:
    """The unit's, made when it is not there; two who begin one at once get the same."""
    token = uuid5(_ROOT, f"{unit.pk} {day.isoformat()}")
    # Looked at before the activity itself: one that is made in between is then found.
    was_made = Activity.objects.filter(token=token).exists()
    done = Activity.objects.done().filter(unit=unit, day=day, title=TITLE)
    found: Activity | None = done.order_by("pk").first()
    if found is not None:
        return found
    if was_made:
        token = uuid4()  # the first one was renamed, moved or cancelled since
    values = {"title": TITLE, "day": day, "type": TaskType.objects.filter(code=VISIT_TYPE).first()}
    new = NewActivity(values, state=ActivityState.DONE, token=token)
    return create_activity(actor=actor, unit=unit, new=new)
