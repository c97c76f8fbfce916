"""The rows of an import: looked at, put right one by one or in a file, left out."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, TextField
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from beneficiaries.choices import BatchState, Nature, Sex, Status
from beneficiaries.exporting.product import TYPES, XLSX
from beneficiaries.forms.importing import UploadForm
from beneficiaries.importing import checking, mending
from beneficiaries.importing.columns import BY_KEY, FIELDS, REQUIRED, Field, Kind
from beneficiaries.importing.leftovers import leftovers, leftovers_file
from beneficiaries.importing.masking import UNREADABLE, cut, is_plain, readable, shown
from beneficiaries.importing.matching import ASK, PROBLEM
from beneficiaries.importing.mending import Answer
from beneficiaries.importing.packing import OK, SAME, SKIP, Source, unpack
from beneficiaries.importing.workbooks import said_masked
from beneficiaries.models import Category, ImportBatch, ImportRow, Person
from beneficiaries.views.common import reader_of, refusals_as_messages
from beneficiaries.views.import_files import keeps_files_in_memory
from beneficiaries.views.importing import how_far, own_batch, writer_of
from beneficiaries.views.paging import page_number
from shuangyong.privacy.secret import Secret
from shuangyong.sheets.reading_fast import Unread
from shuangyong.units import audit
from shuangyong.units.errors import Refused
from shuangyong.units.views.files import whole_file

PER_PAGE = 50
OUTCOMES = {
    "problem": "有问题",
    "ask": "要您看一眼",
    "new": "新增",
    "changed": "有改动",
    "same": "没有变化",
    "skipped": "不导入",
}
TYPE_IT = "请对照原件，在这里重新填写。"
ANSWERED = {
    Answer.NEWCOMERS: "作为新人登记",
    Answer.KNOWN: "更新台账里已有的人",
    Answer.ONCE: "重复的不再导入",
}
_BRIEF = ("name", "category", "id_number", "born_on", "phone", "address")


@sensitive_variables()
@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """The batch as it stands: counts, and its rows by kind, fifty to a page."""
    found = own_batch(request, pk)
    if found.state == BatchState.MAPPING:
        return redirect("people:import_columns", pk)
    kinds = [(kind, words, found.counts[kind]) for kind, words in OUTCOMES.items() if found.counts.get(kind)]
    kind = request.GET.get("kind", "")
    if kind not in found.counts:
        kind = kinds[0][0] if kinds else ""
    page = page_number(request)
    rows = found.rows.filter(outcome=kind).select_related("person")
    if found.state == BatchState.UNDONE:
        rows = rows.none()
    first = (page - 1) * PER_PAGE
    listed = list(rows[first : first + PER_PAGE + 1])
    places = checking.places_of(found)
    context = {
        "batch": found,
        "kinds": kinds,
        "kind": kind,
        "page": page,
        "has_next": len(listed) > PER_PAGE,
        "rows": [_line(row, places) for row in listed[:PER_PAGE]],
        "brief": [BY_KEY[key].title for key in _BRIEF],
        "is_open": found.state == BatchState.PREVIEW,
        "is_busy": found.state in (BatchState.CHECKING, BatchState.RUNNING),
        "to_mend": found.counts.get(PROBLEM, 0) + found.counts.get(ASK, 0),
        "to_take": found.counts.get("new", 0) + found.counts.get("changed", 0),
        **_to_answer(found),
        "upload": UploadForm(user=reader_of(request)),
        **how_far(found),
    }
    return render(request, "beneficiaries/import/batch.html", context)


def _to_answer(found: ImportBatch) -> dict[str, int]:
    """How many rows wait for the same answer: namesakes of people in the ledger, ids that stand twice."""
    if found.state != BatchState.PREVIEW:
        return {}
    told = found.rows.filter(outcome__in=[PROBLEM, ASK]).annotate(said=Cast("problems", TextField()))
    marks = {"namesakes": checking.CANDIDATES, "repeated": checking.REPEATED}
    counted = {name: Count("pk", filter=Q(said__contains=f'"{mark}"')) for name, mark in marks.items()}
    return dict(told.aggregate(**counted))


def _line(row: ImportRow, places: dict[int, str]) -> dict[str, Any]:
    """A row as the list shows it: everything masked."""
    said: dict[str, str] = {}
    if isinstance(row.values, Secret):
        said = said_masked(unpack(row.number, row.values.reveal()), places)
    elif row.person is not None and row.person.merged_into_id is None:
        person = row.person
        said = {"name": person.name, "id_number": str(person.id_number), "phone": str(person.phone)}
    return {
        "row": row,
        "name": cut(said.get("name", "")),
        "brief": [(BY_KEY[key].title, cut(said.get(key, ""))) for key in _BRIEF[1:]],
        "problems": _problems(row, said),
    }


def _problems(row: ImportRow | checking.Stored, said: dict[str, str]) -> list[dict[str, str]]:
    lines = []
    for weight, key, message, mend in checking.told(row.problems):
        title = BY_KEY[key].title if key in BY_KEY else ""
        value = "" if said.get(key) == UNREADABLE else cut(said.get(key, ""))
        lines.append({"weight": weight, "title": title, "value": value, "message": message, "mend": mend})
    return lines


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One row to be put right. A secret that stands there is never in the form: left empty it stays."""
    found = own_batch(request, pk)
    line: ImportRow | None = found.rows.filter(number=number).first()
    if line is None or not isinstance(line.values, Secret):
        raise Http404
    source = unpack(number, line.values.reveal())
    if request.method == "POST":
        with refusals_as_messages(request):
            words, answers = _typed(request, found, source)
            mending.mend(actor=writer_of(request), batch=found, number=number, words=words, answers=answers)
            return _after(request, found, number)
        return redirect("people:import_batch", pk)
    places = checking.places_of(found)
    candidates = [
        int(text) for problem in line.problems if problem[0] == checking.CANDIDATES for text in problem[1:]
    ]
    context = {
        "batch": found,
        "row": line,
        "number": number,
        "fields": _fields(line, source, places),
        "problems": [problem for problem in _problems(line, {}) if not problem["title"]],
        "only_doubts": line.outcome == ASK,
        "candidates": Person.objects.visible_to(reader_of(request)).filter(pk__in=candidates),
        "is_open": found.state == BatchState.PREVIEW,
    }
    return render(request, "beneficiaries/import/row.html", context)


