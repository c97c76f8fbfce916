"""Masks: enough to recognise, never enough to use (the traps of RuoYi's masks among them)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.privacy import masks


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("330102194910011234", "330102********1234"),
        ("33010219491001123X", "330102********123X"),
        ("330102491001123", "330102*****1123"),
        ("H12345678", "H******78"),
        ("830000199901010012", "830000********0012"),
        ("A1", "**"),
        ("", ""),
    ],
)
def test_ids_of_every_kind(number, shown):
    assert masks.mask_id(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13800005678", "138****5678"),
        ("138 0000 5678", "138****5678"),
        ("0571-87654321", "0571*******21"),
        ("12345", "****5"),
    ],
)
def test_phones(number, shown):
    assert masks.mask_phone(number) == shown


@pytest.mark.parametrize("length", [16, 17, 18, 19])
def test_cards_keep_four_digits(length):
    shown = masks.mask_card("6" * (length - 4) + "1234")
    assert shown == "*" * (length - 4) + "1234"


def test_names_addresses_and_illness():
    assert masks.mask_name("王某某") == "王**"
    assert masks.mask_name("王") == "王*"
    assert masks.mask_address("桂园街道桂园社区3幢2单元501室") == "桂园街道桂园社区***"
    assert masks.mask_address("某路5号") == "***"
    assert masks.mask_words("左腿") == "已填"
    assert [masks.mask_name(""), masks.mask_address(""), masks.mask_words(" ")] == ["", "", ""]


@pytest.mark.parametrize("mask", [masks.mask_id, masks.mask_phone, masks.mask_card])
@given(st.text(alphabet="0123456789", min_size=1, max_size=24))
def test_no_mask_gives_back_a_whole_number(mask, number):
    digits = [sign for sign in number if sign.isdigit()]
    left = [sign for sign in mask(number) if sign.isdigit()]
    assert len(left) < len(digits) or not digits
    assert len(left) <= 10
