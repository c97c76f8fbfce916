"""What an id number says of itself: whether it can be right, birth date, sex (GB 11643-1999)."""

import re
from dataclasses import dataclass
from datetime import date

from stdnum.cn import ric

from beneficiaries.choices import IdKind, Sex
from beneficiaries.normalise import plain_id

_LONG = re.compile(r"\d{17}[\dX]")
_SHORT = re.compile(r"\d{15}")
_PERMITS = {
    IdKind.HONG_KONG_MACAO: (re.compile(r"[HM]\d{8}(?:\d{2})?"), "一个字母（H或M）加8位数字"),
    IdKind.TAIWAN: (re.compile(r"\d{8}(?:[\dA-Z]{2})?"), "8位数字"),
}


@dataclass(frozen=True, slots=True)
class IdFacts:
    """What could be read; `problem` is a sentence that says how to mend it, empty when all is well."""

    number: str
    problem: str = ""
    born_on: date | None = None
    sex: str = ""


def read_id(typed: str, kind: str = IdKind.RESIDENT) -> IdFacts:
    """Look at a number as it was typed. An empty one is no problem: nobody must give an id."""
    number = plain_id(typed)
    if not number or kind == IdKind.OTHER:
        return IdFacts(number)
    if kind in _PERMITS:
        form, words = _PERMITS[IdKind(kind)]
        return IdFacts(number, "" if form.fullmatch(number) else f"这种证件的号码是{words}，请核对。")
    return _resident(number)


def _resident(number: str) -> IdFacts:
    if _SHORT.fullmatch(number):
        born_on = _date(f"19{number[6:12]}")
        problem = "" if born_on else "第7到12位不是真实的出生日期，请核对。"
        return IdFacts(number, problem, born_on, _sex(number[-1]))
    if not _LONG.fullmatch(number):
        return IdFacts(number, _form_problem(number))
    born_on = _date(number[6:14])
    if born_on is None:
        return IdFacts(number, "第7到14位不是真实的出生日期，请核对。")
    if ric.calc_check_digit(number) != number[-1]:
        return IdFacts(
            number, "最后一位校验对不上，一般是某一位抄错了，请对照证件核对。", born_on, _sex(number[16])
        )
    return IdFacts(number, "", born_on, _sex(number[16]))


def _form_problem(number: str) -> str:
    if re.search(r"E\+\d+$|\.\d", number):
        return "号码被Excel改成了科学计数，后几位已经丢失。请把这一列设为“文本”格式，再对照证件重新填写。"
    if re.search(r"[^\dX]", number) or "X" in number[:-1]:
        return "身份证号里只能有数字，最后一位可以是X，请核对。"
    return f"身份证号应当是18位（旧证15位），现在是{len(number)}位，请核对。"


def _date(digits: str) -> date | None:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return day if day <= date.today() else None


def _sex(digit: str) -> str:
    return Sex.MALE if int(digit) % 2 else Sex.FEMALE
