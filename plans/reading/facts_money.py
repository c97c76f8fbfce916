"""Sums of money with what each is for, and where the money comes from."""

import re
from decimal import Decimal

from plans.reading.facts_numbers import read_count
from plans.reading.found import Amount
from shuangyong.almanac.chinese_numbers import half_width

_MONEY = re.compile(
    r"(?P<low>(?<![\d.])\d{1,9}(?:\.\d{1,2})?\s?[万千百]?元?\s?[-—–~～至到]{1,2}\s?)?"
    r"(?P<number>(?<![\d.,])\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,2})?|(?<![\d.,])\d{1,9}(?:\.\d{1,4})?"
    r"|[一二三四五六七八九十两百千]{1,7})"
    r"\s?(?:余|多)?(?P<scale>[万千百亿]{0,2})\s?(?:余|多)?\s?(?:人民币)?元(?!旦|宵|月|素)"
)
_SCALES = {"百": 100, "千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
_CUT = re.compile(
    r"[、，,；;。：:（(）)]|分别为?|和|及|按照?|赠?送[上去]?(?:价值)?|从[^，,。；;]{0,30}?(?:经费|资金"
    r"|费|预算)[中里内]?"
)
_USED_FOR = re.compile(
    r"(?:的?(?:经费|资金))?[，,]?(?:专门|主要|专项|全部)?用于(?P<for>[^，,。；;：:（）()]{2,40})"
)
_BEFORE = re.compile(
    r"^(?:对于?|凡|并|再|另|各|其中|安排|拨付|拨出|列支|投入|落实|筹集|筹措|争取|预算|发放|发给|给予"
    r"|奖励|按照?|以|由|在|为|给|向|有|共|共计|合计|总计|拿出|用于|年内|每年|全年|今年)+"
)
_BEHIND = re.compile(
    r"(?:一次性|分别|各|均|按照?|以|为|给予|发给|发放|奖励|奖|补助|补贴|慰问|资助|赠送|送|不少于"
    r"|不低于|不超过|不得超过|最高|最低|至少|约|近|达到?|共计?|合计|总计|的|人民币|拨付|投入|安排|标准"
    r"|计|至|并|再|金额)+$"
)
_OF = re.compile(r"的$|者$")
_SOURCE = (
    re.compile(r"(?:经费|资金)(?:来源|渠道)[：:为是]?\s?(?P<from>[^，,。；;）)]{2,30})"),
    re.compile(
        r"(?:从|在)(?P<from>[^，,。；;：:（）()从在]{2,24}?(?:经费|资金|费|预算|财政))(?:中|里"
        r"|内)?(?:列支|支出|开支|解决|支付|安排)"
    ),
    re.compile(
        r"由(?P<from>[^，,。；;：:（）()由]{2,24}?)(?:承担|出资|列支|资助|赞助|拨付|拨款|全额保障|筹集"
        r"|解决经费)"
    ),
    re.compile(
        r"(?:列入|纳入)(?P<from>[^，,。；;：:（）()]{0,16}?(?:财政|年度|单位|部门|经费|街道|社区|学校"
        r"|医院|公司|局|院)[^，,。；;：:（）()]{0,6}?预算)"
    ),
    re.compile(
        r"(?P<from>财政(?:专项)?(?:资金|经费|拨款)|党建经费|党费|双拥专项(?:经费|资金)|惠民资金"
        r"|自筹(?:经费|资金)?)"
    ),
)


def amounts_of(words: str) -> tuple[Amount, ...]:
    """Every sum in yuan, in order, with what it is for."""
    plain = half_width(words)
    if len(plain) != len(words):
        plain = words
    found, last = [], 0
    for match in _MONEY.finditer(plain):
        value = _value(match)
        if value is not None and 0 < value < Decimal(10_000_000_000):
            used = _USED_FOR.match(words, match.end())
            purpose = used["for"] if used else _purpose(words[max(last, match.start() - 80) : match.start()])
            found.append(
                Amount(value, purpose[:60], (purpose + words[match.start() : match.end()].strip())[:120])
            )
        last = match.end()
    return tuple(found)


def fund_source_of(words: str) -> str:
    """财政预算, 企业赞助: where the money comes from; empty where nothing is said."""
    for pattern in _SOURCE:
        if found := pattern.search(words):
            return found["from"].strip()
    return ""


def _value(match: re.Match[str]) -> Decimal | None:
    words = match["number"].replace(",", "")
    number = Decimal(words) if words[0].isascii() else _decimal(words)
    scale = _SCALES.get(match["scale"], 1) if match["scale"] else 1
    if number is None:
        return None
    value = number * scale
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _decimal(words: str) -> Decimal | None:
    value = read_count(words)
    return None if value is None else Decimal(value)


def _purpose(before: str) -> str:
    """What stands right before the sum, or one step further where only 奖励 stands there."""
    pieces = _CUT.split(before)
    for piece in reversed(pieces[-3:]):
        words = _BEHIND.sub("", piece.strip()[-40:])
        words = _OF.sub("", _BEFORE.sub("", words)).strip()
        if words:
            return words
    return next((piece.strip() for piece in reversed(pieces) if piece.strip()), "")[-20:]
