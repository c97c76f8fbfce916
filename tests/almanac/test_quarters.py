from datetime import date

import pytest

from shuangyong.almanac.quarters import quarter_of_timings, quarters_of, sort_key, windows_of
from shuangyong.almanac.timing import Timing, TimingKind


def festival(code: str, offset: str = "", *, next_year: bool = False) -> Timing:
    return Timing(TimingKind.FESTIVAL, code=code, offset=offset, next_year=next_year)


def recurring(code: str, number: int | None = None) -> Timing:
    return Timing(TimingKind.FREQUENCY, code=code, number=number)


def months(start: int, end: int) -> Timing:
    return Timing(TimingKind.MONTHS, start_month=start, end_month=end)


@pytest.mark.parametrize(
    ("timing", "quarters"),
    [
        (festival("spring_festival", "前夕"), {1}),
        (festival("spring_festival", "前"), {1}),
        (festival("new_year", "前", next_year=True), {4}),
        (festival("spring_festival", "前", next_year=True), {4}),
        (festival("spring_festival", "当天", next_year=True), {4}),
        (festival("army_day", next_year=True), set()),
        (festival("new_year", "前"), {1}),
        (festival("party_day"), {3}),
        (festival("party_day", "前夕"), {2}),
        (festival("army_day", "期间"), {3}),
        (festival("national_day", "前夕"), {3}),
        (festival("national_day", "前后"), {3, 4}),
        (months(3, 3), {1}),
        (months(6, 7), {2, 3}),
        (months(11, 2), {4}),
        (Timing(TimingKind.QUARTER, number=2), {2}),
        (Timing(TimingKind.HALF, number=2), {3, 4}),
        (Timing(TimingKind.SEASON, code="summer_holiday"), {3}),
        (Timing(TimingKind.SEASON, code="winter_holiday"), {1}),
        (Timing(TimingKind.SEASON, code="spring"), {1, 2}),
        (Timing(TimingKind.SEASON, code="winter"), {1, 4}),
        (Timing(TimingKind.SEASON, code="year_end"), {4}),
        (recurring("weekly"), {1, 2, 3, 4}),
        (recurring("monthly"), {1, 2, 3, 4}),
        (recurring("quarterly"), {1, 2, 3, 4}),
        (recurring("half_yearly"), {2, 4}),
        (recurring("yearly"), set()),
        (recurring("times", 2), set()),
        (Timing(TimingKind.OPEN, words="适时"), set()),
        (Timing(TimingKind.DATE, day=date(2027, 3, 30), end_day=date(2027, 4, 2)), {1, 2}),
        (Timing(TimingKind.DATE, day=date(2026, 3, 30)), set()),
    ],
)
def test_a_timing_stands_in_the_quarters_of_its_window(timing: Timing, quarters: set[int]):
    assert quarters_of(timing, 2027) == quarters


@pytest.mark.parametrize("year", range(2000, 2099))
def test_spring_festival_work_is_first_quarter_this_year_and_fourth_for_the_next(year: int):
    for offset in ("前", "前夕", "来临之际", "期间", "当天", ""):
        assert quarters_of(festival("spring_festival", offset), year) == {1}
        assert quarters_of(festival("spring_festival", offset, next_year=True), year) == {4}


def test_preparations_do_not_reach_back_into_the_year_before():
    assert windows_of(festival("spring_festival", "前"), 2028) == [(date(2028, 1, 1), date(2028, 1, 25))]


def test_a_next_years_festival_keeps_its_real_days():
    assert windows_of(festival("spring_festival", "前夕", next_year=True), 2027) == [
        (date(2028, 1, 11), date(2028, 1, 25))
    ]


def test_the_last_day_of_a_span_knows_leap_years():
    assert windows_of(months(2, 2), 2028) == [(date(2028, 2, 1), date(2028, 2, 29))]
    assert windows_of(Timing(TimingKind.SEASON, code="winter_holiday"), 2027)[0][1] == date(2027, 2, 28)


def test_mid_autumn_moves_between_the_quarters():
    assert quarters_of(festival("mid_autumn"), 2027) == {3}
    assert quarters_of(festival("mid_autumn"), 2028) == {4}


def test_a_festival_without_a_known_date_has_no_window():
    assert windows_of(festival("qingming"), 1990) == []
    assert quarters_of(festival("spring_festival", next_year=True), 2099) == {4}


def test_a_task_with_four_festivals_stands_in_all_their_quarters():
    timings = [festival(code) for code in ("party_day", "army_day", "national_day", "spring_festival")]
    assert quarter_of_timings(timings, 2027) == {1, 3, 4}


def test_tasks_are_ordered_by_their_first_day_then_recurring_then_open():
    spring, march = [festival("spring_festival", "前")], [months(3, 3), months(1, 1)]
    august, always = [festival("army_day")], [recurring("monthly")]
    open_end = [Timing(TimingKind.OPEN, words="适时")]
    nothing: list[Timing] = []
    tasks = [nothing, always, august, march, open_end, spring]
    ordered = sorted(tasks, key=lambda timings: sort_key(timings, 2027))
    assert ordered[:4] == [march, spring, august, always]
