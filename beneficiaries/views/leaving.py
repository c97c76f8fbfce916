"""What the export of the ledger and the lists to hand in have in common: the file, the second step."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from beneficiaries.exporting.product import TYPES, XLSX, Product
from beneficiaries.forms.exporting import SecondStep
from beneficiaries.services.exporting import export_masked, export_unmasked, may_unmask
from beneficiaries.views.common import reader_of
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.views.files import streamed_file

MakeProduct = Callable[..., Product]
"""The list that the address asks for; `unmasked=True` for the one that may leave with full values."""


def query_of(request: HttpRequest) -> str:
    """The filter as it stands in the address."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()


def at(name: str, request: HttpRequest) -> str:
    """The address of that name with the same filter."""
    query = query_of(request)
    return f"{reverse(name)}?{query}" if query else reverse(name)


def masked_file(request: HttpRequest, product: Product, fmt: str, back: str) -> HttpResponseBase:
    """The file; back to the page with a sentence when there can be none."""
    try:
        file = export_masked(actor=reader_of(request), product=product, fmt=fmt)
    except Refused as error:
        messages.error(request, str(error))
        return redirect(at(back, request))
    return streamed_file(file, product.filename(fmt, unmasked=False), TYPES[fmt])


def second_step(request: HttpRequest, make: MakeProduct, back: str) -> HttpResponseBase:
    """The page that says what is about to leave and asks for a reason and the password; then the file."""
    user = reader_of(request)
    if not may_unmask(user):
        raise PermissionDenied("完整信息只能由单位负责人或街道双拥办导出。")
    product, whole = make(unmasked=True), make(unmasked=False)
    fmt = _format(request)
    form = SecondStep(request.POST if request.method == "POST" else None)
    refused = ""
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            file = export_unmasked(
                actor=user, product=product, fmt=fmt, reason=values["reason"], password=values["password"]
            )
            return streamed_file(file, product.filename(fmt, unmasked=True), TYPES[fmt])
        except Forbidden as error:
            raise PermissionDenied(str(error)) from error
        except Refused as error:
            refused = str(error)
    context = {
        "form": form,
        "product": product,
        "left_out": whole.count - product.count,
        "refused": refused,
        "back": at(back, request),
        "format_words": "Excel" if fmt == XLSX else "PDF",
    }
    response: HttpResponse = render(request, "beneficiaries/export_full.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


def _format(request: HttpRequest) -> str:
    fmt = request.GET.get("format", XLSX)
    return fmt if fmt in TYPES else XLSX
