"""The rows of an import of a ledger: looked at, put right in place or in a file, left out."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities.forms.importing import UploadForm
from activities.importing import checking
from activities.importing.checking import ASK, GOOD, KINDS, NOTED, OPEN, PROBLEM, TAKEN
from activities.importing.fields import BY_KEY, FIELDS, REQUIRED, Kind
from activities.importing.reading import Reading
from activities.importing.workbooks import failed_rows
from activities.models import LedgerBatch, LedgerRow
from activities.services import importing as services
from activities.views.common import reader_of, refusals_as_messages
from activities.views.importing import own_batch
from beneficiaries.exporting.product import TYPES, XLSX
from beneficiaries.views.import_files import keeps_files_in_memory
from beneficiaries.views.paging import page_number
from plans.models import TaskType
from shuangyong.units import audit
from shuangyong.units.views.files import whole_file

PER_PAGE = 50
_COUNTS = (
    ("military", "部队{}人"), ("civilians", "地方{}人"), ("students", "学生{}人"),
    ("volunteers", "志愿者{}人"), ("reached", "服务{}人次"), ("households", "慰问{}户"),
)  # fmt: skip


@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """The batch as it stands: counts, and its rows by kind, fifty to a page; those with problems first."""
    found = own_batch(request, pk)
    is_open = found.state == LedgerBatch.State.CHECKING
    if is_open and not found.mapping.get("mapped"):
        return redirect("activities:import_columns", pk)
    counts = checking.counts_of(found) if found.state != LedgerBatch.State.UNDONE else {}
    kind = request.GET.get("kind", "")
    if kind not in counts:
        kind = next(iter(counts), "")
    page = page_number(request)
    rows = found.rows.filter(values__kind=kind).select_related("activity__type").order_by("number")
    first = (page - 1) * PER_PAGE
    listed = list(rows[first : first + PER_PAGE + 1]) if kind else []
    context = {
        "tab": "ledgers",
        "batch": found,
        "kinds": [(name, KINDS[name], count) for name, count in counts.items()],
        "kind": kind,
        "page": page,
        "has_next": len(listed) > PER_PAGE,
        "query": f"kind={kind}",
        "rows": _lines(found, listed[:PER_PAGE], mends=is_open and kind == PROBLEM),
        "is_open": is_open,
        "to_mend": counts.get(PROBLEM, 0) + counts.get(ASK, 0),
        "to_take": sum(counts.get(name, 0) for name in TAKEN),
        "upload": UploadForm(),
        "types": TaskType.objects.filter(is_active=True) if is_open and kind == PROBLEM else (),
    }
    return render(request, "activities/import/batch.html", context)


def _lines(found: LedgerBatch, rows: list[LedgerRow], *, mends: bool) -> list[dict[str, Any]]:
    readings = checking.readings_of(found, rows) if rows else []
    places = checking.places_of(found)
    lines = []
    for row, reading in zip(rows, readings, strict=True):
        if row.activity is not None:
            lines.append({"row": row, "title": row.activity.title, "chips": [f"{row.activity.day:%Y-%m-%d}"]})
            continue
        said = services.shown_words(row, places)
        lines.append(
            {
                "row": row,
                "title": said.get("title", "")[:60],
                "chips": _chips(reading),
                "problems": _problems(row, said),
                "cells": _cells(row, said) if mends else [],
            }
        )
    return lines


def _chips(reading: Reading) -> list[str]:
    """What the row would become, in few words."""
    values = reading.values
    chips = []
    if reading.day:
        end = values.get("end_day")
        chips.append(f"{reading.day:%Y-%m-%d}{f'至{end:%m-%d}' if end else ''}")
    if reading.type:
        chips.append(f"{reading.type.name}{'（按名称认的）' if reading.type_by_title else ''}")
    chips += [str(values[name])[:20] for name in ("place", "led_by") if values.get(name)]
    chips += [words.format(values[name]) for name, words in _COUNTS if values.get(name)]
    if reading.spent is not None:
        chips.append(f"实支{reading.spent:,.2f}元")
    elif reading.planned is not None:
        chips.append(f"预算{reading.planned:,.2f}元")
    return chips


def _problems(row: LedgerRow, said: dict[str, str]) -> list[dict[str, str]]:
    return [
        {
            "weight": weight,
            "title": BY_KEY[key].title if key in BY_KEY else "",
            "value": said.get(key, "")[:40],
            "message": message,
            "mend": mend,
        }
        for weight, key, message, mend in row.problems
    ]


def _cells(row: LedgerRow, said: dict[str, str]) -> list[dict[str, Any]]:
    """The cells of a row that have to be mended, for typing in place."""
    keys = dict.fromkeys(key for weight, key, _, _ in row.problems if weight == "error" and key in BY_KEY)
    return [
        {
            "key": key,
            "title": BY_KEY[key].title,
            "value": said.get(key, ""),
            "most": BY_KEY[key].most * 2,
            "is_type": BY_KEY[key].kind is Kind.TYPE,
        }
        for key in keys
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One row to be put right, accepted or left out."""
    found = own_batch(request, pk)
    line: LedgerRow | None = found.rows.filter(number=number).first()
    if line is None or line.activity_id is not None or not line.cells:
        raise Http404
    if request.method == "POST":
        with refusals_as_messages(request):
            return _after(request, found, number, _act(request, found, line))
        return redirect("activities:import_batch", pk)
    said = services.shown_words(line, checking.places_of(found))
    wrong = {key: (weight, message, mend) for weight, key, message, mend in reversed(line.problems)}
    keys = [field.key for field in FIELDS if field.key in said or field.key in wrong or field.key in _USUAL]
    context = {
        "tab": "ledgers",
        "batch": found,
        "row": line,
        "number": number,
        "fields": [
            {
                "key": key,
                "title": BY_KEY[key].title,
                "note": BY_KEY[key].note,
                "value": said.get(key, ""),
                "problem": wrong.get(key),
                "most": BY_KEY[key].most * 2,
                "is_long": BY_KEY[key].kind is Kind.LONG,
                "is_type": BY_KEY[key].kind is Kind.TYPE,
            }
            for key in sorted(keys, key=lambda key: key not in wrong)
        ],
        "problems": _problems(line, said),
        "kind": checking.kind_of(line),
        "is_open": found.state == LedgerBatch.State.CHECKING,
        "types": TaskType.objects.filter(is_active=True),
    }
    return render(request, "activities/import/row.html", context)


