"""The page of a window: what is arranged, who has not been visited."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.models import Activity
from beneficiaries.models import Person
from shuangyong.units.models import AuditEvent
from tests.cast import Cast

PAGE = "/activities/calendar/windows/army_day-2026/"
MakePerson = Callable[..., Person]
MakeActivity = Callable[..., Activity]


def visited_on(person: Person, day: date) -> None:
    Person.objects.filter(pk=person.pk).update(visited_on=day)


def test_it_counts_whom_nobody_has_visited_since_it_began(
    cast: Cast, as_user: Any, make_person: MakePerson, make_activity: MakeActivity
):
    never, before, within = make_person("石大山"), make_person("石小溪"), make_person("石大海")
    visited_on(before, date(2026, 7, 10))
    visited_on(within, date(2026, 7, 11))
    make_activity("八一座谈会", day=date(2026, 7, 28), done=True)
    make_activity("八一走访", day=date(2026, 8, 1))
    make_activity("八月义诊", day=date(2026, 8, 20))
    response = as_user(cast.clerk).get(PAGE)
    context = response.context
    assert {person.pk for person in context["people"]} == {never.pk, before.pk}
    assert (context["left"], context["visited"], context["everybody"]) == (2, 1, 3)
    assert (context["done"], context["planned"]) == (1, 1)
    text = response.content.decode()
    assert "没有走访过" in text
    assert "2026年7月10日" in text
    assert "八月义诊" not in text


def test_numbers_and_addresses_do_not_stand_on_it(cast: Cast, as_user: Any, make_person: MakePerson):
    make_person("石大山", phone="19900001234")
    text = as_user(cast.clerk).get(PAGE).content.decode()
    assert "石大山" in text
    assert "1990000" not in text
    assert "榆树巷" not in text


def test_the_system_administrator_sees_no_person(cast: Cast, as_user: Any, make_person: MakePerson):
    make_person("石大山")
    response = as_user(cast.admin).get(PAGE)
    assert response.status_code == 200
    assert "石大山" not in response.content.decode()
    assert "people" not in response.context
    assert "还没有走访" not in response.content.decode()


def test_an_office_narrows_to_a_unit(cast: Cast, as_user: Any, make_person: MakePerson):
    make_person("石大山")
    make_person("江小溪", actor=cast.clerk2)
    client = as_user(cast.reviewer)
    assert client.get(PAGE).context["left"] == 2
    narrowed = client.get(PAGE, {"unit": cast.community2.pk})
    assert [person.name for person in narrowed.context["people"]] == ["江小溪"]
    assert as_user(cast.clerk).get(PAGE, {"unit": cast.community2.pk}).context["left"] == 1


def test_the_list_is_printed_as_pdf_and_the_trail_tells_of_it(
    cast: Cast, as_user: Any, make_person: MakePerson
):
    make_person("石大山")
    response = as_user(cast.clerk).post(f"{PAGE}list/")
    data = b"".join(response.streaming_content)
    response.close()
    assert data.startswith(b"%PDF")
    assert response["Content-Type"] == "application/pdf"
    (event,) = AuditEvent.objects.filter(action__contains="导出")
    assert "石大山" not in f"{event.action}{event.target}{event.detail}"


def test_with_nobody_left_there_is_nothing_to_print(cast: Cast, as_user: Any):
    response = as_user(cast.clerk).post(f"{PAGE}list/", follow=True)
    assert "名单上没有人，不用打印。" in response.content.decode()


def test_a_key_that_is_none_is_not_found(cast: Cast, as_user: Any):
    client = as_user(cast.clerk)
    for key in ("army_day-1", "x", "army_day-9999"):
        assert client.get(f"/activities/calendar/windows/{key}/").status_code == 404
    for page in ("x", "0", "99999", "-1"):
        assert client.get(PAGE, {"page": page}).status_code == 200


def test_the_number_of_queries_does_not_grow(
    cast: Cast, as_user: Any, make_person: MakePerson, make_activity: MakeActivity
):
    client = as_user(cast.reviewer)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(PAGE)
        return len(seen)

    make_person()
    make_activity(day=date(2026, 8, 1))
    few = queries()
    for number in range(8):
        make_person(f"石大{number}", actor=(cast.clerk, cast.clerk2)[number % 2])
        make_activity(f"走访{number}", day=date(2026, 8, 2))
    assert queries() == few
