"""转移: ask another unit, and answer what others ask."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from beneficiaries.forms.moving import AnswerForm, TransferForm
from beneficiaries.models import Transfer
from beneficiaries.policies import Act, transfer_refusal
from beneficiaries.services import moving
from beneficiaries.transfer_lines import decided, incoming, lines_of, outgoing, with_sides
from beneficiaries.views.common import reader_of, refusals_as_messages, require, visible_person
from beneficiaries.views.in_place import in_place
from beneficiaries.views.paging import page_number
from shuangyong.units import audit
from shuangyong.units.errors import Refused

PER_PAGE = 30


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the receiving unit and write why; "search" only looks for units."""
    person = visible_person(request, pk)
    try:
        require(person, request, Act.TRANSFER)
    except Refused as error:
        messages.error(request, str(error))
        return redirect("people:detail", pk)
    form = TransferForm(request.POST if request.method == "POST" else None, unit=person.unit)
    if request.method == "POST" and "search" not in request.POST and form.is_valid():
        with refusals_as_messages(request):
            moving.request_transfer(
                actor=reader_of(request),
                person=person,
                to_unit=form.cleaned_data["to_unit"],
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, f"已经申请转到{form.cleaned_data['to_unit']}，等对方接收。")
        return redirect("people:transfers")
    searching = "search" in request.POST
    context = {
        "person": person,
        "form": form,
        "q": form.typed("q"),
        "reason": form.typed("reason"),
        "chosen": form.typed("to_unit"),
        "units": form.units,
        "errors": {} if searching or not form.is_bound else form.errors,
    }
    return render(request, "beneficiaries/transfer.html", context)


@in_place
@require_POST
def units(request: HttpRequest, pk: int) -> HttpResponse:
    """The units that the words find, to be put into the form."""
    person = visible_person(request, pk)
    form = TransferForm(request.POST, unit=person.unit)
    context = {"q": form.typed("q"), "units": form.units, "chosen": form.typed("to_unit")}
    return render(request, "beneficiaries/parts/unit_choices.html", context)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits for an answer here, what waits for others', what has been done."""
    user = reader_of(request)
    page = page_number(request)
    first = (page - 1) * PER_PAGE
    # All three lists at once: their lines share the queries for names and categories.
    parts = [list(with_sides(rows)) for rows in (incoming(user), outgoing(user))]
    history = list(with_sides(decided(user))[first : first + PER_PAGE + 1])
    lines = lines_of([*parts[0], *parts[1], *history], user)
    ends = (len(parts[0]), len(parts[0]) + len(parts[1]))
    context = {
        "incoming": lines[: ends[0]],
        "outgoing": lines[ends[0] : ends[1]],
        "history": lines[ends[1] :][:PER_PAGE],
        "page": page,
        "has_next": len(history) > PER_PAGE,
    }
    return render(request, "beneficiaries/transfers.html", context)


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the person over: from now on the record is here."""
    transfer = _visible_transfer(request, pk)
    with refusals_as_messages(request):
        person = moving.accept_transfer(actor=reader_of(request), transfer=transfer)
        messages.success(request, f"已经接收{person.name}，档案和全部记录都转过来了。")
        return redirect("people:detail", person.pk)
    return redirect("people:transfers")


@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the request back with a reason."""
    transfer = _visible_transfer(request, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        # Who may not answer is told that first.
        _require_answer(request, transfer)
        messages.error(request, str(form.errors["answer"][0]))
        return redirect("people:transfers")
    with refusals_as_messages(request):
        moving.refuse_transfer(
            actor=reader_of(request), transfer=transfer, answer=form.cleaned_data["answer"]
        )
        messages.success(request, "已经退回，对方会看到您写的原因。")
    return redirect("people:transfers")


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the request back."""
    transfer = _visible_transfer(request, pk)
    with refusals_as_messages(request):
        moving.withdraw_transfer(actor=reader_of(request), transfer=transfer)
        messages.success(request, "已经撤回，档案仍在原单位。")
    return redirect("people:transfers")


def _require_answer(request: HttpRequest, transfer: Transfer) -> None:
    if transfer_refusal(transfer, reader_of(request)) is not None:
        raise PermissionDenied("这一步由接收单位来做。")


def _visible_transfer(request: HttpRequest, pk: int) -> Transfer:
    user = reader_of(request)
    rows = Transfer.objects.select_related("from_unit", "to_unit")
    transfer: Transfer | None = rows.visible_to(user).filter(pk=pk).first()
    if transfer is None:
        if rows.filter(pk=pk).exists():
            audit.record_denied(request, "不在可以查看的范围内")
        raise Http404
    return transfer