_USUAL = (*REQUIRED, "type", "place")


def _act(request: HttpRequest, found: LedgerBatch, line: LedgerRow) -> str:
    """Do what the button says; the row's kind then."""
    user = reader_of(request)
    if "skip" in request.POST or "unskip" in request.POST:
        skipped = "skip" in request.POST
        return services.skip_row(actor=user, batch=found, number=line.number, skipped=skipped)
    said = services.shown_words(line, checking.places_of(found))
    words = {}
    for field in FIELDS:
        text = request.POST.get(f"field_{field.key}")
        if text is not None and _plain(text) != _plain(said.get(field.key, "")):
            words[field.key] = text.strip()
    return services.mend_row(
        actor=user, batch=found, number=line.number, words=words, accept="accept" in request.POST
    )


def _plain(text: str) -> str:
    """A browser sends its own line ends."""
    return text.replace("\r\n", "\n").strip()


def _after(request: HttpRequest, found: LedgerBatch, number: int, kind: str) -> HttpResponse:
    """Back to the list it was mended in; from the row's own page on to the next one of the kind."""
    in_list = "in_list" in request.POST
    if kind in OPEN:
        messages.error(request, f"第{number}行还有要改的，请看它旁边的说明。")
        if not in_list:
            return redirect("activities:import_row", found.pk, number)
    else:
        told = {NOTED: "会导入", GOOD: "会导入"}.get(kind, "不导入")
        messages.success(request, f"第{number}行{told}。")
    if in_list:
        address = reverse("activities:import_batch", args=[found.pk])
        asked = request.POST.get("in_list", "")
        return redirect(f"{address}?kind={asked}" if asked in KINDS else address)
    left = found.rows.filter(values__kind__in=OPEN).order_by("number")
    following = left.filter(number__gt=number).first() or left.first()
    if following is None or kind == checking.SKIPPED:
        return redirect("activities:import_batch", found.pk)
    return redirect("activities:import_row", found.pk, following.number)


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Take all that only wants a look as it stands."""
    found = own_batch(request, pk)
    with refusals_as_messages(request):
        count = services.accept_all(actor=reader_of(request), batch=found)
        messages.success(request, f"{count}行照原样导入。")
    return redirect("activities:import_batch", pk)


@require_safe
def failed(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows to mend as a workbook, with the reasons."""
    found = own_batch(request, pk)
    places = checking.places_of(found)
    rows = found.rows.filter(values__kind__in=OPEN, activity__isnull=True).order_by("number")
    lines = []
    for line in rows:
        said = services.shown_words(line, places)
        told = [
            f"{BY_KEY[key].title}：{message}。{mend}" if key in BY_KEY else f"{message}。{mend}"
            for weight, key, message, mend in line.problems
            if weight != "hint"
        ]
        lines.append((line.number, said, "\n".join(told)))
    audit.record(
        actor=reader_of(request),
        action="下载没有导入的行",
        target=found.unit,
        request=request,
        detail=f"活动台账，{len(lines)}行",
    )
    used = {*places.values(), *REQUIRED, *(key for _, said, _ in lines for key in said)}
    keys = [field.key for field in FIELDS if field.key in used]
    return whole_file(failed_rows(found.pk, keys, lines), "没有导入的活动.xlsx", TYPES[XLSX])


@keeps_files_in_memory
@require_POST
def mended(request: HttpRequest, pk: int) -> HttpResponse:
    """A mended file of failed rows comes back."""
    found = own_batch(request, pk)
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, "请选择文件。")
        return redirect("activities:import_batch", pk)
    with refusals_as_messages(request):
        count = services.take_back(actor=reader_of(request), batch=found, data=file.read())
        messages.success(request, f"改过的{count}行已经收进来，重新核对过了。")
    return redirect("activities:import_batch", pk)


@require_POST
def rest(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with the rows that stayed behind."""
    found = own_batch(request, pk)
    with refusals_as_messages(request):
        fresh = services.carry_on(actor=reader_of(request), batch=found)
        return redirect("activities:import_batch", fresh.pk)
    return redirect("activities:import_batch", pk)
