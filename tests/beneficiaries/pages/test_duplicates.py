"""重复档案: found in a fixed number of queries, compared behind their masks, made one and apart again."""

from datetime import date

import pytest
from django.urls import reverse

from beneficiaries.models import Merge, Person
from tests.conftest import resident_id

NUMBER = resident_id(date(1950, 5, 1))
PAGE = "/people/duplicates/"


@pytest.fixture
def pair(make_person):
    """The same name and birth date, once without an id and with another phone."""
    return make_person("石大山", id_number=NUMBER, born_on=date(1950, 5, 1)), make_person(
        "石大山", id_number="", phone="19900008888", born_on=date(1950, 5, 1), code="A10"
    )


def _text(response):
    assert response.status_code == 200
    return response.content.decode()


def test_the_same_name_and_birth_date_are_found_with_the_way_to_compare(pair, cast, as_user):
    text = _text(as_user(cast.clerk).get(PAGE))
    assert "姓名、出生日期相同" in text
    assert reverse("people:compare", args=[pair[0].pk, pair[1].pk]) in text


def test_the_same_id_in_two_ledgers_is_found_by_the_street_alone(make_person, cast, as_user):
    make_person(id_number=NUMBER)
    make_person("石小山", actor=cast.clerk2, id_number=NUMBER, born_on=date(1950, 5, 1))
    assert "证件号码相同" in _text(as_user(cast.reviewer).get(PAGE))
    for user in (cast.clerk, cast.clerk2, cast.reviewer2):
        assert "没有发现重复" in _text(as_user(user).get(PAGE))


def test_the_same_phone_and_name_are_found_and_different_ids_are_told(make_person, cast, as_user):
    make_person("石大山", born_on=date(1950, 5, 1), phone="19900007777")
    make_person("石大山", born_on=date(1951, 5, 1), phone="19900007777")
    text = _text(as_user(cast.clerk).get(PAGE))
    assert "姓名、电话相同" in text
    assert "证件号码不同" in text


def test_masks_that_look_alike_are_told_apart(pair, cast, as_user):
    for person, phone in zip(pair, ("19900004567", "19911114567"), strict=True):
        person.phone = phone
        person.save()
    text = _text(as_user(cast.clerk).get(reverse("people:compare", args=[person.pk for person in pair])))
    row = text[text.index('scope="row">电话') :]
    assert "≠ 不同" in row[: row.index("</tr>")]
    assert row.count("199****4567") == 2
    for secret in (NUMBER, "19900004567", "19911114567"):
        assert secret not in text


def test_a_merge_and_its_undo_by_the_buttons(pair, cast, as_user):
    left, right = pair
    client = as_user(cast.clerk)
    url = reverse("people:merge", args=[left.pk, right.pk])
    client.post(url, {"keep": right.pk, "version": right.version})
    assert Person.objects.visible_to(cast.clerk).get() == right
    assert "没有发现重复" in _text(client.get(PAGE))
    row = Merge.objects.get()
    assert reverse("people:merge_undo", args=[row.pk]) in _text(client.get("/people/merges/"))
    response = client.post(reverse("people:merge_undo", args=[row.pk]))
    assert response["Location"] == reverse("people:compare", args=[right.pk, left.pk])
    assert Person.objects.visible_to(cast.clerk).count() == 2
    assert "撤销" in _text(client.get("/people/merges/"))


def test_what_changed_since_it_was_compared_is_not_merged(pair, cast, as_user):
    left, right = pair
    url = reverse("people:merge", args=[left.pk, right.pk])
    text = _text(as_user(cast.clerk).post(url, {"keep": left.pk, "version": 7}, follow=True))
    assert "已经改过这份档案" in text
    assert Person.objects.visible_to(cast.clerk).count() == 2


@pytest.mark.parametrize("form", [{}, {"keep": "999999", "version": "1"}, {"keep": "x", "version": "1"}])
def test_without_a_choice_nothing_is_merged(pair, cast, as_user, form):
    url = reverse("people:merge", args=[person.pk for person in pair])
    assert "请先选保留哪一份" in _text(as_user(cast.clerk).post(url, form, follow=True))
    assert not Merge.objects.exists()


def test_two_different_ids_have_no_button(make_person, cast, as_user):
    left, right = make_person(), make_person()
    text = _text(as_user(cast.clerk).get(reverse("people:compare", args=[left.pk, right.pk])))
    assert "证件号码不同" in text
    assert "保留哪一份" not in text


def test_finding_runs_a_constant_number_of_queries(make_person, cast, as_user, django_assert_num_queries):
    def double(number):
        for _ in range(2):
            make_person(f"石大{'甲乙丙丁戊'[number]}", born_on=date(1950, 5, 1 + number), id_number="")

    double(0)
    client = as_user(cast.reviewer)
    with django_assert_num_queries(9):
        client.get(PAGE)
    for number in range(1, 5):
        double(number)
    with django_assert_num_queries(9):
        client.get(PAGE)
