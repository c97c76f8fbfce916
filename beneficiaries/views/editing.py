"""修改: the record that is there. Nothing typed is lost, whoever was first."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from beneficiaries.forms.record import Record
from beneficiaries.models import Person, PersonEvent
from beneficiaries.policies import Act
from beneficiaries.services.people import change_person
from beneficiaries.views.common import reader_of, require, visible_person
from shuangyong.units.errors import Outdated, Refused

_MOST_EVENTS = 20


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; on a conflict it comes back as typed, beside what the other one changed."""
    person = visible_person(request, pk)
    try:
        require(person, request, Act.EDIT)
    except Refused as error:
        messages.error(request, str(error))
        return redirect("people:detail", pk)
    user = reader_of(request)
    record = Record(request.POST if request.method == "POST" else None, user=user, person=person)
    theirs: list[PersonEvent] = []
    if record.only_redrawn:
        record.show_as_typed()
    elif request.method == "POST" and record.may_save():
        try:
            _change(request, person, record)
            messages.success(request, "已经保存。")
            return redirect("people:detail", pk)
        except Outdated as error:
            theirs = _since(request, person)
            refused = str(error)
        except Refused as error:
            refused = str(error)
        # What the service had begun to set on the person must not stand on the page.
        person = visible_person(request, pk)
        record = Record(request.POST, user=user, person=person)
        record.may_save()
        record.refused = refused
    return render(request, "beneficiaries/record.html", _context(request, person, record, theirs))


def _change(request: HttpRequest, person: Person, record: Record) -> None:
    change_person(
        actor=reader_of(request),
        person=person,
        version=_number(request, "version"),
        values=record.form.values(),
        identities=record.identities.values(),
        home=record.home,
    )


def _context(
    request: HttpRequest, person: Person, record: Record, theirs: list[PersonEvent]
) -> dict[str, object]:
    newest = person.events.order_by("-pk").values_list("pk", flat=True).first() or 0
    again = request.method == "POST" and not theirs
    return {
        "record": record,
        "person": person,
        "unit": person.unit,
        "heading": f"修改{person.name}的档案",
        # Until a conflict was shown, the version is the one that was read when the page was opened.
        "version": _number(request, "version") if again else person.version,
        "event": _number(request, "event") if again else newest,
        "theirs": theirs,
    }


def _since(request: HttpRequest, person: Person) -> list[PersonEvent]:
    """What others did to the record since the page was opened."""
    events = person.events.filter(pk__gt=_number(request, "event")).select_related("by")
    return list(events[:_MOST_EVENTS])


def _number(request: HttpRequest, name: str) -> int:
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
