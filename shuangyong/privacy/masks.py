"""Masks: as much as it takes to recognise a value, too little to use it (domain.md 2.3).

They never fail and never give back a whole value: what has an unknown form is hidden but for its end.
"""

import re

STAR = "*"
_LEAST_HIDDEN = 4
_RESIDENT = re.compile(r"\d{17}[\dXx]|\d{15}")
_PLACE_END = re.compile(r".*?(?:社区|街道|镇|乡|村)(?=.)")


def mask_id(number: str) -> str:
    """330102********1234 for resident ids of 18 (X too) and 15 signs; permits of 港澳台 keep less."""
    number = number.strip()
    if _RESIDENT.fullmatch(number):
        return _middle(number, 6, 4)
    return _middle(number, 1, 2)


def mask_phone(number: str) -> str:
    """138****5678; a landline keeps its area code and last two digits."""
    number = number.strip()
    digits = re.sub(r"\D", "", number)
    if len(digits) == 11 and digits.startswith("1"):
        return f"{digits[:3]}****{digits[-4:]}"
    if number.startswith("0") and len(digits) >= 10:
        return _middle(number, 4 if "-" in number[3:5] else 3, 2)
    return _middle(number, 0, 2)


def mask_card(number: str) -> str:
    """************1234: only the last four of a bank card of 16 to 19 digits."""
    return _middle(re.sub(r"\s", "", number), 0, 4)


def mask_name(name: str) -> str:
    """王**: the family name alone, for whatever leaves the office."""
    name = name.strip()
    return f"{name[:1]}{STAR * max(1, len(name) - 1)}" if name else ""


def mask_address(address: str) -> str:
    """Down to the community; house and door are hidden."""
    address = address.strip()
    found = _PLACE_END.match(address)
    while found and (longer := _PLACE_END.match(address, found.end())):
        found = longer
    return f"{address[: found.end()]}{STAR * 3}" if found else STAR * 3 if address else ""


def mask_words(words: str) -> str:
    """已填: illness and disability are not shown even in part."""
    return "已填" if words.strip() else ""


def _middle(text: str, first: int, last: int) -> str:
    """Keep `first` and `last` signs; of a text too short for that at most a quarter, at its end."""
    if len(text) - first - last < _LEAST_HIDDEN:
        first, last = 0, min(last, len(text) // 4)
    end = len(text) - last
    return f"{text[:first]}{STAR * (end - first)}{text[end:]}"