def _fields(line: ImportRow, source: Source, places: dict[int, str]) -> list[dict[str, Any]]:
    """The cells of a row for a form: those with problems first."""
    said = source.said(places)
    wrong = {problem[1]: problem for problem in checking.told(line.problems)}
    keys = [field.key for field in FIELDS if field.key in said or field.key in wrong or field.key in REQUIRED]
    fields = []
    for key in sorted(keys, key=lambda key: key not in wrong):
        text = said.get(key, "")
        plain = is_plain(key, text)
        fields.append(
            {
                "key": key,
                "title": BY_KEY[key].title,
                "note": BY_KEY[key].note,
                "value": readable(key, str(text))[0] if plain else "",
                "held": shown(key, text) if isinstance(text, str) and text and not plain else "",
                "stands": bool(text) and not plain,
                "problem": wrong.get(key),
                "mend": TYPE_IT if isinstance(text, Unread) else wrong[key][3] if key in wrong else "",
                "choices": _choices(BY_KEY[key]),
                "most": BY_KEY[key].most * 2,
            }
        )
    return fields


def _choices(field: Field) -> list[str]:
    """What may be picked instead of typed."""
    if field.kind is Kind.CATEGORY:
        return [category.name for category in Category.objects.in_force(timezone.localdate())]
    return list(
        {Kind.SEX: Sex.labels, Kind.STATUS: Status.labels, Kind.NATURE: Nature.labels}.get(field.kind, [])
    )


