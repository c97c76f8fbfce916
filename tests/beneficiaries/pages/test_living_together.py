"""与谁同住: one address for those who live together, chosen by name within the ledger, left again."""

import pytest

from beneficiaries.models import Household, Person

MINE, OTHERS = "桂园社区槐树巷9号", "桂园社区榆树巷3号"


@pytest.fixture
def wife(make_person):
    return make_person("柳青禾", address=OTHERS)


@pytest.fixture
def person(make_person):
    return make_person("石大山", address=MINE)


@pytest.fixture
def send(as_user, cast, categories):
    """send(person, **more): the record's form, by the clerk."""

    def post(person, user=cast.clerk, **more):
        now = stored(person)
        form = {
            "person": now.pk, "version": now.version, "name": now.name, "id_kind": "resident", "sex": "m",
            "born_on": "1956-03-08", "identity": ["0"], "main": "0", "i0-category": categories["H30"].pk,
        }  # fmt: skip
        return as_user(user).post(f"/people/{now.pk}/edit/", {**form, **more})

    return post


def stored(person):
    return Person.objects.select_related("household").get(pk=person.pk)


def address_of(person):
    household = stored(person).household
    return household.address.reveal() if household and household.address else ""


def timeline(person):
    return stored(person).events.first().changes


def test_who_joins_has_the_address_of_the_household(send, person, wife):
    assert send(person, housemate=wife.pk).status_code == 302
    assert stored(person).household == stored(wife).household
    assert address_of(person) == OTHERS
    assert ["同住的人", "", "柳青禾"] in timeline(person)
    assert timeline(wife) == [["同住的人", "", "石大山"]]


def test_an_empty_household_goes(send, person, wife):
    before = person.household_id
    send(person, housemate=wife.pk)
    assert not Household.objects.filter(pk=before).exists()


def test_those_who_stay_behind_keep_theirs_and_read_of_it(send, make_person, person, wife):
    son = make_person("石小溪", address="")
    send(son, housemate=person.pk)
    send(person, housemate=wife.pk)
    assert (address_of(son), address_of(person)) == (MINE, OTHERS)
    assert timeline(son) == [["同住的人", "石大山", ""]]


def test_a_housemate_without_an_address_gets_ones_own(send, make_person, person):
    son = make_person("石小溪", address="")
    send(person, housemate=son.pk)
    assert stored(son).household == stored(person).household
    assert address_of(son) == MINE


def test_one_address_is_changed_for_all_and_each_timeline_says_so(send, person, wife):
    send(person, housemate=wife.pk)
    send(person, address="桂园社区柳树巷1号")
    assert address_of(wife) == "桂园社区柳树巷1号"
    assert [line[0] for line in timeline(wife)] == ["住址"]


def test_no_timeline_holds_an_address_in_full(send, person, wife):
    send(person, housemate=wife.pk)
    send(person, leaves="on", address=MINE)
    for somebody in (person, wife):
        words = str(list(stored(somebody).events.values_list("changes", "words")))
        assert "巷" not in words


def test_who_leaves_has_the_address_that_was_typed_or_none(send, make_person, person, wife):
    send(person, housemate=wife.pk)
    send(person, leaves="on", address=MINE)
    assert (address_of(person), address_of(wife)) == (MINE, OTHERS)
    assert ["同住的人", "柳青禾", ""] in timeline(person)
    assert timeline(wife) == [["同住的人", "石大山", ""]]
    son = make_person("石小溪", address="")
    send(son, housemate=wife.pk)
    send(son, leaves="on")
    assert stored(son).household is None


def test_nobody_of_another_ledger_can_be_chosen(send, make_person, cast, person):
    stranger = make_person("云远", actor=cast.clerk2)
    answer = send(person, cast.reviewer, housemate=stranger.pk)
    assert "同住的人要在本单位的台账里" in answer.content.decode()
    assert address_of(person) == MINE


def test_two_addresses_at_once_are_asked_about(send, person, wife):
    answer = send(person, housemate=wife.pk, address="桂园社区柳树巷1号")
    assert "就用柳青禾的住址" in answer.content.decode()
    answer = send(person, housemate=wife.pk, clear_address="on")
    assert "就用柳青禾的住址" in answer.content.decode()
    assert (address_of(person), address_of(wife)) == (MINE, OTHERS)


def test_a_name_without_a_choice_is_asked_about(send, person, wife):
    words = send(person, living_q="柳").content.decode()
    assert "请在找到的人里选一位" in words
    assert f'name="housemate" value="{wife.pk}"' in words


def test_a_new_record_joins_a_household(as_user, cast, typed, wife):
    as_user(cast.clerk).post("/people/new/", typed(housemate=wife.pk))
    new = Person.objects.select_related("household").get(name="石小溪")
    assert new.household == stored(wife).household
    assert timeline(wife) == [["同住的人", "", "石小溪"]]


def test_the_search_finds_by_name_in_the_one_ledger_masked(as_user, cast, make_person, person, wife):
    make_person("柳青云", actor=cast.clerk2)
    words = as_user(cast.clerk).post("/people/new/housemates/", {"living_q": "柳青"}).content.decode()
    assert words.count("柳青") == 1
    assert "柳青禾" in words
    assert "榆树巷" not in words
    form = {"living_q": "lqh", "person": person.pk}
    assert "柳青禾" in as_user(cast.clerk).post("/people/new/housemates/", form).content.decode()


def test_the_street_finds_in_the_unit_that_was_chosen(as_user, cast, wife):
    client = as_user(cast.reviewer)
    assert "柳青禾" not in client.post("/people/new/housemates/", {"living_q": "柳青"}).content.decode()
    form = {"living_q": "柳青", "unit": wife.unit_id}
    assert "柳青禾" in client.post("/people/new/housemates/", form).content.decode()


def test_the_search_asks_the_same_queries_for_one_and_for_ten(
    as_user, cast, make_person, django_assert_num_queries, django_assert_max_num_queries
):
    client, form = as_user(cast.clerk), {"living_q": "柳"}
    make_person("柳一")
    with django_assert_max_num_queries(10) as few:
        client.post("/people/new/housemates/", form)
    for number in range(9):
        make_person(f"柳{'二三四五六七八九十'[number]}")
    with django_assert_num_queries(len(few)):
        client.post("/people/new/housemates/", form)


def test_without_a_script_the_button_only_searches(as_user, cast, typed, wife):
    answer = as_user(cast.clerk).post("/people/new/", typed(living_q="柳", search="1", name=""))
    words = answer.content.decode()
    assert f'value="{wife.pk}"' in words
    assert "请填写姓名" not in words
    assert "请在找到的人里选一位" not in words
