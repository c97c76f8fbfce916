"""What every plan page does first: load through `visible_to`; and how refusals reach the user."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from plans.choices import Act
from plans.models import Plan
from plans.policies import refusal
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden, Refused, Repeated
from shuangyong.units.models import User


def signed_in_user(request: HttpRequest) -> User:
    """The user; pages are behind LoginRequiredMiddleware, so there is one."""
    assert isinstance(request.user, User)  # noqa: S101  narrows the type
    return request.user


def visible_plan(request: HttpRequest, pk: int) -> Plan:
    """The plan with its unit, or 404 when it is not in the user's scope."""
    plans = Plan.objects.visible_to(signed_in_user(request)).select_related(
        "unit", "reviewing_unit", "replaces"
    )
    plan: Plan | None = plans.filter(pk=pk).first()
    if plan is None:
        if Plan.objects.filter(pk=pk).exists():
            audit.record_denied(request, "不在可以查看的范围内")
        raise Http404
    return plan


def require(plan: Plan, request: HttpRequest, act: Act) -> None:
    """403 when the act is never this user's to do; Refused when only the state forbids it."""
    error = refusal(plan, signed_in_user(request), act)
    if isinstance(error, Forbidden):
        raise PermissionDenied(str(error))
    if error is not None:
        raise error


@dataclass(slots=True)
class Outcome:
    """How it went: `repeated` when the same had been done by the first press of the button."""

    repeated: bool = False


@contextmanager
def refusals_as_messages(request: HttpRequest) -> Iterator[Outcome]:
    """Inside: a lacking right becomes 403, any other refusal a message on the next page."""
    outcome = Outcome()
    try:
        yield outcome
    except Forbidden as error:
        raise PermissionDenied(str(error)) from error
    except Repeated as error:
        outcome.repeated = True
        messages.info(request, str(error))
    except Refused as error:
        messages.error(request, str(error))
