"""修改: what is hidden stays as it is unless it is typed anew; nothing typed is lost."""

from datetime import date

import pytest

from beneficiaries.models import Person
from beneficiaries.services.people import IdentityValues, change_person, particulars_of


@pytest.fixture
def person(make_person, cast, categories):
    made = make_person(phone="19900001234", account="6200000000001234567", note="独居")
    identity = IdentityValues(categories["A10"], "残字第9号", {"nature": "因战", "degree": "六级"})
    change_person(actor=cast.clerk, person=made, version=1, values={}, identities=[identity])
    return Person.objects.get(pk=made.pk)


@pytest.fixture
def sent(person, categories):
    """sent(**more): what the form sends when nothing was touched."""

    def form(**more):
        kept = {
            "name": person.name,
            "id_kind": "resident",
            "sex": "m",
            "born_on": "1956-03-08",
            "note": "独居",
        }
        hidden = {"version": person.version, "event": person.events.first().pk, "person": person.pk}
        blocks = {"identity": ["0"], "main": "0", "i0-category": categories["A10"].pk}
        return {**kept, **hidden, **blocks, **more}

    return form


def stored(person):
    return Person.objects.select_related("household").get(pk=person.pk)


def test_the_form_holds_masks_and_no_values(cast, as_user, person):
    words = as_user(cast.clerk).get(f"/people/{person.pk}/edit/").content.decode()
    assert "199****1234（不改就留空）" in words
    for value in (
        "19900001234",
        "6200000000001234567",
        person.id_number.reveal(),
        "残字第9号",
        "selected>六级",
    ):
        assert value not in words


def test_what_is_left_empty_stays(cast, as_user, person, sent):
    as_user(cast.clerk).post(f"/people/{person.pk}/edit/", sent(note="女儿常来"))
    now = stored(person)
    assert (now.note, now.phone.reveal(), now.household.address.reveal()) == (
        "女儿常来", "19900001234", "桂园社区榆树巷3号",
    )  # fmt: skip
    identity = now.identities.get()
    assert particulars_of(identity) == {"nature": "因战", "degree": "六级"}
    assert identity.certificate_number.reveal() == "残字第9号"
    assert now.events.first().changes == [["备注", "独居", "女儿常来"]]


def test_what_is_typed_takes_the_place(cast, as_user, person, sent):
    more = {"phone": "19900005678", "address": "桂园社区槐树巷9号", "i0-p_degree": "五级"}
    as_user(cast.clerk).post(f"/people/{person.pk}/edit/", sent(**more))
    now = stored(person)
    assert (now.phone.reveal(), now.household.address.reveal()) == ("19900005678", "桂园社区槐树巷9号")
    assert particulars_of(now.identities.get()) == {"nature": "因战", "degree": "五级"}


def test_a_tick_empties(cast, as_user, person, sent):
    ticks = {
        "clear_phone": "on",
        "clear_address": "on",
        "i0-clear_p_degree": "on",
        "i0-clear_certificate_number": "on",
    }
    as_user(cast.clerk).post(f"/people/{person.pk}/edit/", sent(**ticks))
    now = stored(person)
    assert (now.phone, now.household.address, now.identities.get().certificate_number) == ("", "", "")
    assert particulars_of(now.identities.get()) == {"nature": "因战"}


def test_typed_and_ticked_at_once_is_asked_about(cast, as_user, person, sent):
    page = as_user(cast.clerk).post(f"/people/{person.pk}/edit/", sent(phone="19900005678", clear_phone="on"))
    assert "请留一样" in page.content.decode()


def test_a_birth_date_is_compared_with_the_hidden_number(cast, as_user, person, sent):
    page = as_user(cast.clerk).post(f"/people/{person.pk}/edit/", sent(born_on="1957-03-08"))
    assert "出生日期和身份证号里的不一样" in page.content.decode()
    assert stored(person).born_on == date(1956, 3, 8)


def test_after_a_conflict_ones_own_words_stand_beside_what_the_other_changed(cast, as_user, person, sent):
    opened = sent(phone="19900005678", note="女儿常来")
    bank = {"bank": "示例银行"}
    change_person(actor=cast.colleague, person=stored(person), version=person.version, values=bank)
    client = as_user(cast.clerk)
    page = client.post(f"/people/{person.pk}/edit/", opened)
    words = page.content.decode()
    for piece in ("田小穗", "开户银行：（空） → 示例银行", "19900005678", "女儿常来"):
        assert piece in words
    assert stored(person).note == "独居"
    client.post(f"/people/{person.pk}/edit/", {**opened, **bank, "version": page.context["version"]})
    now = stored(person)
    assert (now.note, now.bank, now.phone.reveal()) == ("女儿常来", "示例银行", "19900005678")


def test_an_id_that_somebody_else_has_is_refused_with_a_link(cast, as_user, person, sent, make_person):
    other = make_person("石小山")
    page = as_user(cast.clerk).post(
        f"/people/{person.pk}/edit/", sent(id_number=other.id_number.reveal(), checked="on")
    )
    assert f'href="/people/{other.pk}/"' in page.content.decode()
    assert stored(person).id_number == person.id_number


def test_an_identity_is_added_and_made_the_main_one(cast, as_user, person, sent, categories):
    more = {"identity": ["0", "1"], "i1-category": categories["B21"].pk, "i1-p_relation": "儿子", "main": "1"}
    as_user(cast.clerk).post(f"/people/{person.pk}/edit/", sent(**more))
    main, second = stored(person).identities.all()
    assert (main.category.code, second.category.code) == ("B21", "A10")
    assert particulars_of(second)["degree"] == "六级"
