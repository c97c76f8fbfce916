import re
from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.almanac.timing import Timing, TimingKind
from shuangyong.almanac.words import describe_all, parse_timings

D, M, Q, H, S, F, R = (
    TimingKind.DATE,
    TimingKind.MONTHS,
    TimingKind.QUARTER,
    TimingKind.HALF,
    TimingKind.SEASON,
    TimingKind.FESTIVAL,
    TimingKind.FREQUENCY,
)
SPRING, NEW_YEAR, ARMY = "spring_festival", "new_year", "army_day"


def months(first: int, last: int) -> dict:
    return {"kind": M, "start_month": first, "end_month": last}


def days(start: str, end: str | None = None) -> dict:
    return {"kind": D, "day": date.fromisoformat(start), "end_day": date.fromisoformat(end) if end else None}


def festival(code: str, offset: str = "", *, next_year: bool = False) -> dict:
    return {"kind": F, "code": code, "offset": offset, "next_year": next_year}


CASES = {
    "春节前": [festival(SPRING, "前")],
    "在春节前夕": [festival(SPRING, "前夕")],
    "八一前夕": [festival(ARMY, "前夕")],
    "“八一”前夕": [festival(ARMY, "前夕")],
    "八一建军节来临之际": [festival(ARMY, "来临之际")],
    "元旦、春节前": [festival(NEW_YEAR, "前", next_year=True), festival(SPRING, "前", next_year=True)],
    "八一、春节期间": [festival(ARMY, "期间"), festival(SPRING, "期间")],
    "春节和“八一”": [festival(SPRING), festival(ARMY)],
    "元旦春节期间": [festival(NEW_YEAR, "期间"), festival(SPRING, "期间")],
    "次年春节": [festival(SPRING, next_year=True)],
    "明年元旦前": [festival(NEW_YEAR, "前", next_year=True)],
    "次年中秋": [festival("mid_autumn", next_year=True)],
    "2028年春节前": [festival(SPRING, "前", next_year=True)],
    "2027年春节前": [festival(SPRING, "前")],
    "本年元旦前": [festival(NEW_YEAR, "前")],
    "9·18": [festival("september_18")],
    "国庆节节后": [festival("national_day", "后")],
    "3月": [months(3, 3)],
    "六月份": [months(6, 6)],
    "7—9月": [months(7, 9)],
    "4-6月": [months(4, 6)],
    "4月至6月": [months(4, 6)],
    "20xx 年 4—6月 :": [months(4, 6)],
    "11月至次年2月": [months(11, 2)],
    "四、五月": [months(4, 4), months(5, 5)],
    "七八月": [months(7, 8)],
    "每年7月": [months(7, 7)],
    "2027-03": [months(3, 3)],
    "第二季度": [{"kind": Q, "number": 2}],
    "二季度": [{"kind": Q, "number": 2}],
    "Q2": [{"kind": Q, "number": 2}],
    "一、三季度": [{"kind": Q, "number": 1}, {"kind": Q, "number": 3}],
    "一至三季度": [months(1, 9)],
    "前三季度": [months(1, 9)],
    "上半年": [{"kind": H, "number": 1}],
    "上、下半年各一次": [{"kind": H, "number": 1}, {"kind": H, "number": 2}],
    "暑期": [{"kind": S, "code": "summer_holiday"}],
    "寒暑假": [{"kind": S, "code": "winter_holiday"}, {"kind": S, "code": "summer_holiday"}],
    "年底": [{"kind": S, "code": "year_end"}],
    "每季度一次": [{"kind": R, "code": "quarterly", "number": 1}],
    "每季一讲": [{"kind": R, "code": "quarterly", "number": 1}],
    "每半年": [{"kind": R, "code": "half_yearly"}],
    "每月8日": [{"kind": R, "code": "monthly"}],
    "每周": [{"kind": R, "code": "weekly"}],
    "每年一次": [{"kind": R, "code": "yearly", "number": 1}],
    "全年2次": [{"kind": R, "code": "times", "number": 2}],
    "不少于两次": [{"kind": R, "code": "times", "number": 2}],
    "2027年3月5日": [days("2027-03-05")],
    "３月５日": [days("2027-03-05")],
    "三月五日": [days("2027-03-05")],
    "2027-03-05": [days("2027-03-05")],
    "2027.3.5": [days("2027-03-05")],
    "2027/3/5": [days("2027-03-05")],
    "3月5日至3月10日": [days("2027-03-05", "2027-03-10")],
    "3月5—10日": [days("2027-03-05", "2027-03-10")],
    "12月30日至1月3日": [days("2027-12-30", "2028-01-03")],
    "7月中旬": [days("2027-07-11", "2027-07-20")],
    "2月底": [days("2027-02-21", "2027-02-28")],
    "2028年1月": [days("2028-01-01", "2028-01-31")],
    "": [],
}


