"""No page of activities asks the database more often because there is more to show."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import (
    Activity,
    Agreement,
    Cost,
    Decision,
    Exchange,
    FeedAddress,
    Goods,
    LedgerRow,
    LocalDate,
    Partner,
    Photo,
    Visit,
)
from activities.services import importing
from beneficiaries.models import Need
from tests.activities.test_nothing_leaks import body_of
from tests.activities.whole_scene import FILE, Whole, furnish

TIMES = 3
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("unwatched")]


@pytest.fixture
def whole(cast: Any, make_person: Any, make_activity: Any, make_plan: Any) -> Whole:
    return furnish(cast, [make_person(), make_person("林中路")], make_activity, make_plan)


def multiply(whole: Whole, cast: Any, make_person: Any) -> None:
    """Several more of everything, of this community and of its neighbour."""
    for number in range(TIMES):
        for unit, keeper in ((cast.community, cast.clerk), (cast.community2, cast.clerk2)):
            partner = Partner.objects.create(
                unit=unit, name=f"小学{number}", kind="paired", phone="19900001111"
            )
            Agreement.objects.create(partner=partner, title="协议", valid_to=whole.done.day)
            kinds = (whole.done, whole.coming, whole.round, whole.meeting)
            for found in kinds:
                row = Activity.objects.get(pk=found.pk)
                row.pk, row.token, row.unit, row.title = None, uuid4(), unit, f"{found.title}{number}"
                row.task = row.task if unit == cast.community else None
                row.save()
                row.partners.add(partner)
                Cost.objects.create(activity=row, source=f"来源{number % 2}", planned=5, spent=4)
                Goods.objects.create(activity=row, name="米", quantity=1)
                Photo.objects.create(
                    activity=row, by=keeper, stored_name=uuid4().hex, digest=uuid4().hex, in_summary=True,
                    size=1, width=1, height=1,
                )  # fmt: skip
                if row.meeting:
                    Decision.objects.create(activity=row, text="宣传栏", due_on=row.day)
                    Decision.objects.create(activity=whole.meeting, text=f"宣传栏{number}", due_on=row.day)
            exchange = Exchange.objects.create(
                unit=unit, year=whole.round.day.year, asked_by="local", item="就业", partner=partner,
                due_on=whole.done.day,
            )  # fmt: skip
            exchange.activities.add(whole.done)
            LocalDate.objects.create(unit=unit, name=f"节点{number}", month=number + 1, day=1)
            importing.receive(
                actor=keeper,
                unit=unit,
                filename="台账.csv",
                data=FILE.encode(),
                year=2020 + number,
                again=True,
            )
        FeedAddress.objects.create(user=cast.clerk, name="手机", digest=uuid4().hex)
        LedgerRow.objects.create(batch=whole.batch, number=10 + number, cells=["3月上旬", "板报"], values={})
        person = make_person(f"石{number}")
        visit = Visit.objects.create(
            activity=whole.round, person=person, unit=person.unit, position=9 + number, state="visited",
            day=whole.round.day + timedelta(days=number), amount=5, by=cast.clerk,
        )  # fmt: skip
        Visit.objects.create(activity=whole.round, person=make_person(f"林{number}"), unit=person.unit)
        Need.objects.create(person=whole.people[0], words="请修缮", heard_on=whole.round.day)
        earlier = Visit.objects.exclude(activity=whole.round).count()
        Visit.objects.create(
            activity=Activity.objects.filter(title=f"{whole.round.title}{number}", unit=cast.community).get(),
            person=whole.people[0], unit=person.unit, state="visited", day=whole.round.day, position=earlier,
        )  # fmt: skip
        Photo.objects.create(
            activity=whole.round, visit=visit, by=cast.clerk, stored_name=uuid4().hex, digest=uuid4().hex,
            size=1, width=1, height=1,
        )  # fmt: skip


def counted(client: Any, whole: Whole) -> dict[str, int]:
    """Address → how many queries; twice asked, so that what is remembered is remembered in both."""
    found = {}
    for name, address in whole.addresses():
        if name in ("export", "settings", "photo", "photo_thumb"):
            continue
        body_of(client.get(address))
        with CaptureQueriesContext(connection) as queries:
            body_of(client.get(address))
        found[address] = len(queries)
    return found


@pytest.mark.parametrize("who", ["clerk", "reviewer", "district", "admin"])
def test_each_page_asks_as_often_for_many_as_for_one(
    whole: Whole, cast: Any, as_user: Any, make_person: Any, who: str
) -> None:
    client = as_user(getattr(cast, who))
    few = counted(client, whole)
    multiply(whole, cast, make_person)
    many = counted(client, whole)
    assert {url: (few[url], many[url]) for url in few if many[url] > few[url]} == {}
    assert len(few) > 60


def test_the_busiest_pages_are_among_them(whole: Whole) -> None:
    found = {address for _, address in whole.addresses()}
    lists = ["list", "tasks", "calendar", "calendar_quarter", "calendar_year", "rounds", "partners"]
    lists += ["exchanges", "meetings", "progress", "summaries", "ledgers", "local_dates", "feeds", "import"]
    assert {reverse(f"activities:{name}") for name in lists} <= found