def _typed(request: HttpRequest, found: ImportBatch, source: Source) -> tuple[dict[str, str], dict[str, Any]]:
    """What was typed anew, and the answers: skip, accept, the same person or another."""
    if "skip" in request.POST:
        return {}, {SKIP: True}
    if "unskip" in request.POST:
        return {}, {SKIP: None}
    said = source.said(checking.places_of(found))
    words = {}
    for field in FIELDS:
        text = request.POST.get(f"field_{field.key}")
        if text is None:
            continue
        text, before = text.strip(), said.get(field.key, "")
        kept = readable(field.key, str(before))[0] if is_plain(field.key, before) else ""
        if f"clear_{field.key}" in request.POST:
            words[field.key] = ""
        elif text != kept:
            words[field.key] = text
    answers: dict[str, Any] = {}
    same = request.POST.get("same", "")
    if same.isascii() and same.isdigit() and len(same) < 18:
        answers[SAME] = int(same)
        answers[OK] = True
    if "accept" in request.POST:
        answers[OK] = True
    return words, answers


def _after(request: HttpRequest, found: ImportBatch, number: int) -> HttpResponse:
    """On to the next row of the same kind, so that a clerk goes through them in one go."""
    line = found.rows.get(number=number)
    if line.outcome in (PROBLEM, ASK):
        messages.error(request, "这一行还有要改的，请看下面。")
        return redirect("people:import_row", found.pk, number)
    messages.success(request, f"第{number}行已经改好：{OUTCOMES[line.outcome]}。")
    left = found.rows.filter(outcome__in=[PROBLEM, ASK]).exclude(values="")
    following = left.filter(number__gt=number).first() or left.first()
    if following is None or line.outcome == "skipped":
        return redirect("people:import_batch", found.pk)
    return redirect("people:import_row", found.pk, following.number)


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept all doubts at once."""
    found = own_batch(request, pk)
    with refusals_as_messages(request):
        count, left = mending.accept_all(actor=writer_of(request), batch=found)
        words = f"，还有{left}行要您选是不是同一个人" if left else ""
        messages.success(request, f"{count}行照原样导入{words}。")
    return redirect("people:import_batch", pk)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One answer for all rows of a kind: namesakes are others, or the same; repeated rows are left out."""
    found = own_batch(request, pk)
    with refusals_as_messages(request):
        text = request.POST.get("answer", "")
        if text not in set(Answer):
            raise Refused("请选一种办法。")
        count, left = mending.answer_all(actor=writer_of(request), batch=found, answer=Answer(text))
        words = f"，还有{left}行不止一个人可以对上，请一行一行选" if left else ""
        messages.success(request, f"{count}行{ANSWERED[Answer(text)]}{words}。")
    return redirect("people:import_batch", pk)


@sensitive_variables()
@require_safe
def failed(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows to mend as a workbook, secrets masked."""
    found = own_batch(request, pk)
    lines = list(leftovers(found))
    audit.record(
        actor=reader_of(request),
        action="下载没有导入的行",
        target=found.unit,
        request=request,
        detail=f"{len(lines)}行",
    )
    return whole_file(leftovers_file(found, lines), "没有导入的行.xlsx", TYPES[XLSX])


@keeps_files_in_memory
@sensitive_variables()
@require_POST
def mended(request: HttpRequest, pk: int) -> HttpResponse:
    """A mended file of failed rows comes back."""
    found = own_batch(request, pk)
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, "请选择文件。")
        return redirect("people:import_batch", pk)
    with refusals_as_messages(request):
        count = mending.take_back(actor=writer_of(request), batch=found, data=file.read())
        messages.success(request, f"改过的{count}行已经收进来，重新核对过了。")
    return redirect("people:import_batch", pk)


@require_POST
def rest(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with the rows that stayed behind."""
    found = own_batch(request, pk)
    with refusals_as_messages(request):
        fresh = mending.carry_on(actor=writer_of(request), batch=found)
        return redirect("people:import_batch", fresh.pk)
    return redirect("people:import_batch", pk)
