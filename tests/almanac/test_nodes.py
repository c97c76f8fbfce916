from datetime import date, timedelta

import pytest

from shuangyong.almanac.nodes import anniversaries_without_a_day, nodes_of

# domain.md 3.2: weekday of 8·1 (Monday is 一), anniversary of the army.
ARMY_DAYS = {
    2024: ("四", 97), 2025: ("五", 98), 2026: ("六", 99), 2027: ("日", 100),
    2028: ("二", 101), 2029: ("三", 102), 2030: ("四", 103), 2031: ("五", 104),
}  # fmt: skip


@pytest.mark.parametrize("year", ARMY_DAYS)
def test_army_day_has_its_weekday_and_its_anniversary(year: int):
    weekday, number = ARMY_DAYS[year]
    (node,) = [node for node in nodes_of(year) if node.code == "army_day"]
    assert node.day == date(year, 8, 1)
    assert "一二三四五六日"[node.day.weekday()] == weekday
    assert node.title == f"八一（建军{number}周年）"


def test_the_anniversaries_of_2026_are_those_of_the_reference():
    counted = {node.code: node.anniversary for node in nodes_of(2026) if node.anniversary}
    assert counted == {
        "party_day": "建党105周年",
        "army_day": "建军99周年",
        "victory_day": "抗战胜利81周年",
        "national_day": "建国77周年",
        "korea_day": "抗美援朝出国作战76周年",
    }
    assert {item.name: number for item, number in anniversaries_without_a_day(2026)} == {
        "长征胜利": 90,
        "延安双拥运动": 83,
        "改革开放": 48,
    }


@pytest.mark.parametrize("year", range(2000, 2100))
def test_every_node_lies_in_its_year_and_in_order(year: int):
    days = [node.day for node in nodes_of(year)]
    assert {day.year for day in days} == {year}
    assert days == sorted(days)


def test_laba_stands_in_the_year_in_which_it_falls():
    """That of the 春节 of 2023 lies in December 2022."""
    laba = {year: [node.day for node in nodes_of(year) if node.code == "laba"] for year in (2022, 2023)}
    assert laba == {2022: [date(2022, 1, 10), date(2022, 12, 30)], 2023: []}


def test_taiwan_day_is_known_from_the_year_in_which_it_was_set_up():
    assert "taiwan" not in {node.code for node in nodes_of(2024)}
    assert [node.day for node in nodes_of(2025) if node.code == "taiwan"] == [date(2025, 10, 25)]


def test_defence_education_day_and_september_18_may_be_one_day():
    same = [node.code for node in nodes_of(2027) if node.day == date(2027, 9, 18)]
    assert set(same) == {"september_18", "defence_education"}


def test_a_year_outside_the_tables_is_refused_and_the_last_one_is_not():
    assert nodes_of(2099)[-1].day - date(2099, 12, 31) <= timedelta(0)
    with pytest.raises(ValueError, match="2099年"):
        nodes_of(2100)
