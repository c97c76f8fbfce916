"""What of the plans may be seen; and the rows that pages need, in a fixed number of queries."""

from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, Q

from plans.choices import REMARK_STATES, Decision, PaperKind, PlanState
from shuangyong.units.choices import Role
from shuangyong.units.querysets import in_scope

if TYPE_CHECKING:
    from shuangyong.units.models import User

    Viewer: TypeAlias = User | AnonymousUser

_WRITING = (Role.CLERK, Role.HEAD, Role.STREET, Role.DISTRICT)
M = TypeVar("M", bound=models.Model, covariant=True)


class PlanQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "Viewer") -> Self:
        """Plans of the units in the user's scope."""
        return self.filter(in_scope(user, "unit"))

    def plans(self) -> Self:
        """Plans alone, without the summaries."""
        return self.filter(kind=PaperKind.PLAN)

    def summaries(self) -> Self:
        return self.exclude(kind=PaperKind.PLAN)

    def for_list(self) -> Self:
        """With unit and counts, for a page of plans: one query."""
        return self.select_related("unit").annotate(
            task_count=Count("tasks", distinct=True),
            open_comments=Count(
                "comments",
                filter=Q(
                    comments__parent__isnull=True, comments__resolved_at__isnull=True, state__in=REMARK_STATES
                ),
                distinct=True,
            ),
        )

    def waiting_for(self, user: "User") -> Self:
        """Plans that wait for this user's decision (their own unit's check, or their office's review)."""
        if user.unit is None:
            return self.none()
        if user.role == "head":
            return self.filter(unit=user.unit, state=PlanState.HEAD_CHECK)
        if user.role in ("street", "district"):
            # Their own work waits for a colleague, not for them.
            others = self.visible_to(user).exclude(created_by=user).exclude(edited_by=user)
            return others.filter(state=PlanState.SUBMITTED, reviewing_unit=user.unit)
        return self.none()


class RowQuerySet(models.QuerySet[Any]):
    """Rows of a plan: paragraphs, goals, tasks, members, comments, submissions, events."""

    def visible_to(self, user: "Viewer") -> Self:
        return self.filter(in_scope(user, "plan__unit"))


class SubmissionQuerySet(RowQuerySet):
    def open(self) -> Self:
        return self.filter(decision=Decision.OPEN)

    def decided(self) -> Self:
        """Those a reviewer has decided, newest first."""
        return self.filter(decision__in=[Decision.APPROVED, Decision.RETURNED]).order_by("-number")


class IntakeQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "Viewer") -> Self:
        """Readings of the user's own unit: they may hold names, and nobody above has asked for them yet."""
        if not user.is_authenticated or not user.is_active or user.unit is None:
            return self.none()
        return self.filter(unit=user.unit) if user.role in _WRITING else self.none()
