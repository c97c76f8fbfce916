"""登记: a name, a unit and one identity make a record; what is doubtful is looked at first."""

from datetime import date

from beneficiaries.models import Person
from tests.conftest import resident_id

BORN = date(1950, 5, 1)


def tick(response):
    """The mark that the tick under the doubts sends."""
    return response.context["record"].mark


def test_a_name_and_an_identity_are_enough(cast, as_user, typed):
    response = as_user(cast.clerk).post("/people/new/", typed())
    person = Person.objects.get()
    assert response["Location"] == f"/people/{person.pk}/"
    assert (person.name, person.unit, person.status) == ("石小溪", cast.community, "receiving")


def test_what_is_missing_is_said_and_what_was_typed_stays(cast, as_user, typed):
    page = as_user(cast.clerk).post(
        "/people/new/", typed(name="", phone="19900001234", **{"i0-category": ""})
    )
    words = page.content.decode()
    assert "请填写姓名。" in words
    assert "请选择类别。" in words
    assert "19900001234" in words
    assert not Person.objects.exists()


def test_a_street_chooses_among_its_own_communities(cast, as_user, typed):
    client = as_user(cast.reviewer)
    assert "请选择单位。" in client.post("/people/new/", typed()).content.decode()
    assert client.post("/people/new/", typed(unit=cast.community3.pk)).status_code == 200
    client.post("/people/new/", typed(unit=cast.community2.pk))
    assert Person.objects.get().unit == cast.community2


def test_a_clerk_writes_into_the_own_ledger_whatever_is_sent(cast, as_user, typed):
    as_user(cast.clerk).post("/people/new/", typed(unit=cast.community2.pk))
    assert Person.objects.get().unit == cast.community


def test_a_wrong_last_sign_is_saved_only_with_a_tick(cast, as_user, typed):
    number = resident_id(BORN)
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
    client = as_user(cast.clerk)
    page = client.post("/people/new/", typed(id_number=wrong))
    assert "最后一位校验对不上" in page.content.decode()
    assert not Person.objects.exists()
    client.post("/people/new/", typed(id_number=wrong, checked=tick(page)))
    assert Person.objects.get().id_number.reveal() == wrong


def test_a_number_that_is_none_is_not_saved_even_with_a_tick(cast, as_user, typed):
    page = as_user(cast.clerk).post("/people/new/", typed(id_number="12345", checked="on"))
    assert "应当是18位" in page.content.decode()
    assert not Person.objects.exists()


def test_birth_date_and_sex_that_the_number_contradicts_are_pointed_out(cast, as_user, typed):
    sent = typed(id_number=resident_id(BORN), born_on="1951-05-01", sex="f")
    client = as_user(cast.clerk)
    page = client.post("/people/new/", sent)
    words = page.content.decode()
    assert "出生日期和身份证号里的不一样" in words
    assert "性别和身份证号里的不一样" in words
    client.post("/people/new/", {**sent, "checked": tick(page)})
    assert Person.objects.get().born_on == date(1951, 5, 1)


def test_the_same_id_in_this_ledger_is_shown_before_a_second_record_is_made(
    cast, as_user, typed, make_person
):
    number = resident_id(BORN)
    there = make_person(id_number=number)
    page = as_user(cast.clerk).post("/people/new/", typed(id_number=number, checked="on"))
    assert f'href="/people/{there.pk}/"' in page.content.decode()
    assert Person.objects.count() == 1


def test_the_same_name_and_birth_date_is_asked_about_with_a_link(cast, as_user, typed, make_person):
    there = make_person("石小溪", born_on=BORN)
    client = as_user(cast.clerk)
    page = client.post("/people/new/", typed(born_on="1950-05-01"))
    assert f'href="/people/{there.pk}/"' in page.content.decode()
    assert Person.objects.count() == 1
    client.post("/people/new/", typed(born_on="1950-05-01", checked=tick(page)))
    assert Person.objects.count() == 2


def test_nobody_learns_of_people_in_ledgers_they_do_not_see(cast, as_user, typed, make_person):
    number = resident_id(BORN)
    make_person("石小溪", actor=cast.clerk2, id_number=number, born_on=BORN)
    as_user(cast.clerk).post("/people/new/", typed(id_number=number, born_on="1950-05-01"))
    assert Person.objects.filter(unit=cast.community).count() == 1


def test_a_street_is_told_of_the_same_id_in_another_of_its_ledgers(cast, as_user, typed, make_person):
    number = resident_id(BORN)
    make_person("石小溪", actor=cast.clerk2, id_number=number)
    page = as_user(cast.reviewer).post("/people/new/", typed(id_number=number, unit=cast.community.pk))
    assert "请由那边办转移" in page.content.decode()


def test_a_designation_in_a_note_is_warned_about(cast, as_user, typed):
    client = as_user(cast.clerk)
    page = client.post("/people/new/", typed(note="原在99999部队"))
    assert "像是部队番号" in page.content.decode()
    assert not Person.objects.exists()
    other = client.post("/people/new/", typed(note="原在88888部队", checked=tick(page)))
    assert not Person.objects.exists(), "the tick was for other words"
    client.post("/people/new/", typed(note="原在88888部队", checked=tick(other)))
    assert Person.objects.exists()


def test_a_number_in_a_note_is_asked_into_its_own_field(cast, as_user, typed):
    page = as_user(cast.clerk).post("/people/new/", typed(note="女儿电话19900001234", checked="on"))
    assert "请填到“电话”那一栏里" in page.content.decode()
    assert not Person.objects.exists()


def test_every_category_asks_for_its_own_and_the_marked_one_is_the_main_one(cast, as_user, typed, categories):
    more = {
        "identity": ["0", "1"],
        "main": "1",
        "i1-category": categories["A10"].pk,
        "i1-p_nature": "因战",
        "i1-p_degree": "六级",
    }
    as_user(cast.clerk).post("/people/new/", typed(**more))
    first, second = Person.objects.get().identities.all()
    assert (first.category.code, first.is_main, second.category.code) == ("A10", True, "H30")
    assert first.particulars.reveal() == '{"degree": "六级", "nature": "因战"}'


def test_a_category_twice_is_pointed_out(cast, as_user, typed, categories):
    more = {"identity": ["0", "1"], "i1-category": categories["H30"].pk}
    page = as_user(cast.clerk).post("/people/new/", typed(**more))
    assert "已经在上面选过" in page.content.decode()


def test_without_a_script_the_buttons_inside_the_form_save_nothing(cast, as_user, typed):
    page = as_user(cast.clerk).post("/people/new/", typed(name="", add="1"))
    assert page.content.decode().count('name="identity"') == 2
    assert "请填写姓名" not in page.content.decode()
    assert not Person.objects.exists()
