"""What a task's times propose: inside the window, in the year, never too many, always with a title."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.series import LONGEST_TITLE, proposals
from shuangyong.almanac.festivals import FESTIVAL_BY_CODE, festival_date
from shuangyong.almanac.quarters import OFFSETS, windows_of
from shuangyong.almanac.seasons import FREQUENCIES, SEASONS
from shuangyong.almanac.timing import Timing, TimingKind

YEARS = st.integers(2000, 2098)
TODAY = date(2026, 5, 20)


@st.composite
def timing_of(draw, year):
    kind = draw(st.sampled_from(list(TimingKind)))
    days = st.dates(date(year, 1, 1), date(year, 12, 31))
    match kind:
        case TimingKind.DATE:
            first, last = sorted((draw(days), draw(days)))
            return Timing(kind, day=first, end_day=draw(st.sampled_from([None, last])))
        case TimingKind.MONTHS:
            return Timing(kind, start_month=draw(st.integers(1, 12)), end_month=draw(st.integers(1, 12)))
        case TimingKind.QUARTER:
            return Timing(kind, number=draw(st.integers(1, 4)))
        case TimingKind.HALF:
            return Timing(kind, number=draw(st.integers(1, 2)))
        case TimingKind.SEASON:
            return Timing(kind, code=draw(st.sampled_from(list(SEASONS))))
        case TimingKind.FESTIVAL:
            return Timing(
                kind,
                code=draw(st.sampled_from(list(FESTIVAL_BY_CODE))),
                offset=draw(st.sampled_from(list(OFFSETS))),
                next_year=draw(st.booleans()),
            )
        case TimingKind.FREQUENCY:
            number = draw(st.one_of(st.none(), st.integers(1, 999)))
            return Timing(kind, code=draw(st.sampled_from(list(FREQUENCIES))), number=number)
    return Timing(kind, words="适时")


@given(st.data())
def test_every_proposal_lies_in_the_task_s_window(data):
    year = data.draw(YEARS)
    timing = data.draw(timing_of(year))
    today = data.draw(st.dates(date(year - 1, 6, 1), date(year, 12, 31)))
    windows = windows_of(timing, year) or [(date(year, 1, 1), date(year, 12, 31))]
    for offer in proposals("走访", [timing], year, today):
        assert any(start <= offer.day <= end for start, end in windows), (offer, windows)
        assert offer.start <= offer.day <= offer.end
        if not timing.next_year:
            assert offer.day.year == year


@given(st.data())
def test_there_is_always_one_never_two_on_a_day_and_each_has_a_title(data):
    year = data.draw(YEARS)
    timings = data.draw(st.lists(timing_of(year), max_size=4))
    title = data.draw(st.text(max_size=200))
    found = proposals(title, timings, year, data.draw(st.dates(date(2000, 1, 1), date(2099, 12, 31))))
    assert 1 <= len(found) <= 60
    assert len({offer.day for offer in found}) == len(found)
    assert all(len(offer.title.strip()) > 0 and len(offer.title) <= LONGEST_TITLE for offer in found)


@given(YEARS)
def test_a_week_s_rhythm_makes_at_most_fifty_three(year):
    weekly = Timing(TimingKind.FREQUENCY, code="weekly", number=3)
    found = proposals("巡逻", [weekly], year, TODAY)
    assert 52 <= len(found) <= 53
    assert all(offer.day.weekday() < 5 for offer in found)


@pytest.mark.parametrize(
    ("code", "number", "count"),
    [
        ("monthly", None, 12),
        ("quarterly", 1, 4),
        ("quarterly", 2, 8),
        ("half_yearly", None, 2),
        ("yearly", 1, 1),
    ],
)
def test_a_rhythm_makes_its_series(code, number, count):
    found = proposals("讲座", [Timing(TimingKind.FREQUENCY, code=code, number=number)], 2026, TODAY)
    assert len(found) == count


def test_what_is_past_is_said_and_this_month_s_is_still_to_come():
    found = proposals("讲座", [Timing(TimingKind.FREQUENCY, code="monthly")], 2026, TODAY)
    assert [offer.is_past for offer in found] == [True] * 4 + [False] * 8
    assert found[4].day >= TODAY
    assert (found[0].title, found[11].title) == ("讲座（1月）", "讲座（12月）")


def test_before_a_festival_is_some_working_days_before():
    timing = Timing(TimingKind.FESTIVAL, words="八一前夕", code="army_day", offset="前夕")
    (offer,) = proposals("慰问部队", [timing], 2026, TODAY)
    feast = festival_date("army_day", 2026)
    assert timedelta(3) <= feast - offer.day <= timedelta(15)
    assert offer.day.weekday() < 5
    assert offer.title == "慰问部队"


def test_the_day_itself_stays_the_day_itself():
    (offer,) = proposals("祭扫", [Timing(TimingKind.FESTIVAL, code="qingming")], 2026, TODAY)
    assert offer.day == festival_date("qingming", 2026)
    (offer,) = proposals("座谈", [Timing(TimingKind.DATE, day=date(2026, 7, 26))], 2026, TODAY)
    assert offer.day == date(2026, 7, 26)


def test_a_day_off_is_not_proposed():
    quarter = Timing(TimingKind.QUARTER, number=4)
    (usual,) = proposals("讲座", [quarter], 2026, TODAY)
    (offer,) = proposals("讲座", [quarter], 2026, TODAY, lambda day: day.weekday() < 5 and day != usual.day)
    assert offer.day != usual.day


def test_no_time_means_the_end_of_this_month():
    (offer,) = proposals("联系军属", [], 2026, TODAY)
    assert offer.day == date(2026, 5, 29)
