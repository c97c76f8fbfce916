"""Cleaning what comes from a keyboard or a clipboard, before any rule is asked."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\u2028\u2029]")
_AMOUNT = re.compile(r"([0-9][0-9,]*)\s*(.*)", re.DOTALL)
_MONEY = re.compile(r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+)\s*(?P<wan>万)?\s*元?")


def without_control_characters(text: str) -> str:
    """The text with \\n as its only line end, and without what no file or database can hold."""
    return _CONTROL.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """For a field that is one line: line ends and tabs become a space."""
    return re.sub(r"[\n\t]+", " ", without_control_characters(text))


def read_amount(text: str) -> tuple[int | None, str]:
    """(count, measure word) of 32户, １，２００ 人 or 若干; what does not begin with figures is all words."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _AMOUNT.fullmatch(plain)
    if found is None or found[2].startswith((".", "%")):
        return None, text.strip()
    return int(found[1].replace(",", "")), found[2].strip()


def read_money(text: str) -> Decimal | None:
    """Yuan, from 5000, ５，０００元 or 1.2万. None when empty; ValueError when it is no sum of money."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    found = _MONEY.fullmatch(plain)
    if found is None and _MONEY.fullmatch(plain.lstrip("-−– ")):
        raise ValueError("经费不能是负数，请核对。")
    if found is None:
        raise ValueError("经费请填数字，单位是元，如 5000。")
    try:
        yuan = Decimal(found["number"].replace(",", "")) * (10_000 if found["wan"] else 1)
    except InvalidOperation as error:  # pragma: no cover  the pattern lets no such number through
        raise ValueError("经费请填数字，单位是元，如 5000。") from error
    if yuan != round(yuan, 2):
        raise ValueError("经费最多到分（两位小数）。")
    return round(yuan, 2)
