"""What every page of the ledger does first: load through `visible_to`; how refusals reach the user."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from beneficiaries.models import Person
from beneficiaries.policies import Act, may_read, refusal
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden
from shuangyong.units.models import User
from shuangyong.units.views.refusals import refusals_as_messages as refusals_as_messages

NO_PERSONS = "您的岗位不接触优抚对象的信息。"


def reader_of(request: HttpRequest) -> User:
    """The signed-in user; 403 for roles that see no persons."""
    assert isinstance(request.user, User)  # noqa: S101  LoginRequiredMiddleware stands before
    if not may_read(request.user):
        raise PermissionDenied(NO_PERSONS)
    return request.user


def visible_person(request: HttpRequest, pk: int) -> Person:
    """The person with unit and household, or 404 when out of the user's scope."""
    user = reader_of(request)
    person: Person | None = (
        Person.objects.visible_to(user).select_related("unit", "household", "edited_by").filter(pk=pk).first()
    )
    if person is None:
        if Person.objects.filter(pk=pk).exists():
            audit.record_denied(request, "不在可以查看的范围内")
        raise Http404
    return person


def require(person: Person, request: HttpRequest, act: Act) -> None:
    """403 when the act is never this user's to do; Refused when only the state forbids it."""
    error = refusal(person, reader_of(request), act)
    if isinstance(error, Forbidden):
        raise PermissionDenied(str(error))
    if error is not None:
        raise error
