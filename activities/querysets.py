"""What of the activities may be seen. Visits and their photos show persons, and follow the ledger's rule."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from activities.choices import COMING, ActivityState, VisitState
from beneficiaries.querysets import persons_in_scope
from shuangyong.units.querysets import NOTHING, in_scope

if TYPE_CHECKING:
    from shuangyong.units.models import User

    Viewer: TypeAlias = User | AnonymousUser


LONGEST = timedelta(days=366)
"""No activity runs longer: what touches a month has begun in it, or in the year before it."""


def during(start: date, end: date, prefix: str = "") -> Q:
    """Rows that touch the days from `start` to `end`, both included; a long activity may touch two months."""
    one_day = Q(**{f"{prefix}day__range": (start, end)})
    earlier = (start - LONGEST, start - timedelta(days=1))
    runs_in = Q(**{f"{prefix}day__range": earlier, f"{prefix}end_day__gte": start})
    return one_day | runs_in


class UnitRowQuerySet(models.QuerySet[Any]):
    """Rows that belong to a unit and name no person."""

    def visible_to(self, user: "Viewer") -> Self:
        return self.filter(in_scope(user, "unit"))


class ActivityQuerySet(UnitRowQuerySet):
    def done(self) -> Self:
        return self.filter(state=ActivityState.DONE)

    def coming(self) -> Self:
        """Still to be done, put off or not."""
        return self.filter(state__in=COMING)

    def standing(self) -> Self:
        """All but the cancelled: what money, people and visits are counted from."""
        return self.exclude(state=ActivityState.CANCELLED)

    def in_days(self, start: date, end: date) -> Self:
        """Those whose day lies there: each activity is counted once, by its day."""
        return self.filter(day__range=(start, end))


class ActivityRowQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "Viewer") -> Self:
        return self.filter(in_scope(user, "activity__unit"))


class PartnerRowQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "Viewer") -> Self:
        return self.filter(in_scope(user, "partner__unit"))


class PlanRowQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "Viewer") -> Self:
        return self.filter(in_scope(user, "plan__unit"))


class VisitQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "Viewer") -> Self:
        """Of the user's own rounds, and of the persons in the user's care; masked like all of the ledger."""
        return self.filter(persons_in_scope(user, "activity__unit") | persons_in_scope(user, "person__unit"))

    def visited(self) -> Self:
        return self.filter(state=VisitState.VISITED)

    def in_days(self, start: date, end: date) -> Self:
        """Visits made from `start` to `end`, both included."""
        return self.filter(day__range=(start, end))


class PhotoQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "Viewer") -> Self:
        """A picture of a visit shows a person."""
        of_activity = Q(visit__isnull=True) & in_scope(user, "activity__unit")
        of_person = Q(visit__isnull=False) & persons_in_scope(user, "activity__unit")
        return self.filter(of_activity | of_person)


class LocalDateQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "Viewer") -> Self:
        """Those of the units in scope, and those that the units above keep."""
        if not user.is_authenticated:
            return self.none()
        seen = in_scope(user, "unit")
        if user.unit is not None and seen != NOTHING:
            seen |= Q(unit__path__in=user.unit.ancestor_paths())
        return self.filter(seen)


class FeedQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "Viewer") -> Self:
        """Everybody's own."""
        return self.filter(user=user) if user.is_authenticated else self.none()

    def open(self) -> Self:
        return self.filter(revoked_at__isnull=True)