@pytest.mark.parametrize("text", CASES)
def test_what_a_clerk_types_is_understood(text: str):
    expected = [Timing(**fields) for fields in CASES[text]]
    found = parse_timings(text, 2027)
    assert [without_words(timing) for timing in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "全年",
        "不定期",
        "适时",
        "2月30日",
        "十三月",
        "每两月一次",
        "每2月一次",
        "四至一季度",
        "2026年春节",
        "寒山",
        "，待定",
    ],
)
def test_what_is_not_understood_stays_open_with_its_words(text: str):
    (timing,) = parse_timings(text, 2027)
    assert timing == Timing(TimingKind.OPEN, words=text.strip("，"))


def test_open_words_stand_beside_understood_ones():
    found = parse_timings("春节前；适时，3月开展", 2027)
    assert [(timing.kind, timing.words) for timing in found] == [
        (F, "春节前"),
        (TimingKind.OPEN, "适时"),
        (M, "3月开展"),
    ]


@pytest.mark.parametrize(("quarter", "next_year"), [(1, False), (4, True), (None, False)])
def test_the_tasks_quarter_decides_whose_spring_festival_is_meant(quarter: int | None, next_year: bool):
    (timing,) = parse_timings("春节期间", 2027, quarter)
    assert timing.next_year is next_year


def test_a_first_quarter_task_before_new_year_stays_in_its_year():
    assert not any(timing.next_year for timing in parse_timings("元旦、春节前", 2027, 1))


@pytest.mark.parametrize(
    "text",
    [
        "元旦、春节前",
        "一、三季度",
        "四、五月",
        "“七一”、“八一”、国庆节前",
        "3、6、9月",
        "上、下半年",
        "1—3季度",
        "2027-03",
        "每季度一次、年底",
    ],
)
def test_a_cell_shows_what_was_typed(text: str):
    assert describe_all(parse_timings(text, 2027)) == text


@pytest.mark.parametrize(
    ("text", "alone"), [("元旦、春节前", "元旦前"), ("一、三季度", "一季度"), ("四、五月", "四月")]
)
def test_a_timing_taken_out_of_its_list_still_reads_well(text: str, alone: str):
    assert describe_all(parse_timings(text, 2027)[:1]) == alone


PIECES = [
    *CASES,
    "全年",
    "适时",
    "组织活动",
    "和",
    "及",
    "、",
    "，",
    "；",
    " ",
    "“",
    "”",
    "前",
    "月",
    "每",
    "x",
]


def bare(text: str) -> str:
    """What is left of a text without separators, blanks and the words that only join."""
    return re.sub(r"以及|或者|[、,，;；。\s和及与或]", "", text)


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join) | st.text(), st.integers(1900, 2099))
def test_no_word_is_lost_and_nothing_raises(text: str, year: int):
    assert bare("".join(timing.words for timing in parse_timings(text, year))) == bare(text)


def test_a_very_long_list_is_read_in_good_time():
    started = perf_counter()
    parse_timings("1、" * 10_000, 2027)
    assert perf_counter() - started < 3


def without_words(timing: Timing) -> Timing:
    return Timing.from_json({name: value for name, value in timing.to_json().items() if name != "words"})
