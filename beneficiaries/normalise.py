"""One form for what people type in many: ids, phones, names."""

import re
import unicodedata

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
# What is plain already, as nearly everything in a tidy file is, need not be looked at sign by sign.
_PLAIN_ID = re.compile(r"[0-9]{17}[0-9X]")
_PLAIN_PHONE = re.compile(r"[0-9]{11}")
_PLAIN_NAME = re.compile(r"[\u4e00-\u9fff]{1,10}")
_COUNTRY = re.compile(r"^(?:\+|00)86(?=1\d{10}$)")


def plain_id(number: str) -> str:
    """An id without blanks and dashes, half-width, with a capital X."""
    if _PLAIN_ID.fullmatch(number):
        return number
    return re.sub(r"[\s\-‐－—]", "", unicodedata.normalize("NFKC", number)).upper()


def plain_phone(number: str) -> str:
    """The digits of a phone number, without +86 before a mobile one."""
    if _PLAIN_PHONE.fullmatch(number):
        return number
    digits = re.sub(r"[^\d+]", "", unicodedata.normalize("NFKC", number))
    return _COUNTRY.sub("", digits).replace("+", "")


def plain_name(name: str) -> str:
    """A name without blanks between Chinese signs; the dot of longer names is the middle dot."""
    if _PLAIN_NAME.fullmatch(name):
        return name
    words = " ".join(unicodedata.normalize("NFKC", name).split())
    words = re.sub(f"(?<=[{_HAN}]) (?=[{_HAN}])", "", words)
    return re.sub(f"\\s*[•・‧∙．.]\\s*(?=[{_HAN}])", "·", words)
