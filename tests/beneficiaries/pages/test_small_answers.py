"""What the form asks for while it is typed: the id number read, the blocks of identities drawn again."""

from datetime import date

from tests.conftest import resident_id

NUMBER = resident_id(date(1950, 5, 1))


def test_a_right_number_fills_birth_date_and_sex(cast, as_user, categories):
    words = as_user(cast.clerk).post("/people/new/number/", {"id_number": NUMBER}).content.decode()
    assert 'value="1950-05-01"' in words
    assert '<option value="m" selected>' in words
    assert NUMBER not in words


def test_what_was_typed_is_not_overwritten_but_compared(cast, as_user, categories):
    sent = {"id_number": NUMBER, "born_on": "1951-05-01", "sex": "m"}
    words = as_user(cast.clerk).post("/people/new/number/", sent).content.decode()
    assert "hx-swap-oob" not in words
    assert "填的出生日期和身份证号里的不一样" in words


def test_a_wrong_number_is_told_how_to_mend_it(cast, as_user, categories):
    words = as_user(cast.clerk).post("/people/new/number/", {"id_number": "12345"}).content.decode()
    assert "应当是18位" in words


def test_somebody_with_this_number_is_named_at_once(cast, as_user, make_person):
    person = make_person(id_number=NUMBER)
    client = as_user(cast.clerk)
    assert (
        f"/people/{person.pk}/" in client.post("/people/new/number/", {"id_number": NUMBER}).content.decode()
    )
    own = client.post("/people/new/number/", {"id_number": NUMBER, "person": person.pk}).content.decode()
    assert f"/people/{person.pk}/" not in own


def test_a_number_never_goes_into_an_address(cast, as_user):
    assert as_user(cast.clerk).get("/people/new/number/").status_code == 405


def test_a_category_brings_its_fields_and_keeps_what_was_typed(cast, as_user, categories):
    sent = {"identity": ["0"], "i0-category": categories["A10"].pk, "i0-certificate_number": "残字第9号"}
    words = as_user(cast.clerk).post("/people/new/identities/", sent).content.decode()
    for piece in ("残疾等级", "评残日期", "残字第9号"):
        assert piece in words
    assert "服役年数" not in words


def test_blocks_are_added_and_taken_away(cast, as_user, categories):
    client = as_user(cast.clerk)
    two = client.post("/people/new/identities/", {"identity": ["0"], "add": "1"}).content.decode()
    assert two.count('name="identity"') == 2
    sent = {"identity": ["0", "1"], "remove": "0", "i1-category": categories["B21"].pk}
    one = client.post("/people/new/identities/", sent).content.decode()
    assert one.count('name="identity"') == 1
    assert "i1-p_martyr" in one


def test_a_session_that_ended_does_not_put_the_sign_in_page_into_the_form(client, db):
    in_part = {"HX-Request": "true"}
    assert client.post("/people/new/identities/", {}, headers=in_part).status_code == 401
    assert client.post("/people/new/number/", {}, headers=in_part).status_code == 401
    assert client.post("/people/new/number/", {}).status_code == 302


def test_blocks_of_somebody_out_of_sight_are_not_drawn(cast, as_user, make_person):
    person = make_person()
    assert as_user(cast.clerk2).post("/people/new/identities/", {"person": person.pk}).status_code == 404
    assert as_user(cast.district).post("/people/new/identities/", {"person": person.pk}).status_code == 403
    assert as_user(cast.clerk).post("/people/new/identities/", {"person": "x"}).status_code == 404
