"""Numbers that jump, repeat, go back or do not begin at one."""

from tests.plans.flags.texts import coded, flags_of, words_at


def codes(text: str) -> list[str]:
    return [flag.code for flag in flags_of(text)]


def test_a_jump_and_a_repeat_are_told_where_they_are() -> None:
    text = "一、走访军属。\n三、办讲座。\n三、做总结。"
    assert codes(text) == ["numbering_jumps", "numbering_repeats"]
    (flag,) = coded(text, "numbering_jumps")
    assert words_at(text, flag) == ["三、"]


def test_a_text_that_begins_in_the_middle_is_a_fragment() -> None:
    assert codes("（七）维护军人权益\n社区设立维权岗。") == ["fragment"]
    assert codes("三、办好讲座。\n四、做好总结。") == ["fragment"]


def test_headings_that_go_back_hint_at_several_plans() -> None:
    text = "一、走访军属。\n二、办讲座。\n一、学习政策。\n二、做好总结。"
    (flag,) = coded(text, "numbering_restarts")
    assert "接在了一起" in flag.message
    assert codes(text) == ["numbering_restarts"]


def test_lists_may_begin_anew_under_each_heading() -> None:
    text = "一、宣传\n1、办板报。\n2、办讲座。\n二、慰问\n1、走访军属。\n2、看望老兵。"
    assert codes(text) == []


def test_lists_of_different_signs_stand_in_each_other() -> None:
    text = "1、宣传\n（1）办板报。\n（2）办讲座。\n2、慰问\n（1）走访军属。"
    assert codes(text) == []


def test_an_annex_and_a_new_part_count_for_themselves() -> None:
    assert codes("第一部分 目标\n一、走访军属。\n二、办讲座。\n第二部分 任务\n一、学习政策。") == []


def test_days_and_quarters_are_no_numbers() -> None:
    assert codes("一、走访军属。\n八一、春节走访部队。\n二、三季度举办讲座。") == []


def test_many_jumps_are_told_in_one() -> None:
    text = "\n".join(f"{number}、走访第几组军属。" for number in range(1, 30, 2))
    (flag,) = coded(text, "numbering_jumps")
    assert len(flag.spans) == 14
