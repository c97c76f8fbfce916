"""One value, one reason, one line in the audit trail; the value on that one answer only."""

import pytest

from shuangyong.units.models import AuditEvent


@pytest.fixture
def person(make_person):
    return make_person(phone="19900001234")


@pytest.fixture
def url(person):
    return f"/people/{person.pk}/open/person/{person.pk}/phone/"


def events():
    return AuditEvent.objects.filter(action="查看完整信息")


@pytest.mark.parametrize("in_part", [{}, {"HX-Request": "true"}])
def test_the_value_is_shown_with_a_reason_and_logged(cast, as_user, url, person, in_part):
    page = as_user(cast.clerk).post(url, {"usual": "上门走访", "own": "约时间"}, headers=in_part)
    assert "19900001234" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    event = events().get()
    assert (event.actor, event.detail, event.address) == (cast.clerk, "上门走访：约时间", "127.0.0.1")
    assert "19900001234" not in f"{event.target}{event.detail}"


def test_asking_shows_the_reasons_and_not_the_value(cast, as_user, url):
    words = as_user(cast.clerk).get(url).content.decode()
    assert "记录不能改" in words
    assert "19900001234" not in words
    assert not events().exists()


@pytest.mark.parametrize("sent", [{}, {"usual": "other"}, {"usual": "other", "own": " "}, {"usual": "随便"}])
def test_without_a_reason_nothing_is_shown(cast, as_user, url, sent):
    page = as_user(cast.clerk).post(url, sent)
    assert page.status_code == 200
    assert "19900001234" not in page.content.decode()
    assert not events().exists()


def test_every_kind_of_row_can_be_opened(cast, as_user, make_person, add_row):
    person = make_person(address="桂园社区槐树巷77号")
    contact = add_row(person, "contact", name="石小溪", phone="19900005678")
    opened = {
        f"household/{person.household_id}/address": "槐树巷77号",
        f"contact/{contact.pk}/phone": "19900005678",
        f"person/{person.pk}/id_number": person.id_number.reveal(),
    }
    for where, value in opened.items():
        page = as_user(cast.clerk).post(f"/people/{person.pk}/open/{where}/", {"usual": "更正档案"})
        assert value in page.content.decode()


def test_what_is_not_there_or_not_this_persons_is_404(cast, as_user, person, make_person, add_row):
    other = make_person("石小山")
    contact = add_row(other, "contact", name="石小溪", phone="19900005678")
    client = as_user(cast.clerk)
    for where in (
        f"contact/{contact.pk}/phone", f"person/{other.pk}/phone", f"person/{person.pk}/account",
        f"person/{person.pk}/name", f"person/{person.pk}/pk", f"user/{person.pk}/password",
        f"need/{10**25}/words",
    ):  # fmt: skip
        assert client.post(f"/people/{person.pk}/open/{where}/", {"usual": "更正档案"}).status_code == 404
    assert not events().exists()


def test_whoever_is_not_signed_in_any_more_gets_401_in_a_dialog(client, url):
    assert client.get(url, headers={"HX-Request": "true"}).status_code == 401
    assert client.get(url).status_code == 302
