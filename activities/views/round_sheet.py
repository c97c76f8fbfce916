"""The sheet of a round as a file; who took it along stands in the audit trail, as with every list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from activities.round_paper import round_sheet
from activities.views.visiting import round_of
from beneficiaries.exporting.product import PDF, TYPES, XLSX
from beneficiaries.services.exporting import export_masked
from beneficiaries.views.common import reader_of
from shuangyong.units.errors import Refused
from shuangyong.units.views.files import streamed_file


@require_POST
def pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    """To be printed and signed by hand."""
    return _file(request, pk, PDF)


@require_POST
def excel(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The same as a spreadsheet."""
    return _file(request, pk, XLSX)


def _file(request: HttpRequest, pk: int, fmt: str) -> HttpResponseBase:
    product = round_sheet(round_of(request, pk))
    try:
        file = export_masked(actor=reader_of(request), product=product, fmt=fmt)
    except Refused:
        messages.error(request, "名单上还没有人，先点“加人”排好名单，再打印签收表。")
        return redirect("activities:round", pk)
    name = product.filename(fmt, unmasked=False)
    return streamed_file(file, name, TYPES[fmt])
