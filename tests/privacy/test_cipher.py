"""Encryption of one value: what opens, and what says that it does not."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.privacy.cipher import ciphertext_prefix, decrypt, encrypt, is_ciphertext
from shuangyong.privacy.errors import KeyMissing, Undecipherable
from shuangyong.privacy.keys import new_ring

RING = new_ring()
COLUMN = "people.person.id_number"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_what_is_encrypted_comes_back(words):
    token = encrypt(RING, COLUMN, words)
    assert decrypt(RING, COLUMN, token) == words
    assert is_ciphertext(token)


def test_the_same_words_never_give_the_same_ciphertext():
    assert len({encrypt(RING, COLUMN, "同样的字") for _ in range(50)}) == 50


def test_a_ciphertext_names_its_algorithm_and_its_key():
    assert encrypt(RING, COLUMN, "字").startswith("$aesgcm$k1$")
    assert ciphertext_prefix("k1") == "$aesgcm$k1$"


def test_a_ciphertext_of_another_column_does_not_open():
    with pytest.raises(Undecipherable):
        decrypt(RING, "people.person.phone", encrypt(RING, COLUMN, "字"))


def test_any_changed_byte_is_noticed():
    token = encrypt(RING, COLUMN, "一个人的号码")
    head, _, body = token.rpartition("$")
    sealed = base64.urlsafe_b64decode(body)
    for place in range(len(sealed)):
        forged = bytearray(sealed)
        forged[place] ^= 1
        with pytest.raises(Undecipherable):
            decrypt(RING, COLUMN, f"{head}${base64.urlsafe_b64encode(forged).decode()}")


def test_a_missing_key_is_named_and_the_ciphertext_is_not_shown():
    token = encrypt(RING.with_new_keys(), COLUMN, "字")
    with pytest.raises(KeyMissing, match="k2") as failed:
        decrypt(RING, COLUMN, token)
    assert token not in str(failed.value)


def test_another_ring_with_the_same_key_id_does_not_open_it():
    with pytest.raises(Undecipherable):
        decrypt(new_ring(), COLUMN, encrypt(RING, COLUMN, "字"))


@pytest.mark.parametrize("text", ["", "33", "$aesgcm$k1$", "$aesgcm$k1$@@", "$aesgcm$k1$YWJj", "$sm4$k1$x"])
def test_what_is_no_ciphertext_is_refused_not_passed_through(text):
    assert not is_ciphertext(text)
    with pytest.raises(Undecipherable):
        decrypt(RING, COLUMN, text)


def test_old_keys_still_open_after_a_new_one_came():
    token = encrypt(RING, COLUMN, "字")
    assert decrypt(RING.with_new_keys(), COLUMN, token) == "字"
