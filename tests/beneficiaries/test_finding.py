"""Finding people, and what of it gets into addresses."""

from datetime import date

import pytest

from beneficiaries.finding import Wanted, birthdays, years_before
from beneficiaries.models import Person
from tests.conftest import resident_id

TODAY = date(2026, 12, 20)


@pytest.fixture
def people(make_person):
    return [
        make_person("单小明", code="A10", born_on=date(1949, 1, 5), phone="19900001111"),
        make_person("石大山", code="H30", born_on=date(1990, 6, 1), sex="m"),
        make_person("石小月", code="B21", born_on=date(1960, 12, 25), sex="f"),
    ]


def _found(cast, **wanted):
    people = Wanted(today=TODAY, **wanted).narrow(Person.objects.visible_to(cast.clerk))
    return [person.name for person in people]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("石", ["石大山", "石小月"]),
        ("石大山", ["石大山"]),
        ("shan", ["单小明"]),
        ("Shan Xiao", ["单小明"]),
        ("sd", ["石大山"]),
        ("sxm", ["单小明"]),
        ("大山", []),
        ("%", []),
    ],
)
def test_by_name_pinyin_and_initials(people, cast, typed, names):
    assert _found(cast, words=typed) == names


def test_by_age_sex_category_and_what_is_due(people, cast, categories):
    assert _found(cast, least_age=60, most_age=70) == ["石小月"]
    assert _found(cast, sex="f") == ["石小月"]
    assert _found(cast, categories=(categories["A10"].pk,)) == ["单小明"]
    assert _found(cast, due="birthday") == ["单小明", "石小月"]
    Person.objects.filter(name="单小明").update(confirmed_year=2026, visited_on=date(2026, 1, 20))
    assert _found(cast, due="confirmation") == ["石小月"]
    assert _found(cast, due="visit") == ["石大山", "石小月"]
    people[1].needs.create(words="修屋顶", heard_on=TODAY)
    assert _found(cast, due="need") == ["石大山"]


def test_who_died_or_moved_is_found_only_when_asked_for(people, cast):
    Person.objects.filter(name="石大山").update(status="deceased")
    assert _found(cast, words="石") == ["石小月"]
    assert _found(cast, words="石", status="all") == ["石大山", "石小月"]
    assert _found(cast, status="deceased") == ["石大山"]


@pytest.mark.parametrize("typed", ["{id}", " {id} ", "19900001111", "+86 199-0000-1111"])
def test_a_whole_number_finds_its_person_and_never_gets_into_an_address(people, cast, as_user, typed):
    number = people[0].id_number.reveal()
    client = as_user(cast.clerk)
    answer = client.post("/people/find/", {"q": typed.format(id=number)})
    assert answer.status_code == 302
    assert number not in answer.url
    assert "1111" not in answer.url
    page = client.get(answer.url).content.decode()
    assert "单小明" in page
    assert "石大山" not in page
    assert number not in page


def test_a_number_of_somebody_elses_ledger_finds_nobody(people, cast, as_user):
    client = as_user(cast.clerk2)
    answer = client.post("/people/find/", {"q": people[0].id_number.reveal()}, follow=True)
    assert "没有符合条件的人" in answer.content.decode()


def test_birthdays_run_over_the_turn_of_the_year(people):
    assert Person.objects.filter(birthdays(date(2026, 12, 20), date(2027, 1, 10))).count() == 2


def test_a_leap_day_has_an_anniversary():
    assert years_before(date(2028, 2, 29), 1) == date(2027, 2, 28)


def test_the_list_takes_the_same_queries_for_few_and_many(
    make_person, cast, as_user, django_assert_max_num_queries
):
    client = as_user(cast.reviewer)
    for number in range(12):
        make_person(f"石{number}", id_number=resident_id(date(1950, 1, 1), number))
    with django_assert_max_num_queries(12):
        client.get("/people/")


def test_the_count_comes_after_the_page(people, cast, as_user):
    client = as_user(cast.clerk)
    assert "共3人" not in client.get("/people/").content.decode()
    assert client.get("/people/count/").content.decode() == "共3人"
    assert client.get("/people/count/?sex=f").content.decode() == "共1人"


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=99999", "unit=7", "category=x", "least_age=-3"])
def test_a_senseless_address_is_answered(people, cast, as_user, query):
    assert as_user(cast.reviewer).get(f"/people/?{query}").status_code == 200


def test_who_sees_no_persons_is_told_so(people, cast, as_user):
    for user in (cast.admin, cast.auditor):
        assert as_user(user).get("/people/").status_code == 403


@pytest.mark.parametrize("typed", ["99000019560308001", "6200000000001234567", "990000", "１９９00"])
def test_a_number_that_is_not_whole_stays_out_of_the_address_and_is_said_so(cast, as_user, typed):
    client = as_user(cast.clerk)
    answer = client.post("/people/find/", {"q": typed, "status": "all"})
    assert answer["Location"] == "/people/?status=all"
    assert "证件号要写完整" in client.get(answer["Location"]).content.decode()
