"""A text that stands in the system already, whole, in part or reworded, by sentence and not by paragraph."""

import time

from hypothesis import given
from hypothesis import strategies as st

from plans.reading.likeness import alike_flags, likeness
from tests.plans.flags.texts import BUREAU, CLEAN, COMMUNITY, HOSPITAL, VILLAGE


def against(text: str, *others: str, title: str = "双拥工作计划") -> list:
    candidates = [(number, title, "柏树湾社区", 2025, other) for number, other in enumerate(others, start=1)]
    return list(likeness(text.split("\n"), candidates))


def code_of(text: str, other: str) -> list[str]:
    return [flag.code for flag in alike_flags(against(text, other))]


def test_the_same_plan_is_known_whatever_its_numbers_and_widths() -> None:
    other = COMMUNITY.replace("2026", "2025").replace("，", ",").replace("一、", "1、").replace("58", "60")
    (found,) = against(COMMUNITY, other)
    assert found.share > 0.95
    assert found.share_back > 0.95
    assert code_of(COMMUNITY, other) == ["same_plan"]


def test_another_paragraphing_hides_nothing() -> None:
    joined = VILLAGE.replace("。\n", "。")
    assert code_of(VILLAGE, joined) == ["same_plan"]
    torn = "".join(sign + ("\n" if place % 30 == 29 else "") for place, sign in enumerate(joined))
    (found,) = against(VILLAGE, torn)
    assert found.share > 0.8


def test_a_part_and_the_whole_know_each_other() -> None:
    part = "\n".join(BUREAU.split("\n")[1:4])
    (found,) = against(part, BUREAU)
    assert found.share == 1.0
    assert found.share_back < 0.9
    assert code_of(part, BUREAU) == ["part_of_plan"]
    assert code_of(BUREAU, part + "\n" + "\n".join(BUREAU.split("\n")[4:6])) == ["contains_plan"]


def test_reworded_sentences_are_near_and_their_places_are_told() -> None:
    own = "一、走访军属\n春节前由社区干部带队走访慰问辖区军属家庭，送去节日祝福。"
    other = "春节前夕，由社区主要干部带队走访慰问辖区的军属家庭，送去节日的祝福。"
    (found,) = against(own, other)
    assert not found.exact
    (span,) = found.near
    assert own.split("\n")[span.line][span.start : span.end] == own.split("\n")[1]


def test_sentences_that_were_put_together_are_found() -> None:
    apart = "组织志愿者到军休所打扫卫生\n请医生为优抚对象免费检查身体\n邀请官兵代表参加社区联欢晚会"
    together = apart.replace("\n", "，") + "。"
    assert against(together, apart.replace("\n", "。\n"))[0].share > 0.9
    assert against(apart.replace("\n", "。\n"), together)[0].share > 0.9


def test_different_plans_are_not_alike() -> None:
    assert code_of(COMMUNITY, HOSPITAL) == []
    assert all(item.share < 0.2 for item in against(VILLAGE, COMMUNITY, HOSPITAL, BUREAU))


def test_the_most_alike_stands_first_and_five_are_told() -> None:
    half = "\n".join(COMMUNITY.split("\n")[:7])
    found = against(COMMUNITY, half, COMMUNITY, *[COMMUNITY] * 6)
    assert found[0].share >= found[-1].share
    assert found[-1].plan_id == 1
    assert len(alike_flags(found)) == 5


def test_the_own_unit_is_called_so() -> None:
    (flag,) = alike_flags(against(VILLAGE, VILLAGE), own_unit="柏树湾社区")
    assert "本单位2025年的《双拥工作计划》" in flag.message


def test_nothing_is_like_nothing() -> None:
    assert against("", COMMUNITY) == []
    assert against("一、\n（二）", COMMUNITY) == []
    assert against(COMMUNITY, "") == []


@given(
    text=st.lists(st.sampled_from([*"走访军属，。；\n一二1、 ", *CLEAN.values()]), max_size=30).map("".join),
    other=st.lists(st.sampled_from([*"走访军属，。；\n一二1、 ", *CLEAN.values()]), max_size=30).map("".join),
)
def test_shares_are_shares_and_places_lie_inside(text: str, other: str) -> None:
    lines = text.split("\n")
    for found in against(text, other):
        assert 0 < found.share <= 1
        assert 0 <= found.share_back <= 1
        assert all(0 <= span.start < span.end <= len(lines[span.line]) for span in found.spans)


def test_ten_times_the_text_takes_about_ten_times_the_time() -> None:
    def seconds(times: int) -> float:
        text = "\n".join(f"{number}组{line}" for number in range(times) for line in BUREAU.split("\n"))
        best = 60.0
        for _ in range(3):
            began = time.perf_counter()
            against(text, text)
            best = min(best, time.perf_counter() - began)
        return best

    assert seconds(100) < 20 * seconds(10)
