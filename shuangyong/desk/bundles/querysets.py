"""What of the bundles may be seen."""

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

from shuangyong.desk.bundles.choices import OPEN, STALLED, BundleState
from shuangyong.units.choices import OFFICE_ROLES
from shuangyong.units.querysets import in_scope

if TYPE_CHECKING:
    from shuangyong.units.models import User


class BundleQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """The user's own, as long as they sit in an office and its scope is still theirs."""
        if not user.is_authenticated or user.role not in OFFICE_ROLES:
            return self.none()
        return self.filter(in_scope(user, "unit"), requested_by=user)

    def open(self) -> Self:
        """Those that wait or are being made."""
        return self.filter(state__in=OPEN)

    def stalled(self) -> Self:
        """Those whose worker has given no sign of life for too long."""
        silent = Q(progress_at__lt=timezone.now() - STALLED)
        return self.filter(silent, state=BundleState.RUNNING)
