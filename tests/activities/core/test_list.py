"""The list: whose, which, in how many queries, and that a figure's address shows exactly its rows."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from activities.counting import Scope, totals
from activities.finding import list_address
from activities.services import activities as service
from activities.services.activities import CostLine, Lines

LIST = reverse("activities:list")


def titles(client, address=LIST, **query):
    return [row.title for row in client.get(address, query).context["page"].object_list]


def test_a_clerk_sees_their_unit_s_and_an_office_what_lies_below(cast, as_user, make_activity):
    today = timezone.localdate()
    make_activity("桂园义诊", day=today)
    make_activity("银杏义诊", day=today, actor=cast.clerk2)
    make_activity("荷塘义诊", day=today, actor=cast.clerk3)
    assert titles(as_user(cast.clerk)) == ["桂园义诊"]
    assert set(titles(as_user(cast.reviewer))) == {"桂园义诊", "银杏义诊"}
    assert len(titles(as_user(cast.district))) == 3
    office = as_user(cast.district)
    assert set(titles(office, unit=cast.street.pk)) == {"桂园义诊", "银杏义诊"}
    assert titles(office, unit=cast.street.pk, scope="own") == []
    assert titles(office, scope=cast.street2.path) == ["荷塘义诊"]
    assert "桂园社区" in as_user(cast.reviewer).get(LIST).content.decode()


def test_it_opens_with_this_year(cast, as_user, make_activity):
    year = timezone.localdate().year
    make_activity("今年", day=date(year, 1, 5))
    make_activity("去年", day=date(year - 1, 1, 5))
    client = as_user(cast.clerk)
    assert titles(client) == ["今年"]
    assert titles(client, year=year - 1) == ["去年"]
    assert titles(client, year="all") == ["今年", "去年"]


def test_each_filter_narrows(cast, as_user, make_activity, make_plan, task_type):
    task = make_plan().tasks.first()
    make_activity("走访", day=date(2026, 2, 10), type=task_type, place="榆树巷", task=task)
    make_activity("义诊", day=date(2026, 7, 20), done=True, reached=30)
    client = as_user(cast.clerk)
    for query, expected in (
        ({"part": "q1"}, ["走访"]),
        ({"quarter": "3"}, ["义诊"]),
        ({"month": "2"}, ["走访"]),
        ({"part": "h2"}, ["义诊"]),
        ({"state": "done"}, ["义诊"]),
        ({"state": "coming"}, ["走访"]),
        ({"type": task_type.pk}, ["走访"]),
        ({"type": "none"}, ["义诊"]),
        ({"direction": "Y"}, ["走访"]),
        ({"q": "榆树"}, ["走访"]),
        ({"task": task.pk}, ["走访"]),
        ({"task": task.key.hex}, ["走访"]),
        ({"has": "reached"}, ["义诊"]),
        ({"since": "2026-07-01", "until": "2026-07-31"}, ["义诊"]),
    ):
        assert titles(client, **{"year": "2026", **query}) == expected, query


@pytest.mark.parametrize("value", ["x", "-1", "9" * 30, "²", "2026-13-01", "草" * 500, "task:zz"])
def test_junk_is_passed_over(cast, as_user, make_activity, value):
    make_activity("义诊", day=timezone.localdate())
    client = as_user(cast.reviewer)
    for name in (
        "year", "part", "quarter", "month", "state", "type", "unit", "task", "partner", "since", "until",
        "scope", "has", "direction", "page",
    ):  # fmt: skip
        assert titles(client, **{name: value}) == ["义诊"], name


def test_chips_say_what_was_asked_and_take_it_off(cast, as_user, make_activity):
    make_activity("义诊", day=date(2026, 7, 20))
    client = as_user(cast.clerk)
    chips = client.get(LIST, {"year": "2026", "part": "q1", "state": "done"}).context["chips"]
    assert [chip.words for chip in chips] == ["2026年", "一季度", "已完成"]
    without = client.get(f"{LIST}?{chips[1].query}").context["chips"]
    assert [chip.words for chip in without] == ["2026年", "已完成"]


def test_a_figure_leads_to_exactly_its_rows(cast, as_user, make_activity):
    for day in (date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1)):
        make_activity(f"{day}", day=day, done=True, lines=Lines(costs=[CostLine("财政", spent=Decimal(10))]))
    make_activity("没有花钱", day=date(2026, 2, 1), done=True)
    make_activity("银杏", day=date(2026, 2, 1), done=True, actor=cast.clerk2)
    scope = Scope(date(2026, 1, 1), date(2026, 3, 31), path=cast.street.path)
    client = as_user(cast.reviewer)
    assert client.get(list_address(scope, state="done")).context["page"].paginator.count == totals(scope).done
    assert titles(client, list_address(scope, has="money")) == ["2026-03-31", "2026-01-01"]
    assert len(titles(client, list_address(scope, source="财政"))) == 2
    own = Scope(scope.start, scope.end, unit=cast.community2.pk)
    assert titles(client, list_address(own)) == ["银杏"]


def test_what_is_late_is_said_in_words(cast, as_user, make_activity):
    today = timezone.localdate()
    make_activity("迟了", day=today - timedelta(3))
    make_activity("还在办", day=today - timedelta(3), end_day=today)
    page = as_user(cast.clerk).get(LIST, {"year": "all"}).content.decode()
    assert page.count("已过3天") == 1
    assert "<strong>1项</strong>过了日期还没有结果" in page
    assert titles(as_user(cast.clerk), year="all", state="overdue") == ["迟了"]


def test_an_empty_list_says_what_to_do_first(cast, as_user):
    page = as_user(cast.clerk).get(LIST).content.decode()
    assert "从计划任务安排" in page
    assert "登记一次活动" in page
    assert "从计划任务安排" not in as_user(cast.admin).get(LIST).content.decode()


def test_the_number_of_queries_does_not_grow(cast, as_user, make_activity):
    client = as_user(cast.reviewer)
    counts = []
    for number in (2, 12):
        for place in range(number):
            make_activity(f"义诊{place}", day=timezone.localdate(), actor=cast.clerk2)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_fifty_to_a_page(cast, as_user, make_activity):
    activity = make_activity("义诊", day=timezone.localdate())
    for _ in range(50):
        make_activity("义诊", day=timezone.localdate())
    service.cancel(actor=cast.clerk, activity=activity, version=1, reason="下雨")
    client = as_user(cast.clerk)
    assert len(titles(client)) == 50
    assert len(titles(client, page=2)) == 1
    assert "state=planned&amp;page=" not in client.get(LIST, {"state": "planned"}).content.decode()
