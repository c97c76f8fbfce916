"""台账: which ledger, which days, whose; on the screen, and to take along."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from activities.forms.ledgers import LedgerFilter
from activities.ledgers.product import PDF, XLSX, Ledger, export
from activities.ledgers.scope import LedgerKind, Wanted, kinds_for
from activities.policies import may_keep
from activities.views.common import reader_of
from beneficiaries.exporting.product import TYPES
from beneficiaries.views.paging import page_number
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import User
from shuangyong.units.views.files import streamed_file

PER_PAGE = 50


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The ledger that the address asks for, fifty rows to a page."""
    user, form, wanted = _asked(request)
    ledger = Ledger(wanted)
    page = page_number(request)
    last = max(1, -(-ledger.count // PER_PAGE))
    page = min(page, last)
    context = {
        "tab": "ledgers",
        "form": form,
        "ledger": ledger,
        "wanted": wanted,
        "kind": wanted.kind.value,
        "kinds": [(kind, _address(request, kind)) for kind in kinds_for(user)],
        "year": wanted.start.year,
        "columns": ledger.columns(paper=True),
        "rows": ledger.page((page - 1) * PER_PAGE, PER_PAGE) if ledger.count else [],
        "page": page,
        "has_next": page < last,
        "query": _query(request),
        "all_sources": _query(request, "source"),
        "may_import": user.unit is not None and may_keep(user, user.unit),
        "sources": [
            (line.source, line.count, f"{line.planned:,.2f}", f"{line.spent:,.2f}") for line in ledger.sources
        ],
        "total_planned": f"{sum(line.planned for line in ledger.sources):,.2f}",
        "total_spent": f"{sum(line.spent for line in ledger.sources):,.2f}",
    }
    return render(request, "activities/ledgers/index.html", context)


@require_POST
def file(request: HttpRequest) -> HttpResponseBase:
    """The whole ledger in the format of the button that was pressed."""
    user, _, wanted = _asked(request)
    asked = request.POST.get("format", XLSX)
    fmt = asked if asked in (PDF, XLSX) else XLSX
    try:
        data = export(actor=user, wanted=wanted, fmt=fmt)
    except Forbidden as error:
        raise PermissionDenied(str(error)) from error
    except Refused as error:
        messages.error(request, str(error))
        query = _query(request)
        address = reverse("activities:ledgers")
        return redirect(f"{address}?{query}" if query else address)
    name = Ledger(wanted).filename(fmt)
    return streamed_file(data, name, TYPES[fmt])


def _asked(request: HttpRequest) -> tuple[User, LedgerFilter, Wanted]:
    user = reader_of(request)
    form = LedgerFilter(request.GET, user=user)
    if form.asks_for_persons and LedgerKind.VISITS not in kinds_for(user):
        audit.record_denied(request, "岗位不接触优抚对象的信息")
        raise PermissionDenied("您的岗位不接触优抚对象的信息。")
    return user, form, form.wanted()


def _query(request: HttpRequest, *without: str) -> str:
    """The choice as it stands in the address."""
    query = request.GET.copy()
    for name in ("page", *without):
        query.pop(name, None)
    return query.urlencode()


def _address(request: HttpRequest, kind: LedgerKind) -> str:
    """The same days and unit in another ledger."""
    query = request.GET.copy()
    query.pop("page", None)
    query["kind"] = kind.value
    return f"?{query.urlencode()}"
