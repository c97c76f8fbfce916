"""Activities on the settings pages: looked at and exported within one's scope, never changed."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from activities.models import Activity, Partner, Visit
from shuangyong.units.models import AuditEvent

LIST = "admin:activities_activity_changelist"
VISITS = reverse("admin:activities_visit_changelist")


@pytest.fixture
def activities(make_activity, cast):
    """One of the first street, one of the other."""
    return make_activity("清明祭扫"), make_activity("海报展", actor=cast.clerk3)


@pytest.mark.parametrize(("who", "count"), [("reviewer", 1), ("reviewer2", 1), ("district", 2), ("admin", 2)])
def test_the_list_holds_what_is_in_scope(activities, cast, as_user, who, count):
    assert as_user(getattr(cast, who)).get(reverse(LIST)).context["cl"].result_count == count


@pytest.mark.parametrize("who", ["reviewer", "district", "admin"])
def test_nobody_changes_an_activity_here(activities, cast, as_user, who):
    client = as_user(getattr(cast, who))
    page = reverse("admin:activities_activity_change", args=[activities[0].pk])
    assert "清明祭扫" in client.get(page).content.decode()
    assert client.post(page, {"title": "改过"}).status_code == 403
    assert Activity.objects.get(pk=activities[0].pk).title == "清明祭扫"


def exported(client, screen):
    response = client.post(reverse(f"admin:activities_{screen}_export"), {"format": "0"})
    return list(load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True))


def test_the_export_holds_what_is_in_scope_and_is_recorded(activities, cast, as_user):
    head, row = exported(as_user(cast.reviewer), "activity")
    assert head[:3] == ("单位", "日期", "活动名称")
    assert row[:3] == ("青川区/枫林街道/桂园社区", "2026-03-05", "清明祭扫")
    assert AuditEvent.objects.get(action="导出活动").actor == cast.reviewer


def test_a_partners_telephone_is_masked_on_the_page_and_in_the_file(cast, as_user):
    partner = Partner.objects.create(unit=cast.community, name="驻区某部", phone="19900003456")
    client = as_user(cast.reviewer)
    page = client.get(reverse("admin:activities_partner_change", args=[partner.pk])).content.decode()
    rows = exported(client, "partner")
    assert "19900003456" not in page
    assert "19900003456" not in str(rows)
    assert rows[1][1] == "驻区某部"


@pytest.mark.parametrize(
    "query", ["created_by__password__startswith=m", "token__startswith=a", "unit__path__startswith=0"]
)
def test_rows_are_not_found_by_what_is_no_filter(activities, cast, as_user, query):
    assert as_user(cast.reviewer).get(f"{reverse(LIST)}?{query}").status_code == 400


@pytest.mark.parametrize("query", ["state__exact=planned", "day__year=2026&day__month=3", "q=清明"])
def test_rows_are_found_by_the_filters_shown(activities, cast, as_user, query):
    assert as_user(cast.reviewer).get(f"{reverse(LIST)}?{query}").context["cl"].result_count == 1


def test_visits_are_for_those_who_read_the_ledger(make_person, make_activity, cast, as_user):
    visit = Visit.objects.create(
        activity=make_activity("春节走访"), person=make_person(), unit=cast.community
    )
    answer = as_user(cast.reviewer).get(VISITS)
    assert "石大山" in answer.content.decode()
    assert "1990000" not in answer.content.decode()
    assert "石大山" not in as_user(cast.reviewer2).get(VISITS).content.decode()
    for who in ("admin", "auditor", "clerk"):
        assert as_user(getattr(cast, who)).get(VISITS).status_code == 403
    page = reverse("admin:activities_visit_change", args=[visit.pk])
    assert as_user(cast.reviewer).get(page).url == visit.activity.get_absolute_url()


@pytest.mark.parametrize(("screen", "queries"), [("activity", 9), ("visit", 7)])
def test_the_lists_run_the_same_queries_for_many(
    make_person, make_activity, cast, as_user, django_assert_num_queries, screen, queries
):
    client = as_user(cast.district)
    for number in range(2):
        for place in range(number * 4 + 1):
            round_ = make_activity(f"走访{number}{place}", day=date(2026, 3, 5 + place))
            Visit.objects.create(
                activity=round_, person=make_person(), unit=cast.community, state="visited",
                day=date(2026, 3, 5 + place),
            )  # fmt: skip
        with django_assert_num_queries(queries):
            client.get(reverse(f"admin:activities_{screen}_changelist"))
