"""Every year 2000–2099: lunar days against a second library, 清明 against the sun."""

from datetime import date, datetime, timedelta
from math import degrees

import ephem
import pytest
from lunardate import LunarDate

from shuangyong.almanac.festivals import festival_date

YEARS = range(2000, 2100)
LUNAR = {
    "spring_festival": (1, 1),
    "lantern": (1, 15),
    "dragon_boat": (5, 5),
    "double_seventh": (7, 7),
    "middle_seventh": (7, 15),
    "mid_autumn": (8, 15),
    "double_ninth": (9, 9),
}
BEIJING = timedelta(hours=8)
QINGMING = 15.0


# Months whose new moon falls within minutes of midnight. The Hong Kong Observatory notes under its tables
# that each may turn out a day off; the libraries differ, and nobody can know yet.
UNSETTLED = {
    (2057, 9): ("double_ninth",),
    (2089, 8): ("mid_autumn",),
    (2097, 7): ("double_seventh", "middle_seventh"),
}


@pytest.mark.parametrize("year", YEARS)
def test_lunar_festivals_agree_with_a_second_library(year: int):
    unsettled = [code for (of, _), codes in UNSETTLED.items() if of == year for code in codes]
    for code, (month, day) in LUNAR.items():
        ours, theirs = festival_date(code, year), LunarDate(year, month, day).to_solar_date()
        assert abs(ours - theirs) == timedelta(days=code in unsettled), code
    assert festival_date("laba", year) == LunarDate(year - 1, 12, 8).to_solar_date()


@pytest.mark.parametrize(("year", "month"), UNSETTLED)
def test_the_libraries_differ_only_where_the_moon_is_new_at_midnight(year: int, month: int):
    first = LunarDate(year, month, 1).to_solar_date()
    new_moon = ephem.next_new_moon(
        ephem.Date(datetime(first.year, first.month, first.day) - timedelta(days=5))
    )
    in_beijing = new_moon.datetime() + BEIJING
    midnight = datetime(first.year, first.month, first.day) + timedelta(days=1)
    assert abs(in_beijing - midnight) < timedelta(minutes=5)


@pytest.mark.parametrize("year", YEARS)
def test_new_years_eve_is_the_day_before_spring_festival(year: int):
    assert festival_date("new_year_eve", year) + timedelta(days=1) == festival_date("spring_festival", year)


@pytest.mark.parametrize("year", YEARS)
def test_qingming_is_the_day_on_which_the_sun_reaches_fifteen_degrees(year: int):
    """Beijing time; the nearest call of the century is five minutes past midnight (2071)."""
    day = festival_date("qingming", year)
    midnight = datetime(day.year, day.month, day.day) - BEIJING
    assert solar_longitude(midnight) < QINGMING <= solar_longitude(midnight + timedelta(days=1))


@pytest.mark.parametrize("year", YEARS)
def test_defence_education_day_is_the_third_saturday_of_september(year: int):
    saturdays = [day for day in (date(year, 9, n) for n in range(1, 31)) if day.weekday() == 5]
    assert festival_date("defence_education", year) == saturdays[2]


def solar_longitude(moment: datetime) -> float:
    """Of the apparent sun, in degrees, by the equinox of the day."""
    sun = ephem.Sun()
    sun.compute(ephem.Date(moment), epoch=ephem.Date(moment))
    return degrees(ephem.Ecliptic(ephem.Equatorial(sun.g_ra, sun.g_dec, epoch=ephem.Date(moment))).lon)
