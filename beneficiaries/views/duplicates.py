"""重复的档案: found, compared side by side, made one, and apart again."""

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from beneficiaries.duplicates import MOST, compare, duplicate_groups
from beneficiaries.models import Merge, Person
from beneficiaries.policies import Act, may_write_for, refusal
from beneficiaries.querysets import persons_in_scope
from beneficiaries.services import merging
from beneficiaries.views.common import reader_of, refusals_as_messages, require, visible_person
from beneficiaries.views.paging import page_number
from shuangyong.units import audit
from shuangyong.units.errors import Refused
from shuangyong.units.models import User

PER_PAGE = 30


class MergeForm(forms.Form):
    """Which of the two is kept, at the version that was looked at."""

    keep = forms.IntegerField()
    version = forms.IntegerField()


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Groups that look like one person."""
    user = reader_of(request)
    groups = duplicate_groups(user)
    return render(request, "beneficiaries/duplicates.html", {"groups": groups, "most": MOST})


@require_safe
def side_by_side(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Two records, line by line."""
    pair = _pair(request, pk, other)
    user = reader_of(request)
    problem = merging.merge_problem(*pair) or _standing_in_the_way(pair, user)
    context = {"pair": pair, "facts": compare(*pair), "problem": problem,
               "several_units": pair[0].unit_id != pair[1].unit_id}  # fmt: skip
    return render(request, "beneficiaries/compare.html", context)


@require_POST
def merge(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Make them one; `keep` says which stays."""
    pair = _pair(request, pk, other)
    with refusals_as_messages(request):
        for person in pair:
            require(person, request, Act.MERGE)
        form = MergeForm(request.POST)
        if not form.is_valid() or form.cleaned_data["keep"] not in (pk, other):
            raise Refused("请先选保留哪一份。")
        kept, absorbed = pair if form.cleaned_data["keep"] == pk else pair[::-1]
        merging.merge(
            actor=reader_of(request), kept=kept, absorbed=absorbed, version=form.cleaned_data["version"]
        )
        messages.success(request, "已经合并成一份。合错了，可以在“合并记录”里撤销。")
        return redirect("people:detail", kept.pk)
    return redirect("people:compare", pk, other)


@require_safe
def merges(request: HttpRequest) -> HttpResponse:
    """What was merged, and whether it can be undone."""
    user = reader_of(request)
    first = (page_number(request) - 1) * PER_PAGE
    rows = list(_visible_merges(user)[first : first + PER_PAGE + 1])
    lines = [(row, _may_undo(row, user)) for row in rows[:PER_PAGE]]
    context = {"lines": lines, "page": page_number(request), "has_next": len(rows) > PER_PAGE}
    return render(request, "beneficiaries/merges.html", context)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Give each record its own back."""
    row = _visible_merges(reader_of(request)).filter(pk=pk).first()
    if row is None:
        if Merge.objects.filter(pk=pk).exists():
            audit.record_denied(request, "不在可以查看的范围内")
        raise Http404
    with refusals_as_messages(request):
        merging.undo_merge(actor=reader_of(request), merge_row=row)
        messages.success(request, "已经撤销合并，两份档案各归各的。")
        return redirect("people:compare", row.kept_id, row.absorbed_id)
    return redirect("people:merges")


def _pair(request: HttpRequest, pk: int, other: int) -> tuple[Person, Person]:
    if pk == other:
        raise Http404
    return visible_person(request, pk), visible_person(request, other)


def _standing_in_the_way(pair: tuple[Person, Person], user: User) -> str:
    return next((str(error) for person in pair if (error := refusal(person, user, Act.MERGE))), "")


def _visible_merges(user: User) -> QuerySet[Merge]:
    rows = Merge.objects.select_related("kept__unit", "absorbed__unit", "by")
    return rows.filter(persons_in_scope(user, "kept__unit"))


def _may_undo(row: Merge, user: User) -> bool:
    return row.undone_at is None and all(
        may_write_for(user, person.unit) for person in (row.kept, row.absorbed)
    )
