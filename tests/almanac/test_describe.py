from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.almanac.festivals import FESTIVALS
from shuangyong.almanac.quarters import OFFSETS
from shuangyong.almanac.seasons import FREQUENCIES, SEASONS
from shuangyong.almanac.timing import Timing, TimingKind
from shuangyong.almanac.words import describe, describe_all, parse_timings

MONTH = st.integers(1, 12)
DAY = st.dates(date(1950, 1, 1), date(2099, 12, 31))
TIMINGS = st.one_of(
    DAY.map(lambda day: Timing(TimingKind.DATE, day=day)),
    st.tuples(DAY, DAY).map(lambda pair: Timing(TimingKind.DATE, day=min(pair), end_day=max(pair))),
    st.builds(Timing, st.just(TimingKind.MONTHS), start_month=MONTH, end_month=MONTH),
    st.builds(Timing, st.just(TimingKind.QUARTER), number=st.integers(1, 4)),
    st.builds(Timing, st.just(TimingKind.HALF), number=st.integers(1, 2)),
    st.builds(Timing, st.just(TimingKind.SEASON), code=st.sampled_from(sorted(SEASONS))),
    st.builds(
        Timing,
        st.just(TimingKind.FESTIVAL),
        code=st.sampled_from([festival.code for festival in FESTIVALS]),
        offset=st.sampled_from(sorted(OFFSETS)),
        next_year=st.booleans(),
    ),
    st.builds(
        Timing,
        st.just(TimingKind.FREQUENCY),
        code=st.sampled_from(sorted(FREQUENCIES)),
        number=st.none() | st.integers(1, 999),
    ),
    st.just(Timing(TimingKind.OPEN)),
)


@given(TIMINGS, st.integers(1950, 2099))
def test_the_usual_words_for_a_timing_are_understood_again(timing: Timing, year: int):
    (found,) = parse_timings(describe(timing), year)
    assert replace(found, words="") == timing


@pytest.mark.parametrize(
    ("timing", "words"),
    [
        (Timing(TimingKind.FESTIVAL, code="spring_festival", offset="前夕"), "春节前夕"),
        (Timing(TimingKind.FESTIVAL, code="new_year", offset="前", next_year=True), "次年元旦前"),
        (Timing(TimingKind.FESTIVAL, code="new_year", offset="前"), "本年元旦前"),
        (Timing(TimingKind.MONTHS, start_month=7, end_month=9), "7—9月"),
        (Timing(TimingKind.MONTHS, start_month=11, end_month=2), "11月至次年2月"),
        (Timing(TimingKind.QUARTER, number=2), "二季度"),
        (Timing(TimingKind.FREQUENCY, code="quarterly", number=1), "每季度一次"),
        (Timing(TimingKind.FREQUENCY, code="times", number=2), "全年两次"),
        (
            Timing(TimingKind.DATE, day=date(2027, 3, 5), end_day=date(2027, 3, 10)),
            "2027年3月5日至2027年3月10日",
        ),
        (Timing(TimingKind.OPEN), "待定"),
        (Timing(TimingKind.OPEN, words="适时"), "适时"),
        (Timing(TimingKind.QUARTER, words="第二季度", number=2), "第二季度"),
    ],
)
def test_a_timing_is_written_in_usual_chinese(timing: Timing, words: str):
    assert describe(timing) == words


def test_several_timings_are_joined_and_none_is_empty():
    assert (
        describe_all([Timing(TimingKind.QUARTER, number=1), Timing(TimingKind.OPEN, words="适时")])
        == "一季度、适时"
    )
    assert describe_all([]) == ""
