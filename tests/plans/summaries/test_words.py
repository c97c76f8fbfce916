"""What says 计划 to the user says 总结 for a summary, and what makes no sense for one is not offered."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from plans.checks import check
from plans.choices import PaperKind, PaperLayout
from plans.forms.start_forms import plans_to_copy
from plans.models import Plan
from plans.services import lifecycle
from plans.services.rows import content_of
from shuangyong.units.errors import Refused
from shuangyong.units.models import AuditEvent, User
from tests.cast import Cast

As = Callable[[User], Client]
Make = Callable[..., Plan]


def address(name: str, plan: Plan) -> str:
    return reverse(f"plans:{name}", args=[plan.pk])


def submitted(plan: Plan, cast: Cast) -> Plan:
    return lifecycle.submit(
        plan=plan, actor=cast.clerk, version=plan.version, content_version=plan.content_version
    )


@pytest.mark.parametrize("name", ["detail", "edit", "submit", "layout", "void", "preview"])
def test_no_page_calls_it_a_plan(make_summary: Make, cast: Cast, as_user: As, name: str) -> None:
    plan = make_summary()
    text = as_user(cast.clerk).get(address(name, plan)).content.decode()
    # The editor's page carries the words of all choices with it, shown or not.
    main = re.sub(r'data-plan="[^"]*"', "", text[text.index("<main") : text.index("</main>")])
    assert "计划" not in main
    for words in ("Excel", "任务表", "领导小组", "项任务"):
        assert words not in main


def test_its_kind_stands_on_its_page_in_the_list_and_in_the_queue(
    make_summary: Make, cast: Cast, as_user: As
) -> None:
    plan = submitted(make_summary(), cast)
    assert "季度总结" in as_user(cast.clerk).get(address("detail", plan)).content.decode()
    assert "季度总结</span>" in as_user(cast.clerk).get("/plans/").content.decode()
    assert "季度总结</span>" in as_user(cast.reviewer).get(reverse("review_queue")).content.decode()
    assert "季度总结" in as_user(cast.reviewer).get(address("review", plan)).content.decode()


def test_the_list_is_narrowed_by_kind(make_summary: Make, make_plan: Make, cast: Cast, as_user: As) -> None:
    plan, summary = make_plan(), make_summary()
    client = as_user(cast.clerk)

    def shown(**query: str) -> set[int]:
        return {row.pk for row in client.get("/plans/", query).context["page"].object_list}

    assert shown() == {plan.pk, summary.pk}
    assert shown(kind="plan") == {plan.pk}
    assert shown(kind="quarter") == {summary.pk}
    assert shown(kind="junk") == {plan.pk, summary.pk}


def test_the_editor_is_told_what_it_holds(
    make_summary: Make, make_plan: Make, cast: Cast, as_user: As
) -> None:
    client = as_user(cast.clerk)
    assert client.get(address("edit", make_summary())).context["data"]["plan"]["is_plan"] is False
    assert client.get(address("edit", make_plan())).context["data"]["plan"]["is_plan"] is True


def test_there_is_no_sheet_of_tasks_to_fetch_or_to_send_back(
    make_summary: Make, cast: Cast, as_user: As
) -> None:
    plan, client = make_summary(), as_user(cast.clerk)
    assert client.get(reverse("plans:export", args=[plan.pk, "xlsx"])).status_code == 404
    for name in ("sheet", "sheet_file"):
        assert client.get(address(name, plan)).status_code == 404
    for name in ("sheet", "sheet_take", "sheet_undo"):
        assert client.post(address(name, plan)).status_code == 404


def test_it_is_checked_as_a_text_alone(make_summary: Make) -> None:
    plan = make_summary()
    codes = {hint.code for hint in check(content_of(plan), plan.unit.kind, is_plan=False)}
    assert codes == set()
    empty = make_summary(paragraphs=(), period=2)
    (hint,) = check(content_of(empty), "community", is_plan=False)
    assert hint.message == "总结里还没有内容。"


def test_it_is_nobody_s_last_year_s_plan(make_summary: Make, make_plan: Make, cast: Cast) -> None:
    plan = make_plan()
    make_summary()
    assert list(plans_to_copy(cast.community)) == [plan]


def test_an_office_s_summary_is_plain_though_its_plans_are_red(
    make_summary: Make, make_plan: Make, cast: Cast
) -> None:
    plan = make_plan(actor=cast.reviewer)
    assert plan.paper_layout is PaperLayout.RED
    Plan.objects.filter(pk=plan.pk).update(layout="red")
    first = make_summary(actor=cast.reviewer)
    assert first.paper_layout is PaperLayout.PLAIN
    Plan.objects.filter(pk=first.pk).update(layout="red")
    assert make_summary(actor=cast.reviewer, period=2).paper_layout is PaperLayout.RED
    Plan.objects.filter(pk=plan.pk).update(layout="plain")
    assert make_plan(actor=cast.reviewer).paper_layout is PaperLayout.PLAIN


def test_refusals_and_the_audit_trail_name_it(make_summary: Make, cast: Cast) -> None:
    plan = submitted(make_summary(), cast)
    with pytest.raises(Refused, match="这份总结现在是"):
        lifecycle.issue(
            plan=plan, actor=cast.clerk, version=plan.version, signatory="", signed_on=date(2026, 4, 9)
        )
    assert AuditEvent.objects.filter(action="提交（总结）").exists()


def test_words_of_its_kinds(make_summary: Make, make_plan: Make) -> None:
    assert (make_plan().is_plan, make_plan().kind_word) == (True, "计划")
    for kind in (PaperKind.QUARTER, PaperKind.HALF, PaperKind.ANNUAL):
        summary = make_summary(kind)
        assert (summary.is_plan, summary.kind_word) == (False, "总结")
