"""Numbers of Word's lists in writing: 一, ①, 甲, IV, and whatever else w:numFmt names."""

from collections.abc import Callable

from .numerals import DIGITS, to_chinese

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_LEGAL = str.maketrans("一二三四五六七八九十百零", "壹贰叁肆伍陆柒捌玖拾佰零")
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)  # fmt: skip
_MOST_ROMAN = 3999


def written(number: int, form: str) -> str:
    """The number as a list of this form shows it; plain digits for forms that no office here uses."""
    if form in {"none", "bullet"}:
        return ""
    write = _FORMS.get(form)
    return (write(number) if write and number > 0 else "") or str(number)


def circled(number: int) -> str:
    """① … ㊿; "" beyond."""
    for first, last, sign in ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")):
        if first <= number <= last:
            return chr(ord(sign) + number - first)
    return ""


def _run_of(first: str, length: int) -> Callable[[int], str]:
    """Signs that follow each other in Unicode."""
    return lambda number: chr(ord(first) + number - 1) if number <= length else ""


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else ""


def _chinese(number: int) -> str:
    return to_chinese(number) if number <= 999 else ""


def _digits(zero: str) -> Callable[[int], str]:
    table = str.maketrans("0123456789", zero + DIGITS[1:])
    return lambda number: str(number).translate(table)


def _tens_then_digits(zero: str) -> Callable[[int], str]:
    """十一, 二十 as spoken, from a hundred on digit by digit."""
    by_digit = _digits(zero)
    return lambda number: to_chinese(number) if number < 100 else by_digit(number)


def _roman(number: int) -> str:
    if number > _MOST_ROMAN:
        return ""
    words = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        words += sign * count
    return words


def _letters(number: int) -> str:
    """Z is followed by AA, BB … as in Word."""
    return chr(ord("A") + (number - 1) % 26) * min((number - 1) // 26 + 1, 30)


def _stem_and_branch(number: int) -> str:
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


def _legal(number: int) -> str:
    return _chinese(number).translate(_LEGAL)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_WIDE),
    "decimalFullWidth2": lambda number: str(number).translate(_WIDE),
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedFullstop": _run_of("⒈", 20),
    "decimalEnclosedParen": _run_of("⑴", 20),
    "ideographEnclosedCircle": _run_of("㊀", 10),
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": _tens_then_digits("○"),
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _tens_then_digits("○"),
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographDigital": _digits("〇"),
    "japaneseDigitalTenThousand": _digits("〇"),
    "taiwaneseDigital": _digits("○"),
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "ideographZodiacTraditional": _stem_and_branch,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
}
