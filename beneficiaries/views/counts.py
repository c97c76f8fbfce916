"""Counts, on the page and as a workbook: no person stands in them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from beneficiaries.counting.report import count_tables, counts_workbook
from beneficiaries.counting.tables import CountTable
from beneficiaries.exporting.product import TYPES, XLSX
from beneficiaries.forms.counting import CountFilter
from beneficiaries.views.common import reader_of
from beneficiaries.views.leaving import query_of
from shuangyong.documents.filenames import safe_filename
from shuangyong.units import audit
from shuangyong.units.views.files import whole_file

_FEW = 8
"""Lines of units that stand beside each other on a page."""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The tables; figures lead to the people where the list can show just them."""
    user = reader_of(request)
    form = CountFilter(request.GET, user=user, today=timezone.localdate())
    question = form.question()
    context = {
        "form": form,
        "question": question,
        "tables": [_fitting(table) for table in count_tables(user, question)],
        "query": query_of(request),
        "several_units": "unit" in form.fields,
    }
    return render(request, "beneficiaries/counts.html", context)


def _fitting(table: CountTable) -> CountTable:
    """Categories below each other where there are few units: beside each other they run off the page."""
    few = len(table.rows) <= _FEW and len(table.heads) - 1 > len(table.rows)
    return table.turned("类别") if table.key == "categories" and few else table


@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """The tables as .xlsx."""
    user = reader_of(request)
    question = CountFilter(request.GET, user=user, today=timezone.localdate()).question()
    data = counts_workbook(count_tables(user, question), question, user.name)
    audit.record(actor=user, action="导出", target="优抚对象统计表", request=request, detail=question.words)
    name = safe_filename(f"{question.unit.name}优抚对象统计表{question.today:%Y%m%d}", f".{XLSX}")
    return whole_file(data, name, TYPES[XLSX])
