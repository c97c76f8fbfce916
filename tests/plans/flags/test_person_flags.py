"""Persons and the armed forces: what does not belong in a plan."""

import pytest

from tests.plans.flags.texts import coded, flags_of, mended, words_at


def test_a_unit_designation_becomes_a_unit_in_the_district() -> None:
    text = "与驻区00000部队共建，慰问第000旅官兵。"
    (flag,) = coded(text, "unit_designation")
    assert mended(text, flag.edits) == "与驻区某部共建，慰问驻区某部官兵。"


def test_a_staff_with_its_company_is_one_place() -> None:
    text = "与xx军区司令部警卫连共建。"
    (flag,) = coded(text, "unit_designation")
    assert mended(text, flag.edits) == "与驻区某部共建。"


@pytest.mark.parametrize(
    "text",
    [
        "组织40名师生和旅游团参观。",
        "慰问驻区某部、消防救援站、军分区和武警中队。",
        "第二团支部开展活动，第三营业厅挂牌。",
        "实现双拥模范城四连冠。",
        "民兵连长带队，民兵应急连参加演练。",
        "设置通信营业点。",
    ],
)
def test_other_words_with_these_signs_are_let_be(text: str) -> None:
    assert coded(text, "unit_designation") == []


def test_a_list_of_serving_officers_is_warned_of() -> None:
    text = "编印现役军官通讯录，方便联系。"
    (flag,) = coded(text, "officer_list")
    assert words_at(text, flag) == ["现役军官通讯录"]
    assert coded("建立现役军人家庭台账，更新优抚对象名单。", "officer_list") == []


def test_numbers_of_persons_go_with_their_label_and_brackets() -> None:
    text = "联系人田小禾（电话：19900001234），身份证号码990000195603080012。"
    (flag,) = coded(text, "personal_number")
    assert mended(text, flag.edits) == "联系人田小禾，。"
    assert coded("经费19900元，共1234567890份。", "personal_number") == []


def test_a_person_who_is_told_of_may_be_a_name() -> None:
    text = "请老红军梁青松对学生讲传统，看望残疾军人覃大山。"
    flags = coded(text, "person_name")
    assert [words_at(text, flag) for flag in flags] == [["梁青松"], ["覃大山"]]
    assert all("可能" in flag.message for flag in flags)
    assert "老红军梁某某对" in mended(text, flags[0].edits)


@pytest.mark.parametrize(
    "text",
    [
        "优抚对象关注的热点问题。",
        "烈士纪念日看望烈属。",
        "为老复员军人包饺子、理发。",
        "学习英雄黄继光的事迹。",
        "看望军属刘奶奶家。",
        "请老红军梁某某讲传统。",
        "村民高兴，居民安全感增强，老兵常来坐坐。",
        "组长：方远山，联系老兵方远山同志。",
    ],
)
def test_usual_words_and_the_leading_group_are_let_be(text: str) -> None:
    assert coded(text, "person_name") == []


def test_codes_are_stable() -> None:
    text = "慰问00000部队，编印现役军官通讯录，手机19900001234，请老红军梁青松讲课。"
    assert [flag.code for flag in flags_of(text)] == [
        "unit_designation", "officer_list", "personal_number", "person_name",
    ]  # fmt: skip
