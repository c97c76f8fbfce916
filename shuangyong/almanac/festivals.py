"""Festivals and memorial days that double-support plans hang their work on, and their dates by rule."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from borax.calendars.lunardate import LunarDate

FIRST_YEAR, LAST_YEAR = 1900, 2099


@dataclass(frozen=True, slots=True)
class Festival:
    """One festival: stable code, the name shown, other names people type, and the rule for its date."""

    code: str
    name: str
    aliases: tuple[str, ...]
    rule: Callable[[int], date]

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases."""
        return (self.name, *self.aliases)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _lunar(month: int, day: int, *, year_shift: int = 0) -> Callable[[int], date]:
    def rule(year: int) -> date:
        solar = LunarDate(year + year_shift, month, day).to_solar_date()
        return date(solar.year, solar.month, solar.day)

    return rule


_spring_festival = _lunar(1, 1)


def _laba(year: int) -> date:
    """The 腊八 that leads up to this year's 春节; in some years it lies in late December before."""
    if year <= FIRST_YEAR:
        return date(1900, 1, 8)  # the lunar tables begin with 正月 of 1900
    return _lunar(12, 8, year_shift=-1)(year)


def _new_year_eve(year: int) -> date:
    # The day before 正月初一, never "腊月三十": the last month often has only 29 days.
    return _spring_festival(year) - timedelta(days=1)


def _qingming(year: int) -> date:
    if year < 2000:
        raise ValueError("清明的日期只能推算2000年至2099年。")
    short = year % 100
    return date(year, 4, int(short * 0.2422 + 4.81) - short // 4)


def _defence_education_day(year: int) -> date:
    # 国防教育法 §12: the third Saturday of September.
    first = date(year, 9, 1)
    return first + timedelta(days=(5 - first.weekday()) % 7 + 14)


FESTIVALS: tuple[Festival, ...] = (
    Festival("new_year", "元旦", ("元旦节",), _fixed(1, 1)),
    Festival("laba", "腊八", ("腊八节",), _laba),
    Festival("new_year_eve", "除夕", ("大年三十", "年三十"), _new_year_eve),
    Festival("spring_festival", "春节", ("农历新年", "新春佳节", "新春", "大年初一"), _spring_festival),
    Festival("lantern", "元宵", ("元宵节", "正月十五"), _lunar(1, 15)),
    Festival("lei_feng", "学雷锋纪念日", ("学雷锋日", "雷锋日", "学雷锋", "3·5", "三五学雷锋"), _fixed(3, 5)),
    Festival("women", "三八妇女节", ("妇女节", "三八节", "三八", "3·8"), _fixed(3, 8)),
    Festival("arbor", "植树节", ("3·12",), _fixed(3, 12)),
    Festival("qingming", "清明", ("清明节",), _qingming),
    Festival(
        "national_security",
        "国家安全教育日",
        ("全民国家安全教育日", "国家安全日", "4·15"),
        _fixed(4, 15),
    ),
    Festival("labour", "五一", ("五一劳动节", "五一国际劳动节", "劳动节", "五一节", "5·1"), _fixed(5, 1)),
    Festival("youth", "五四", ("五四青年节", "青年节", "5·4"), _fixed(5, 4)),
    Festival("disaster", "防灾减灾日", ("全国防灾减灾日", "5·12"), _fixed(5, 12)),
    Festival("children", "六一", ("六一儿童节", "六一国际儿童节", "儿童节", "六一节", "6·1"), _fixed(6, 1)),
    Festival("dragon_boat", "端午", ("端午节",), _lunar(5, 5)),
    Festival("party_day", "七一", ("七一建党节", "建党节", "七·一", "7·1", "建党纪念日"), _fixed(7, 1)),
    Festival("seventh_july", "七七", ("七七事变", "七七抗战", "7·7"), _fixed(7, 7)),
    Festival("army_day", "八一", ("八一建军节", "建军节", "八一节", "八·一", "8·1"), _fixed(8, 1)),
    Festival("double_seventh", "七夕", ("七夕节",), _lunar(7, 7)),
    Festival("middle_seventh", "中元", ("中元节",), _lunar(7, 15)),
    Festival(
        "victory_day",
        "抗战胜利纪念日",
        ("中国人民抗日战争胜利纪念日", "抗日战争胜利纪念日", "九三纪念日", "9·3"),
        _fixed(9, 3),
    ),
    Festival("september_18", "九一八", ("九一八事变", "九·一八", "9·18"), _fixed(9, 18)),
    Festival("defence_education", "国防教育日", ("全民国防教育日",), _defence_education_day),
    Festival("martyrs", "烈士纪念日", ("9·30",), _fixed(9, 30)),
    Festival("mid_autumn", "中秋", ("中秋节", "中秋佳节"), _lunar(8, 15)),
    Festival("national_day", "国庆", ("国庆节", "十一国庆节", "十一国庆", "10·1"), _fixed(10, 1)),
    Festival("double_ninth", "重阳", ("重阳节", "老年节"), _lunar(9, 9)),
    Festival(
        "korea_day",
        "抗美援朝纪念日",
        ("抗美援朝出国作战纪念日", "志愿军出国作战纪念日", "10·25"),
        _fixed(10, 25),
    ),
    Festival("constitution", "宪法日", ("国家宪法日", "宪法宣传日", "12·4"), _fixed(12, 4)),
    Festival("memorial", "公祭日", ("国家公祭日", "12·13"), _fixed(12, 13)),
)
"""All known festivals, roughly in the order of a year; `festivals_of` gives the exact order."""

FESTIVAL_BY_CODE: dict[str, Festival] = {festival.code: festival for festival in FESTIVALS}

WINTER_FESTIVALS = frozenset({"new_year", "laba", "new_year_eve", "spring_festival", "lantern"})
"""Those at the turn of the year: a fourth-quarter task that names one usually means next year's."""


def festival_date(code: str, year: int) -> date:
    """The day of festival `code` in `year`.

    Raises ValueError (in Chinese) for an unknown code, for years outside 1900–2099, and for 清明 before 2000.
    """
    festival = FESTIVAL_BY_CODE.get(code)
    if festival is None:
        raise ValueError(f"没有代码为“{code}”的节日。")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"节日的日期只能推算{FIRST_YEAR}年至{LAST_YEAR}年。")
    return festival.rule(year)


def festivals_of(year: int) -> list[tuple[Festival, date]]:
    """Every festival of a year with its day, by date; 清明 is left out where it cannot be computed."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"节日的日期只能推算{FIRST_YEAR}年至{LAST_YEAR}年。")
    known = [festival for festival in FESTIVALS if year >= 2000 or festival.code != "qingming"]
    return sorted(((festival, festival.rule(year)) for festival in known), key=lambda pair: pair[1])


def moving_date(code: str, year: int) -> date | None:
    """The date of a festival that falls on another day each year; None for the fixed and the unknown."""
    if code not in FESTIVAL_BY_CODE or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    days = {(day.month, day.day) for day in (festival_date(code, a_year) for a_year in (2026, 2027, 2028))}
    return festival_date(code, year) if len(days) > 1 else None
