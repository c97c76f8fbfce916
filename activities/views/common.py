"""What every page of activities does first: load through `visible_to`; how refusals reach the user."""

from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest

from activities.choices import Act
from activities.models import Activity
from activities.policies import may_keep, may_read, refusal
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden
from shuangyong.units.models import Unit, User
from shuangyong.units.views.refusals import refusals_as_messages as refusals_as_messages

R = TypeVar("R", bound=models.Model)


def reader_of(request: HttpRequest) -> User:
    """The signed-in user; 403 for 审计员, who reads nothing but the audit trail."""
    assert isinstance(request.user, User)  # noqa: S101  LoginRequiredMiddleware stands before
    if not may_read(request.user):
        raise PermissionDenied("审计员只查看审计记录。")
    return request.user


def keeper_of(request: HttpRequest) -> tuple[User, Unit]:
    """The signed-in user and the unit whose activities they keep; 403 for who keeps none."""
    user = reader_of(request)
    if user.unit is None or not may_keep(user, user.unit):
        raise PermissionDenied("只有单位的工作人员可以登记活动。")
    return user, user.unit


def visible_row(request: HttpRequest, model: type[R], pk: int, *related: str) -> R:
    """The row with what it points at, or 404 when it is out of the user's scope."""
    rows: Any = model._default_manager
    row: R | None = rows.visible_to(reader_of(request)).select_related(*related).filter(pk=pk).first()
    if row is None:
        if rows.filter(pk=pk).exists():
            audit.record_denied(request, "不在可以查看的范围内")
        raise Http404
    return row


def visible_activity(request: HttpRequest, pk: int) -> Activity:
    """The activity with unit, type and task, or 404."""
    return visible_row(request, Activity, pk, "unit", "type", "task__plan", "created_by", "edited_by")


def require(activity: Activity, request: HttpRequest, act: Act) -> None:
    """403 when the act is never this user's to do; Refused when only the state forbids it."""
    error = refusal(activity, reader_of(request), act)
    if isinstance(error, Forbidden):
        raise PermissionDenied(str(error))
    if error is not None:
        raise error
