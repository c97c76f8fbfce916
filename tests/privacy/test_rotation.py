"""New keys: everything is rewritten, in steps that can be stopped, and nothing is lost on the way."""

from itertools import islice
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from beneficiaries.models import Identity, Person
from shuangyong.privacy.errors import KeyMissing
from shuangyong.privacy.keys import create_ring, new_ring, read_ring, write_ring
from shuangyong.privacy.rotation import count_behind, rotate


@pytest.fixture
def own_keys(settings, tmp_path):
    settings.KEY_FILE = tmp_path / "keys.json"
    create_ring(settings.KEY_FILE)
    return Path(settings.KEY_FILE)


def _ids():
    return {person.name: person.id_number.reveal() for person in Person.objects.all()}


def test_after_a_rotation_only_the_new_keys_are_needed(own_keys, make_person):
    for number in range(5):
        make_person(f"石{number}")
    before = _ids()
    call_command("rotate_keys", "--new", "--index", "--forget")
    assert list(read_ring(own_keys).encryption) == ["k2"]
    assert _ids() == before
    field = Person._meta.get_field("id_index")
    assert all(Person.objects.filter(field.matching(number)).count() == 1 for number in before.values())
    assert count_behind() == 0


def test_a_rotation_that_was_stopped_goes_on_where_it_was(own_keys, make_person):
    for number in range(5):
        make_person(f"石{number}")
    before = _ids()
    write_ring(own_keys, read_ring(own_keys).with_new_keys(index=True))
    left = count_behind()
    list(islice(rotate(step=2), 1))
    assert count_behind() == left - 2
    assert _ids() == before
    call_command("rotate_keys")
    assert count_behind() == 0
    assert _ids() == before


def test_while_keys_rotate_people_are_found_under_the_old_and_the_new_index(own_keys, make_person):
    old = make_person("石老")
    write_ring(own_keys, read_ring(own_keys).with_new_keys(index=True))
    new = make_person("石新")
    field = Person._meta.get_field("id_index")
    for person in (old, new):
        assert Person.objects.get(field.matching(person.id_number.reveal())) == person


def test_a_row_that_changes_meanwhile_is_left_to_the_next_look(own_keys, make_person, monkeypatch):
    person = make_person("石山")
    write_ring(own_keys, read_ring(own_keys).with_new_keys())
    import shuangyong.privacy.rotation as rotation

    rewrite = rotation._rewrite

    def somebody_is_quicker(row):
        if isinstance(row, Person):
            fresh = Person.objects.get(pk=row.pk)
            fresh.phone = "19955556666"
            fresh.save()
        return rewrite(row)

    monkeypatch.setattr(rotation, "_rewrite", somebody_is_quicker)
    list(rotate())
    assert Person.objects.get(pk=person.pk).phone.reveal() == "19955556666"


def test_a_key_thrown_away_too_early_raises_and_never_shows_ciphertext(own_keys, make_person):
    person = make_person("石山")
    write_ring(own_keys, new_ring().with_new_keys().only_current())
    with pytest.raises(KeyMissing):
        str(Person.objects.get(pk=person.pk).id_number)


def test_the_command_says_what_is_wrong_with_the_key_file(settings, tmp_path, db):
    settings.KEY_FILE = tmp_path / "none.json"
    with pytest.raises(CommandError, match="找不到密钥文件"):
        call_command("rotate_keys")


def test_the_first_key_file_is_made_once(settings, tmp_path, db):
    settings.KEY_FILE = tmp_path / "deep" / "keys.json"
    call_command("rotate_keys", "--init")
    with pytest.raises(CommandError, match="已经有了"):
        call_command("rotate_keys", "--init")


def test_every_encrypted_column_is_rotated(own_keys, make_person, categories):
    person = make_person("石山")
    identity = person.identities.get()
    identity.certificate_number = "军字第12345号"
    identity.save()
    call_command("rotate_keys", "--new", "--forget")
    assert Identity.objects.get(pk=identity.pk).certificate_number.reveal() == "军字第12345号"
