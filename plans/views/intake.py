"""核对读到的内容: the text on the left, what was found on the right, and what is done to it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from plans.forms.intake import YearsForm, form_fields, read_values, task_types
from plans.intake import acts
from plans.intake.cards import Card, card_of, groups_of
from plans.intake.change import Change
from plans.intake.deciding import State
from plans.intake.marked_text import text_of
from plans.intake.staged import Staged, stage
from plans.models import Intake, Plan
from plans.models.plan import FIRST_YEAR, LAST_YEAR
from plans.services import intake as service
from plans.services.intake_making import SecondPlan, just_made, make_plan
from plans.views.common import refusals_as_messages
from plans.views.intake_start import own_intake, parts_page, writer
from shuangyong.almanac.years import move_years
from shuangyong.units.errors import Forbidden, Outdated, Refused

_STATES = {"accept": State.ACCEPTED, "drop": State.DROPPED, "open": State.OPEN}
_ALL = ("accept_all", "accept_sure", "drop_all")
_GROUPS = ("", "goal", "task", "member", "line", "rest")


@sensitive_variables()
@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; ?mend=… opens the small form of one proposal."""
    intake = own_intake(request, pk)
    if intake.is_several:
        return parts_page(request, intake)
    return _page(request, intake, mend=request.GET.get("mend", ""))


def _page(
    request: HttpRequest,
    intake: Intake,
    *,
    mend: str = "",
    values: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    others: list[Plan] | None = None,
    years: YearsForm | None = None,
    status: int = 200,
) -> HttpResponse:
    staged, types = stage(intake), task_types()
    first, title, groups = groups_of(staged, types)
    cards = {card.key: card for group in (first, *groups) for card in group.cards} | {title.key: title}
    opened = _open_form(staged, cards, mend, values, errors or {}, types)
    # A plain line has a card only while it is being made a heading.
    loose = opened if opened is not None and opened.key not in cards else None
    if loose is not None:
        cards[loose.key] = loose
    flags = [card for card in first.cards if card.kind == "flag"]
    context: dict[str, Any] = {
        "intake": intake,
        "staged": staged,
        "text": text_of(staged, set(cards)),
        "first": first,
        "title": title,
        "loose": loose,
        "groups": groups,
        "mending": opened,
        "undo": intake.undo[-1]["words"] if intake.undo else "",
        "others": others,
        "years": years,
        "new_title": _moved_title(staged, title),
        "first_year": FIRST_YEAR,
        "last_year": LAST_YEAR,
        "flags": flags,
        "fixable": sum(1 for card in flags if card.can_apply),
        "has_open": any(card.is_open for card in cards.values() if card.kind != "flag"),
        "tasks": sum(1 for card in cards.values() if card.kind == "task" and not card.is_out),
        "goals": sum(1 for card in cards.values() if card.kind == "goal" and not card.is_out),
        "members": sum(1 for card in cards.values() if card.kind == "member" and not card.is_out),
    }
    return render(request, "plans/intake/review.html", context, status=status)


def _open_form(
    staged: Staged,
    cards: Mapping[str, Card],
    key: str,
    values: Mapping[str, str] | None,
    errors: Mapping[str, str],
    types: Mapping[str, str],
) -> Card | None:
    """The card whose form stands open, its fields filled in with what was typed or decided."""
    item = staged.find(key) if key else None
    if item is None:
        return None
    card = cards.get(key) or card_of(item, staged, types)
    if not card.can_mend:
        return None
    typed = staged.decision(item).values or {} if values is None else values
    card.fields = form_fields(item, typed, errors, types)
    return card


def _moved_title(staged: Staged, title: Card) -> str:
    """The title that the plan will have, where the years differ."""
    if not staged.text_year or staged.text_year == staged.make_year or not title.words:
        return ""
    return move_years(title.words, staged.text_year, staged.make_year)[0]


def _back(intake_pk: int, place: str = "") -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("plans:intake", args=[intake_pk]) + (f"#{place}" if place else ""))


