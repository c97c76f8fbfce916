"""Invented numbers: ids of the place 990000, which is nowhere, with the right check digit; phones."""

from datetime import date

from stdnum.cn import ric

_HOUSES = 60


def resident_id(born_on: date, order: int) -> str:
    """An id number whose last sign is right; `order` (1–999) is odd for men, even for women."""
    body = f"990000{born_on:%Y%m%d}{order:03d}"
    return body + str(ric.calc_check_digit(f"{body}0"))


def phone(number: int) -> str:
    """A number that nobody has."""
    return f"1990000{number % 10000:04d}"


def address(unit_name: str, number: int) -> str:
    """A house in the unit."""
    road, room = "榆柳桃李杏"[number % 5], f"{number % 6 + 1}0{number % 2 + 1}"
    return f"澄溪区{unit_name}{road}园路{number % _HOUSES + 1}号{room}室"
