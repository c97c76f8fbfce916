"""A guiding thought of another time, slogans that do not add up, headings that say the same."""

import pytest

from tests.plans.flags.texts import coded, words_at

OLD = "一、指导思想\n以“三个代表”重要思想和科学发展观为指导，做好双拥工作。"


def test_an_old_thought_in_a_later_plan_is_pointed_out() -> None:
    (flag,) = coded(OLD, "old_thought", 2026)
    assert words_at(OLD, flag) == ["三个代表", "科学发展观"]
    assert not flag.edits
    assert coded(OLD, "old_thought", 2010, 2027) != []


def test_in_its_own_time_it_was_right() -> None:
    assert coded(OLD, "old_thought", 2009) == []


def test_beside_the_present_one_it_is_right_too() -> None:
    text = OLD + "\n坚持以习近平新时代中国特色社会主义思想为指导。"
    assert coded(text, "old_thought", 2026) == []


@pytest.mark.parametrize(
    "text",
    [
        "做到“四纳入”，即：纳入规划、纳入预算、纳入考核。",
        "坚持“三统一”：统一归口，统一发放。",
        "抓好三件实事：一是修路；二是通水。",
        "做到五个有：有组织、有制度、有阵地。",
    ],
)
def test_a_slogan_that_lists_too_few_is_flagged(text: str) -> None:
    (flag,) = coded(text, "slogan_count")
    assert "2项" in flag.message or "3项" in flag.message


@pytest.mark.parametrize(
    "text",
    [
        "做到“四纳入”，即将双拥纳入规划、纳入预算、纳入考核、纳入评比。",
        "做到“三统一”，即：统一归口部门负责，统一专户管理，统一发放标准。",
        "坚持做到“三结合”，即采取集中教育和长期教育相结合、广泛教育和典型教育相结合、活动和课堂相结合，真正见实效。",
        "抓好三件事：①修路；②通水；③通电。",
        "落实“五纳入”和“五坚持”的要求。",
        "按照“两个维护”的要求开展教育：先学习，再讨论。",
        "二季度：走访军属、慰问老兵、办讲座。",
        "第三方面：宣传、慰问。",
        "推进双拥工作进企业、进机关、进学校“三进”活动。",
    ],
)
def test_one_that_adds_up_or_lists_nothing_is_let_be(text: str) -> None:
    assert coded(text, "slogan_count") == []


def test_items_in_lines_of_their_own_are_counted() -> None:
    assert coded("抓好三件事：\n①修好道路；\n②通好自来水；\n③装好路灯。", "slogan_count") == []


def test_headings_with_one_core_side_by_side_are_told() -> None:
    text = "一、加强宣传力度\n办好板报。\n二、走访慰问军属\n春节走访军属。\n三、加强宣传教育\n办好讲座。"
    (flag,) = coded(text, "like_headings")
    assert words_at(text, flag) == ["加强宣传力度", "加强宣传教育"]


def test_headings_about_different_things_are_let_be() -> None:
    names = ("加强组织领导", "加强阵地建设", "保障部队用水", "保障部队用电")
    text = "\n".join(
        f"{sign}、{name}\n{name[2:]}的事办好。" for sign, name in zip("一二三四", names, strict=True)
    )
    assert coded(text, "like_headings") == []
