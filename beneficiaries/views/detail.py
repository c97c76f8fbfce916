"""The page of one person: everything masked, each value to be opened on its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from beneficiaries.choices import NeedState
from beneficiaries.models import Person
from beneficiaries.panels import person_panels
from beneficiaries.policies import Act, allowed_acts
from beneficiaries.services.households import housemates
from beneficiaries.views.common import reader_of, visible_person

_BUTTONS = {
    Act.EDIT: ("people:edit", "修改", "primary"),
    Act.STATUS: ("people:status", "变更状态", "plain"),
    Act.CONFIRM: ("people:confirm", "年度确认", "plain"),
    Act.TRANSFER: ("people:transfer", "转出", "plain"),
}
"""Acts that have a page: its address, the word on the button, its style."""
_SHOWN_EVENTS, _SHOWN_PAYMENTS = 20, 12


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The record with all that hangs on it, in a number of queries that does not grow with the rows."""
    person = visible_person(request, pk)
    acts = allowed_acts(person, reader_of(request))
    everything = request.GET.get("all") == "1"
    events = list(person.events.select_related("by")[: None if everything else _SHOWN_EVENTS + 1])
    payments = list(person.payments.select_related("standard")[: None if everything else _SHOWN_PAYMENTS + 1])
    context = {
        "person": person,
        "identities": person.identities.select_related("category"),
        "housemates": housemates(person),
        "contacts": person.contacts.all(),
        "needs": person.needs.all(),
        "honours": person.honours.all(),
        "payments": payments if everything else payments[:_SHOWN_PAYMENTS],
        "helpers": person.helpers.all(),
        "confirmations": person.confirmations.select_related("by"),
        "status_changes": person.status_changes.select_related("by"),
        "events": events if everything else events[:_SHOWN_EVENTS],
        "more": not everything and (len(events) > _SHOWN_EVENTS or len(payments) > _SHOWN_PAYMENTS),
        "moving": person.transfers.open().select_related("to_unit").first(),
        "buttons": _buttons(person, acts),
        "may_edit": Act.EDIT in acts,
        "may_reveal": Act.REVEAL in acts,
        "panels": person_panels.of(person, reader_of(request)),
        "today": timezone.localdate(),
        "need_open": NeedState.OPEN,
        "need_done": NeedState.DONE,
    }
    return render(request, "beneficiaries/detail.html", context)


def _buttons(person: Person, acts: list[Act]) -> list[tuple[str, str, str]]:
    """(address, word, style) of what may be done now."""
    shown = [button for act, button in _BUTTONS.items() if act in acts]
    return [(reverse(name, args=[person.pk]), words, style) for name, words, style in shown]
