"""How many of what a task is to bring: 板报1期, 不少于3次, 40余户."""

import re

from shuangyong.almanac.chinese_numbers import half_width

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
_UNITS = (
    r"人次|户次|场次|课时|次|期|场|篇|份|处|户|名|人|对|件|台|册|%|块|幅|面|条|节|堂|部|家|支|个|项|批"
    r"|套|棵|株|本|辆|条次"
)
_COUNT = re.compile(
    rf"(?P<number>\d{{1,8}}|[一二三四五六七八九十两百千]{{1,7}})(?P<scale>[万千百])?\s?(?:余|多"
    rf"|来)?\s?(?P<unit>{_UNITS})(?P<after>[一-鿿]{{0,2}})"
)
# What stands before: no ordinal, no share for each, no rhythm.
_NO_COUNT = re.compile(
    r"第$|[\d.．:：]$|(?:每|各)[一-鿿]{0,2}(?:不少于|至少|各|约)?$|每(?:半?年|个?季度?|个?月|周|学期"
    r"|天|两个?月)[^，。；]{0,14}$"
    r"|每(?:名|人|户|个|位|村|家|网格|单位|科室|班|校|社区)[^，。；]{0,12}$|(?:各|分别)[^，。；]{0,4}$"
    r"|[又再同某逐统唯初头任漏]$|[“‘《「][^”’》」]{0,12}$"
)
_YEARLY = re.compile(r"每年[^，。；]{0,14}$")
_VAGUE = frozenset("个项批支条家套部节面本")
_NOUN_AFTER = re.compile(
    r"社区|单位|示范|家庭|岗位|部队|站|村|网格|企业|困难|优抚|品牌|专栏|宣传|课|节目|问题|实事|点|学校"
    r"|连队|班级|信息|标语|横幅"
)
_NO_UNIT_AFTER = (
    "部队",
    "部门",
    "部分",
    "人才",
    "人员",
    "人武",
    "期间",
    "次性",
    "家庭",
    "家企",
    "家属",
    "面向",
    "条件",
    "节日",
    "节前",
    "处理",
    "户籍",
    "名义",
    "场所",
    "件件",
    "级",
    "人均",
    "期末",
    "对一",
    "条街",
)


def target_of(words: str) -> tuple[int | None, str]:
    """The first count with its measure word; (None, "") where no count is said."""
    for found in _COUNT.finditer(half_width(words)):
        value = _value(found["number"], found["scale"] or "")
        unit = found["unit"]
        before = found.string[max(found.start() - 24, 0) : found.start()]
        if value is None or not 0 < value <= 99_999_999 or _is_no_count(before, value, found):
            continue
        return value, unit
    return None, ""


def read_count(words: str) -> int | None:
    """12, 两千, 一百二十; None for anything else."""
    if words.isascii() and words.isdigit():
        return int(words)
    total, digit = 0, None
    for sign in words:
        if sign in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[sign]
        elif sign in _TENS:
            total += (1 if digit is None else digit) * _TENS[sign]
            digit = 0
        else:
            return None
    return total + (digit or 0) if words else None


def _value(number: str, scale: str) -> int | None:
    value = read_count(number)
    return None if value is None else value * {"万": 10_000, "千": 1_000, "百": 100}.get(scale, 1)


def _is_no_count(before: str, value: int, found: re.Match[str]) -> bool:
    unit, after = found["unit"], found["after"]
    if found["number"] == "一" and after.startswith(("一", "不", "力", "心")):
        return True
    if (unit + after).startswith(_NO_UNIT_AFTER) or after.startswith(unit):
        return True
    if _NO_COUNT.search(before) and not (_YEARLY.search(before) and value > 1):
        return True
    if (
        unit in _VAGUE
        and (value < 2 or not _NOUN_AFTER.match(found.string, found.end("unit")))
        and unit not in "面本"
    ):
        return unit not in "条节家" or value < 2
    return False
