"""Anniversaries of partners, and the words about the term of an agreement, by the day."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from activities.cadence import round_anniversary, term_to_mind, term_words
from activities.models import Agreement, Partner
from activities.services import partners as service
from shuangyong.units.errors import Outdated

TODAY = date(2026, 6, 1)


def ends(day: date | None) -> Agreement:
    return Agreement(title="共建协议书", valid_to=day)


def test_since_1992_is_35_years_in_2027():
    assert Partner(since=1992).years_in(2027) == 35
    assert round_anniversary(1992, 2026) == (2027, 35)
    assert round_anniversary(1992, 2027) == (2027, 35)
    assert round_anniversary(2026, 2026) == (2031, 5)


@given(since=st.integers(1927, 2099), year=st.integers(2000, 2099))
def test_the_round_anniversary_is_the_next_multiple_of_five(since, year):
    comes, years = round_anniversary(since, year)
    assert years % 5 == 0
    assert years >= 5
    assert Partner(since=since).years_in(comes) == years
    assert comes >= year
    assert comes - 5 < year or years == 5


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-30, "已到期30天"),
        (-1, "已到期1天"),
        (0, "今天到期"),
        (1, "还有1天到期"),
        (60, "还有60天到期"),
        (61, "有效期至2026年8月1日"),
    ],
)
def test_the_words_of_a_term_by_the_day(days, words):
    assert term_words(ends(TODAY + timedelta(days=days)), TODAY) == words


def test_without_an_end_it_says_so():
    assert term_words(ends(None), TODAY) == "没有写明期限"


def test_an_agreement_that_was_renewed_reminds_no_more():
    old, new = ends(TODAY - timedelta(days=5)), ends(TODAY + timedelta(days=300))
    assert term_to_mind([old], TODAY) == "已到期5天"
    assert term_to_mind([old, new], TODAY) == ""
    assert term_to_mind([old, ends(None)], TODAY) == ""
    assert term_to_mind([], TODAY) == ""


def test_agreements_are_added_changed_and_removed(cast, as_user, make_partner):
    partner, client = make_partner(), as_user(cast.clerk)
    today = timezone.localdate()
    form = {"title": "共建协议书", "signed_on": "2025-03-01", "valid_to": today + timedelta(days=20)}
    for _ in range(2):
        client.post(reverse("activities:agreement_new", args=[partner.pk]), form)
    agreement = partner.agreements.get()
    assert "还有20天到期" in client.get(reverse("activities:partners")).text
    assert "还有20天到期" in client.get(partner.get_absolute_url()).text
    address = reverse("activities:agreement", args=[partner.pk, agreement.pk])
    partner.refresh_from_db()
    answer = client.post(address, {**form, "valid_to": "2024-01-01", "version": partner.version})
    assert "有效期早于签订日期" in answer.text
    client.post(address, {**form, "note": "每季度碰头", "version": partner.version})
    agreement.refresh_from_db()
    assert agreement.note == "每季度碰头"
    with pytest.raises(Outdated):
        service.remove_agreement(actor=cast.clerk, agreement=agreement, version=1)
    partner.refresh_from_db()
    client.post(
        reverse("activities:agreement_remove", args=[partner.pk, agreement.pk]), {"version": partner.version}
    )
    assert not partner.agreements.exists()


def test_an_agreement_of_another_partner_is_not_found(cast, as_user, make_partner):
    partner, other = make_partner(), make_partner("澄溪银行")
    agreement = Agreement.objects.create(partner=other, title="协议")
    address = reverse("activities:agreement", args=[partner.pk, agreement.pk])
    assert as_user(cast.clerk).get(address).status_code == 404
