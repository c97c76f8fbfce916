"""The page of the ledgers: what it shows to whom, and what an address may ask for."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.activities.ledgers.conftest import YEAR

PAGE = "/activities/ledgers/"


def page(client: Any, query: str = "") -> str:
    answer = client.get(f"{PAGE}?{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_ledger_shows_what_was_done_and_why_not(cast: Any, as_user: Any, a_year: Any) -> None:
    found = page(as_user(cast.clerk), f"year={YEAR}")
    for text in ("军民共建清洁家园", "取消：下雨", "部队10人、地方20人、志愿者5人", "走访2人", "共4项"):
        assert text in found
    assert f"/activities/{a_year['clean'].pk}/" in found


def test_an_empty_year_says_what_to_do(cast: Any, as_user: Any) -> None:
    found = page(as_user(cast.clerk), "year=2010")
    assert "2010年没有活动" in found
    assert "登记活动" in found
    assert "先登记活动" not in page(as_user(cast.admin), "year=2010"), "who keeps nothing is not told to"


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        (f"since={YEAR}-03-01&until={YEAR}-03-31", "清洁家园", "国防教育讲座"),
        (f"year={YEAR}&state=cancelled", "篮球友谊赛", "清洁家园"),
        (f"kind=money&year={YEAR}&state=planned", "国防教育讲座", "清洁家园"),
    ],
)
def test_an_address_narrows_the_ledger(
    cast: Any, as_user: Any, a_year: Any, query: str, there: str, not_there: str
) -> None:
    found = page(as_user(cast.clerk), query)
    assert there in found
    assert not_there not in found


def test_an_address_asks_for_a_type(cast: Any, as_user: Any, a_year: Any, task_type: Any) -> None:
    found = page(as_user(cast.clerk), f"year={YEAR}&type={task_type.pk}")
    assert "八一走访慰问" in found
    assert "清洁家园" not in found


@pytest.mark.parametrize(
    "junk",
    [
        "year=abc", "year=99999999999999999999", "since=2025-02-30", "until=x", "unit=abc", "unit=0&type=-1",
        "state=none", "kind=none", "page=zz", "page=99999999999", "type=%0A",
        "since=9999-12-31&until=0001-01-01",
        "year=%F0%9F%98%80", "kind=money&page=7", "kind=visits&source=x",
        "kind=money&source=%F0%9F%98%80&page=2",
    ],
)  # fmt: skip
def test_junk_in_the_address_is_passed_over(cast: Any, as_user: Any, a_year: Any, junk: str) -> None:
    page(as_user(cast.clerk), junk)


def test_a_street_sees_all_of_its_communities(
    cast: Any, as_user: Any, a_year: Any, make_activity: Any
) -> None:
    make_activity("银杏联谊", actor=cast.clerk2, done=True, day=date(YEAR, 2, 1))
    make_activity("荷塘联谊", actor=cast.clerk3, done=True, day=date(YEAR, 2, 1))
    found = page(as_user(cast.reviewer), f"year={YEAR}")
    assert "银杏联谊" in found
    assert "清洁家园" in found
    assert "荷塘联谊" not in found
    assert '<th scope="col">单位</th>' in found
    one = page(as_user(cast.reviewer), f"year={YEAR}&unit={cast.community2.pk}")
    assert "银杏联谊" in one
    assert "清洁家园" not in one
    other = page(as_user(cast.clerk), f"year={YEAR}&unit={cast.community2.pk}")
    assert "银杏联谊" not in other, "a clerk's address does not widen what they see"


def test_who_sees_no_persons_sees_no_visits(cast: Any, as_user: Any, a_year: Any) -> None:
    client = as_user(cast.admin)
    assert "走访慰问台账" not in page(client, f"year={YEAR}")
    assert client.get(f"{PAGE}?kind=visits&year={YEAR}").status_code == 403
    assert client.post(f"{PAGE}file/?kind=visits&year={YEAR}", {"format": "xlsx"}).status_code == 403
    assert "石大山" not in page(client, f"kind=money&year={YEAR}")


def test_a_merged_person_is_named_by_the_record_that_stayed(
    cast: Any, as_user: Any, a_year: Any, make_person: Any
) -> None:
    gone = a_year["walk"].visits.order_by("pk").first().person
    stays = make_person("石大川", born_on=date(1957, 1, 1))
    type(gone).objects.filter(pk=gone.pk).update(merged_into=stays)
    found = page(as_user(cast.clerk), f"kind=visits&year={YEAR}")
    assert "石大川" in found
    assert "石大山" not in found


@pytest.mark.parametrize("kind", ["activities", "visits", "money"])
def test_more_rows_take_no_more_queries(
    cast: Any, as_user: Any, a_year: Any, make_activity: Any, make_person: Any, visit: Any, kind: str
) -> None:
    client = as_user(cast.clerk)
    query = f"kind={kind}&year={YEAR}"
    page(client, query)
    with CaptureQueriesContext(
        connection,
    ) as few:
        page(client, query)
    from activities.services.activities import CostLine, Lines

    for number in range(12):
        more = make_activity(
            f"第{number}次走访",
            done=True,
            day=date(YEAR, 8, 1),
            lines=Lines(costs=[CostLine("街道", None, 5)]),
        )
        visit(
            more,
            make_person(f"石小{'甲乙丙丁戊己庚辛壬癸子丑'[number]}", born_on=date(1960, 1, number + 1)),
            "10",
        )
    with CaptureQueriesContext(connection) as many:
        page(client, query)
    assert len(many) == len(few)


def test_pages_follow_each_other(cast: Any, as_user: Any, make_activity: Any) -> None:
    for number in range(55):
        make_activity(f"第{number:02}次义诊", done=True, day=date(YEAR, 3, 5))
    client = as_user(cast.clerk)
    first, second = page(client, f"year={YEAR}"), page(client, f"year={YEAR}&page=2")
    assert "第49次义诊" in first
    assert "第50次义诊" not in first
    assert "第54次义诊" in second
    assert "第54次义诊" in page(client, f"year={YEAR}&page=900")
