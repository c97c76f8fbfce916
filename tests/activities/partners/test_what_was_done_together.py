"""The list and the page of a partner count what was done together; their queries do not grow with rows."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from activities.models import Agreement
from activities.services.activities import Lines


def test_this_years_done_activities_are_counted(cast, as_user, make_partner, make_activity):
    partner, year = make_partner(), timezone.localdate().year
    lines = Lines(partners=[partner])
    make_activity("义诊", done=True, lines=lines, day=date(year, 1, 2))
    make_activity("讲座", lines=lines, day=date(year, 1, 3))
    make_activity("旧年联谊", done=True, lines=lines, day=date(year - 1, 5, 3))
    client = as_user(cast.clerk)
    answer = client.get(reverse("activities:partners"))
    assert answer.context["lines"][0]["partner"].together == 1
    assert "1项" in answer.text
    page = client.get(partner.get_absolute_url())
    assert [(found, len(rows)) for found, rows in page.context["by_year"]] == [(year, 2), (year - 1, 1)]


def test_an_office_sees_the_units_below_and_picks_one(cast, as_user, make_partner):
    make_partner("澄溪小学")
    make_partner("澄溪银行", actor=cast.clerk2)
    make_partner("松山书店", actor=cast.clerk3)
    client, address = as_user(cast.reviewer), reverse("activities:partners")
    whole = client.get(address).text
    assert "澄溪小学" in whole
    assert "澄溪银行" in whole
    assert "松山书店" not in whole
    assert "银杏社区" in whole
    picked = client.get(address, {"unit": cast.community2.pk}).text
    assert "澄溪银行" in picked
    assert "澄溪小学" not in picked
    for junk in ("x", "-1", "9" * 30, str(cast.community3.pk)):
        assert "澄溪小学" in client.get(address, {"unit": junk, "page": "0", "year": junk}).text


def test_the_empty_list_says_what_to_do_first(cast, as_user):
    address = reverse("activities:partners")
    assert "登记第一个共建单位" in as_user(cast.clerk).get(address).text
    assert "各单位登记以后" in as_user(cast.admin).get(address).text


def _queries(client, address):
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_the_queries_do_not_grow_with_the_rows(cast, as_user, make_partner, make_activity, make_exchange):
    client = as_user(cast.reviewer)
    first = make_partner("一号单位", phone="19900001234")

    def furnish(partner):
        Agreement.objects.create(partner=partner, title="协议", valid_to=timezone.localdate())
        make_activity(lines=Lines(partners=[partner]), day=date(2026, 3, 1))
        make_exchange(partner=partner)

    furnish(first)
    pages = [
        reverse("activities:partners"),
        first.get_absolute_url(),
        f"{reverse('activities:exchanges')}?year=2026",
    ]
    few = [_queries(client, page) for page in pages]
    for number in range(6):
        furnish(make_partner(f"单位{number}", phone="19900001234"))
        furnish(first)
    assert [_queries(client, page) for page in pages] == few
