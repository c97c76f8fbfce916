"""What of a file may be shown: never a whole number, whatever column it stands in."""

import re
import unicodedata

from beneficiaries.importing.cells import read_day
from beneficiaries.importing.columns import BY_KEY, Kind
from beneficiaries.importing.telling import Wrong
from shuangyong.privacy.masks import mask_id, mask_phone, mask_words
from shuangyong.sheets.reading_fast import Plain, Unread

_LONG = re.compile(r"(?:\d[\s\-]?){6,}\d[\dXx]?|[A-Za-z]\d{7,}")
_SHOWN = 60
WHOLE = 1000
"""Signs of a cell in the file of failed rows: whoever has to shorten a note must see it."""
UNREADABLE = "（读不出来）"


def without_numbers(text: str) -> str:
    """The text with every long number masked."""
    return _LONG.sub(lambda found: _masked(found[0]), text)


def shown(key: str, text: Plain, most: int = _SHOWN) -> str:
    """What may be shown of a field's words, cut after `most` signs."""
    if isinstance(text, Unread):
        return UNREADABLE
    field = BY_KEY.get(key)
    if field is None:
        return sample(text)
    if field.mask is None:
        words, is_day = readable(key, text)
        return words if is_day else cut(without_numbers(words), most)
    # A number in the wrong column must not slip through a mask made for something else.
    return cut(without_numbers(field.mask(unicodedata.normalize("NFKC", text))), most)


def readable(key: str, text: str) -> tuple[str, bool]:
    """A day as a day, however it was typed (Excel's serials too); all else as it stands. And which it is."""
    if BY_KEY[key].kind is not Kind.DATE:
        return text, False
    try:
        told = read_day(text)
    except Wrong:
        return text, False
    return (f"{told.day:%Y-%m-%d}", True) if told.exact else (text, False)


def sample(text: Plain) -> str:
    """What may be shown of a column nobody knows yet: its first sign and its length."""
    if isinstance(text, Unread):
        return UNREADABLE
    if re.search(r"\d{5}", text):
        return cut(_masked(text))
    return text if len(text) <= 1 else cut(f"{text[:1]}{'*' * min(len(text) - 1, 6)}")


def is_plain(key: str, text: Plain) -> bool:
    """Whether the words may stand in a form to be mended."""
    if not isinstance(text, str) or BY_KEY[key].mask is not None:
        return False
    words, is_day = readable(key, text)
    return is_day or without_numbers(words) == words


def _masked(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    if len(digits) == 11 and digits.startswith("1"):
        return mask_phone(digits)
    return mask_id(number) if len(digits) >= 6 else mask_words(number)


def cut(text: str, most: int = _SHOWN) -> str:
    """The beginning of a long text."""
    return text if len(text) <= most else f"{text[:most]}…"