def _version(request: HttpRequest) -> int:
    words = request.POST.get("version", "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else 0


def _changed(
    request: HttpRequest, pk: int, wanted: Callable[[Staged], Change], place: str = "", say: str = ""
) -> HttpResponse:
    """Make a change and go back to its place; a refusal is a message there."""
    intake, (user, _) = own_intake(request, pk), writer(request)
    with refusals_as_messages(request):
        changed = service.change(actor=user, intake=intake, version=_version(request), wanted=wanted)
        if say and changed.undo:
            messages.success(request, f"{say}：{changed.undo[-1]['words']}。不对可以撤销。")
    return _back(pk, place)


def _key(request: HttpRequest) -> str:
    return request.POST.get("key", "")[:80]


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """接受, 不要, 恢复; one, or all of a group."""
    act, group, key = request.POST.get("act", ""), request.POST.get("group", ""), _key(request)
    if act in _ALL and group in _GROUPS:
        return _changed(request, pk, lambda staged: acts.decide_all(staged, group, act), f"group-{group}")
    if act == "merge":
        return _changed(request, pk, lambda staged: acts.merge_with_next(staged, key), key, "已合并")
    if act in _STATES:
        return _changed(request, pk, lambda staged: acts.decide(staged, key, _STATES[act]), key)
    own_intake(request, pk)
    messages.error(request, "没有看懂要做什么，请再按一次。")
    return _back(pk)


@require_POST
def flag(request: HttpRequest, pk: int) -> HttpResponse:
    """应用 or 知道了; of one flag, or of all."""
    key, act = _key(request), request.POST.get("act", "")
    if act in ("apply_all", "known_all"):
        verb = act.removesuffix("_all")
        return _changed(request, pk, lambda staged: acts.flags_all(staged, verb), "group-", "好了")
    if act == "apply":
        return _changed(request, pk, lambda staged: acts.flag_applied(staged, key), "group-", "已应用")
    return _changed(request, pk, lambda staged: acts.flag_known(staged, key), "group-")


@sensitive_variables()
@require_POST
def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """修改: what is wrong with it is said beside the field, and nothing typed is lost."""
    intake, (user, _) = own_intake(request, pk), writer(request)
    if intake.is_several:
        return _back(pk)
    key, staged = _key(request), stage(intake)
    item = staged.find(key)
    if item is None:
        messages.error(request, acts.GONE)
        return _back(pk)
    values, errors = read_values(item, request.POST, staged.dated)
    if errors:
        return _page(request, intake, mend=key, values=values, errors=errors)
    try:
        service.change(
            actor=user,
            intake=intake,
            version=_version(request),
            wanted=lambda now: acts.mend(now, key, values),
        )
    except Forbidden as error:
        raise PermissionDenied(str(error)) from error
    except Outdated as error:
        messages.error(request, f"{error}您填的内容还在下面，请核对后再保存一次。")
        return _page(request, own_intake(request, pk), mend=key, values=values, status=409)
    except Refused as error:
        messages.error(request, str(error))
        return _page(request, intake, mend=key, values=values)
    return _back(pk, key)


@require_POST
def years(request: HttpRequest, pk: int) -> HttpResponse:
    """The year of the text, and the year to make."""
    intake, form = own_intake(request, pk), YearsForm(request.POST)
    if not form.is_valid() and not intake.is_several:
        return _page(request, intake, years=form)

    def wanted(staged: Staged) -> Change:
        chosen = service.years_from(form.cleaned_data["text_year"], form.cleaned_data["make_year"])
        return Change(f"改年度为{chosen[1]}年", years=chosen)

    return _changed(request, pk, wanted, "group-title")


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """撤销 the last change, again and again."""
    intake, (user, _) = own_intake(request, pk), writer(request)
    with refusals_as_messages(request):
        words = service.undo(actor=user, intake=intake, version=_version(request))
        messages.success(request, f"已撤销：{words}。")
    return _back(pk)


@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """建立计划. Pressed twice, it makes one."""
    user, unit = writer(request)
    if not Intake.objects.visible_to(user).filter(pk=pk).exists() and (
        plan := just_made(actor=user, unit=unit)
    ):
        return redirect("plans:edit", plan.pk)
    intake = own_intake(request, pk)
    with refusals_as_messages(request):
        try:
            plan, left = make_plan(
                actor=user, intake=intake, version=_version(request), again=bool(request.POST.get("again"))
            )
        except SecondPlan as error:
            return _page(request, intake, others=error.others)
        messages.success(request, _welcome(plan, left))
        return redirect("plans:edit", plan.pk)
    return _back(pk)


def _welcome(plan: Plan, left: int) -> str:
    eye = f"，有{len(plan.notes)}处需要您核对" if plan.notes else "，现在可以编写了"
    more = f"文件里还有{left}份没有建，在“新建计划”的“从已有的文件开始”里接着读。" if left else ""
    return f"已建立“{plan.title}”{eye}。{more}"
