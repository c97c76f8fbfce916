"""年度确认: this year's list, ticks for several at once, the sheet to sign."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from beneficiaries.choices import ConfirmationResult
from beneficiaries.confirmation_list import SHOWS, chosen, last_day, progress, sum_of
from beneficiaries.exporting.product import PDF, TYPES
from beneficiaries.forms.confirming import ConfirmForm, Looked, looked_for
from beneficiaries.models import Person
from beneficiaries.paper import SHEET, confirmation_sheet
from beneficiaries.policies import may_write_for
from beneficiaries.services.confirming import confirm
from beneficiaries.views.common import reader_of, refusals_as_messages
from beneficiaries.views.paging import page_number
from shuangyong.documents.filenames import safe_filename
from shuangyong.documents.pdf import to_pdf
from shuangyong.units import audit
from shuangyong.units.models import Role, Unit, User
from shuangyong.units.views.files import whole_file

PER_PAGE = 50
MOST_ON_PAPER = 2000


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """How far it is, and who is left."""
    user = reader_of(request)
    looked = looked_for(request.GET, user)
    page = page_number(request)
    first = (page - 1) * PER_PAGE
    lines = progress(user, looked.year)
    rows = list(chosen(user, looked.year, looked.show, looked.units)[first : first + PER_PAGE + 1])
    several = user.role in (Role.STREET, Role.DISTRICT)
    today = timezone.localdate()
    shown = [line for line in lines if line.unit and line.unit.pk in looked.units] if looked.unit else lines
    context = {
        "looked": looked,
        "query": urlencode(looked.query),
        "shows": [(show, words, _address(looked, show=show)) for show, words in SHOWS.items()],
        "years": [(year, _address(looked, year=str(year))) for year in (today.year - 1, today.year)],
        "lines": [(line, _address(looked, unit=str(line.unit.pk))) for line in lines if line.unit],
        "sum": sum_of(shown),
        "several": several,
        "people": rows[:PER_PAGE],
        "page": page,
        "has_next": len(rows) > PER_PAGE,
        "may_write": any(may_write_for(user, person.unit) for person in rows),
        "today": today,
        "sheet": _sheet_unit(looked, user) is not None,
    }
    return render(request, "beneficiaries/confirmations.html", context)


@require_POST
def write(request: HttpRequest) -> HttpResponse:
    """One result for everybody ticked."""
    user = reader_of(request)
    if user.role == Role.DISTRICT:
        raise PermissionDenied("年度确认由社区和街道来办。")
    looked = looked_for(request.POST, user)
    back = redirect(f"{reverse('people:confirmations')}?{urlencode(looked.query)}")
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.first_error)
        return back
    people = list(
        Person.objects.visible_to(user).select_related("unit").filter(pk__in=form.cleaned_data["person"])
    )
    if len(people) < len(set(form.cleaned_data["person"])):
        messages.error(request, "勾选的人里有的已经不在这里（转出或合并了），没有登记，请重新勾选。")
        return back
    result = ConfirmationResult(form.cleaned_data["result"])
    with refusals_as_messages(request):
        new = confirm(
            actor=user,
            persons=people,
            year=looked.year,
            result=result,
            day=form.cleaned_data["day"] or last_day(looked.year, timezone.localdate()),
            note=form.cleaned_data["note"],
        )
        messages.success(request, _said(result, new, len(people)))
    return back


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """年度确认表 of one unit as PDF, masked; who printed it stands in the audit trail."""
    user = reader_of(request)
    looked = looked_for(request.GET, user)
    unit = _sheet_unit(looked, user)
    if unit is None:
        messages.error(request, "请先在上面选一个单位，再打印它的确认表。")
        return redirect(f"{reverse('people:confirmations')}?{urlencode(looked.query)}")
    people = list(chosen(user, looked.year, "all", (unit.pk,))[:MOST_ON_PAPER])
    if not people:
        raise Http404("这个单位没有要确认的人。")
    data = to_pdf(confirmation_sheet(people, unit.name, looked.year, timezone.localdate()))
    name = safe_filename(f"{unit.name}{looked.year}年度{SHEET.replace('年度', '')}", ".pdf")
    audit.record(
        actor=user,
        action="导出",
        target=f"{unit.name} {SHEET}",
        request=request,
        detail=f"{len(people)}人，掩码",
    )
    return whole_file(data, name, TYPES[PDF], inline=True)


def _address(looked: Looked, **others: str) -> str:
    return urlencode({**looked.query, **others})


def _sheet_unit(looked: Looked, user: User) -> Unit | None:
    """Whose sheet: the community that was chosen, or the user's own."""
    if user.role in (Role.STREET, Role.DISTRICT):
        return looked.unit
    return user.unit


def _said(result: ConfirmationResult, new: int, ticked: int) -> str:
    words = {
        ConfirmationResult.CONFIRMED: f"已确认{new}人。",
        ConfirmationResult.NOT_MET: f"记下{new}人未见到本人，仍在待办里。",
        ConfirmationResult.STOPPED: f"记下{new}人不再符合，状态已改为停发。",
    }[result]
    return words + (f"其余{ticked - new}人先前已经确认过，没有改动。" if new < ticked else "")
