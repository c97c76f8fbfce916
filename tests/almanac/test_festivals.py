from datetime import date

import pytest

from shuangyong.almanac.festivals import FESTIVALS, festival_date, festivals_of

CODES = [
    "new_year_eve",
    "spring_festival",
    "lantern",
    "qingming",
    "dragon_boat",
    "middle_seventh",
    "mid_autumn",
    "double_ninth",
    "defence_education",
]
KNOWN = {
    2024: "2-09 2-10 2-24 4-04 6-10 8-18 9-17 10-11 9-21",
    2025: "1-28 1-29 2-12 4-04 5-31 9-06 10-06 10-29 9-20",
    2026: "2-16 2-17 3-03 4-05 6-19 8-27 9-25 10-18 9-19",
    2027: "2-05 2-06 2-20 4-05 6-09 8-16 9-15 10-08 9-18",
    2028: "1-25 1-26 2-09 4-04 5-28 9-03 10-03 10-26 9-16",
    2029: "2-12 2-13 2-27 4-04 6-16 8-24 9-22 10-16 9-15",
    2030: "2-02 2-03 2-17 4-05 6-05 8-13 9-12 10-05 9-21",
    2031: "1-22 1-23 2-06 4-05 6-24 9-01 10-01 10-24 9-20",
}


@pytest.mark.parametrize(
    ("year", "code", "day"),
    [(year, *pair) for year, row in KNOWN.items() for pair in zip(CODES, row.split(), strict=True)],
)
def test_a_festival_falls_on_the_day_of_the_published_calendar(year: int, code: str, day: str):
    month, number = map(int, day.split("-"))
    assert festival_date(code, year) == date(year, month, number)


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("new_year", (1, 1)),
        ("lei_feng", (3, 5)),
        ("women", (3, 8)),
        ("arbor", (3, 12)),
        ("national_security", (4, 15)),
        ("labour", (5, 1)),
        ("youth", (5, 4)),
        ("disaster", (5, 12)),
        ("children", (6, 1)),
        ("party_day", (7, 1)),
        ("seventh_july", (7, 7)),
        ("army_day", (8, 1)),
        ("victory_day", (9, 3)),
        ("september_18", (9, 18)),
        ("martyrs", (9, 30)),
        ("national_day", (10, 1)),
        ("korea_day", (10, 25)),
        ("constitution", (12, 4)),
        ("memorial", (12, 13)),
    ],
)
def test_a_memorial_day_of_the_solar_calendar_stays_where_it_is(code: str, day: tuple[int, int]):
    assert festival_date(code, 2027) == date(2027, *day)


def test_laba_is_the_one_before_the_years_spring_festival():
    assert festival_date("laba", 2027) == date(2027, 1, 15)
    assert festival_date("laba", 2023) == date(2022, 12, 30)


@pytest.mark.parametrize("year", range(1901, 2100))
def test_the_days_before_spring_festival_stand_in_order_in_every_year(year: int):
    laba, eve, spring, lantern = (
        festival_date(code, year) for code in ("laba", "new_year_eve", "spring_festival", "lantern")
    )
    assert laba < eve < spring < lantern
    assert (spring - eve).days == 1
    assert (lantern - spring).days == 14
    assert (1, 21) <= (spring.month, spring.day) <= (2, 21)


@pytest.mark.parametrize(
    ("code", "year", "words"),
    [
        ("army_day", 1899, "1900年至2099年"),
        ("qixi", 2027, "没有代码"),
        ("spring_festival", 2100, "1900年至2099年"),
        ("qingming", 1999, "2000年至2099年"),
    ],
)
def test_a_date_that_cannot_be_computed_is_refused_in_chinese(code: str, year: int, words: str):
    with pytest.raises(ValueError, match=words):
        festival_date(code, year)


def test_the_festivals_of_a_year_come_by_date_and_all_of_them():
    days = [day for _, day in festivals_of(2027)]
    assert days == sorted(days)
    assert len(days) == len(FESTIVALS)
    assert len(festivals_of(1990)) == len(FESTIVALS) - 1


def test_the_festivals_of_an_unknown_year_are_refused():
    with pytest.raises(ValueError, match="1900年"):
        festivals_of(1899)


def test_no_name_and_no_code_stands_for_two_festivals():
    names = [name for festival in FESTIVALS for name in festival.names]
    codes = [festival.code for festival in FESTIVALS]
    assert len(names) == len(set(names))
    assert len(codes) == len(set(codes))
