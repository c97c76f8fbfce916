"""What waits in the ledgers today: a handful of counts for 工作台."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from beneficiaries.choices import NeedState
from beneficiaries.finding import birthdays
from beneficiaries.models import Need, Person, Transfer
from beneficiaries.querysets import persons_in_scope
from beneficiaries.services.confirming import wanting
from shuangyong.units.models import User

SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Waiting:
    """`confirmations` are those due of `confirmable`; of `needs` that are not closed `overdue` are late."""

    people: int
    confirmable: int
    confirmations: int
    needs: int
    overdue: int
    transfers: int
    birthdays: int


def waiting(user: User, today: date) -> Waiting:
    """Four queries, however many people."""
    people = Person.objects.visible_to(user)
    late = Q(confirmed_year__isnull=True) | Q(confirmed_year__lt=today.year)
    here = people.present().aggregate(
        people=Count("pk"), birthdays=Count("pk", filter=birthdays(today, today + SOON))
    )
    asked = wanting(people).aggregate(confirmable=Count("pk"), confirmations=Count("pk", filter=late))
    open_needs = Need.objects.visible_to(user).exclude(state=NeedState.CLOSED)
    needs = open_needs.aggregate(
        needs=Count("pk"), overdue=Count("pk", filter=Q(state=NeedState.OPEN, due_on__lt=today))
    )
    transfers = Transfer.objects.open().filter(persons_in_scope(user, "to_unit")).count()
    return Waiting(**here, **asked, **needs, transfers=transfers)
