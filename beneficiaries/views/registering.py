"""登记: a new record, and the small answers that its form asks for while it is typed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from beneficiaries.choices import Status
from beneficiaries.forms.identity import Identities
from beneficiaries.forms.living import LivingForm
from beneficiaries.forms.person import PersonForm, may_register
from beneficiaries.forms.record import Record
from beneficiaries.ids import IdFacts, read_id
from beneficiaries.lookalikes import with_number
from beneficiaries.models import Person
from beneficiaries.policies import Act
from beneficiaries.services.people import create_person
from beneficiaries.views.common import reader_of, require
from beneficiaries.views.in_place import in_place
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import User

_NOT_YOURS = "只有本单位和上级街道的人可以登记优抚对象。"


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The empty form; what is typed makes a record once nothing is wrong and nothing doubtful is unread."""
    user = _registrar(request)
    record = Record(request.POST if request.method == "POST" else None, user=user)
    if record.only_redrawn:
        record.show_as_typed()
    elif request.method == "POST" and record.may_save():
        try:
            person = _create(user, record)
        except Forbidden as error:
            raise PermissionDenied(str(error)) from error
        except Refused as error:
            record.refused = str(error)
        else:
            messages.success(request, f"已经登记{person.name}。")
            return redirect("people:detail", person.pk)
    context = {"record": record, "unit": user.unit, "heading": "登记优抚对象"}
    return render(request, "beneficiaries/record.html", context)


@in_place
@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def read_number(request: HttpRequest) -> HttpResponse:
    """What the id number says of itself, as one leaves its field: hints, birth date and sex filled in."""
    user = reader_of(request)
    facts = read_id(request.POST.get("id_number", "")[:60], request.POST.get("id_kind", ""))
    typed = request.POST.copy()
    filled = []
    if facts.born_on and not facts.problem:
        for name, value in (("born_on", facts.born_on.isoformat()), ("sex", facts.sex)):
            if not typed.get(name):
                typed[name] = value
                filled.append(name)
    but = _named(request, user)
    form = PersonForm(typed, user=user)
    form.errors.clear()
    context = {
        "facts": facts,
        "form": form,
        "filled": filled,
        "others": with_number(user, facts.number, but),
        "differs": [] if facts.problem else _differs(typed, facts),
    }
    return render(request, "beneficiaries/parts/id_hints.html", context)


@in_place
@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def identity_blocks(request: HttpRequest) -> HttpResponse:
    """The identities as they are typed, drawn again: a category was picked, a block added or taken away."""
    person = _writable(request, reader_of(request))
    blocks = Identities(request.POST, person=person)
    blocks.show_as_typed()
    return render(request, "beneficiaries/parts/identities.html", {"identities": blocks, "person": person})


@in_place
@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def housemates(request: HttpRequest) -> HttpResponse:
    """The people whom a name finds in the ledger that the record stands in, to be chosen from."""
    user = reader_of(request)
    person = _writable(request, user)
    living = LivingForm(request.POST, user=user, person=person)
    return render(request, "beneficiaries/parts/housemates.html", {"living": living})


def _writable(request: HttpRequest, user: User) -> Person | None:
    """The record that the form is about, None for a new one; 403 for who may not write it."""
    person = _named(request, user)
    if person is not None:
        require(person, request, Act.EDIT)
    else:
        _registrar(request)
    return person


def _registrar(request: HttpRequest) -> User:
    user = reader_of(request)
    if not may_register(user):
        raise PermissionDenied(_NOT_YOURS)
    return user


def _named(request: HttpRequest, user: User) -> Person | None:
    """The person whose record is being changed; None while a new one is typed. 404 when out of sight."""
    pk = request.POST.get("person", "")
    if not pk:
        return None
    if not (pk.isascii() and pk.isdigit() and len(pk) < 18):
        raise Http404
    people = Person.objects.visible_to(user).select_related("unit", "household")
    person: Person = get_object_or_404(people, pk=pk)
    return person


def _create(user: User, record: Record) -> Person:
    form = record.form
    data = form.cleaned_data
    return create_person(
        actor=user,
        unit=form.target_unit,
        values=form.values(),
        identities=record.identities.values(),
        home=record.home,
        status=Status(data["status"]),
        status_day=data["status_day"],
    )


def _differs(typed: QueryDict, facts: IdFacts) -> list[str]:
    says = {"出生日期": ("born_on", str(facts.born_on or "")), "性别": ("sex", facts.sex)}
    return [label for label, (name, value) in says.items() if value and typed.get(name) != value]
