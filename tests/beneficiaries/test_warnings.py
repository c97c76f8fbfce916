"""Free texts: designations are warned about, numbers have no place in a column that hides nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beneficiaries.warnings import designation_in, designation_warning, number_in, number_problem


@pytest.mark.parametrize(
    "text",
    [
        "曾在99999部队服役",
        "99999 部队",
        "９９９９９部队",
        "第九十九师",
        "第999团三营",
        "99旅",
        "武警某地支队",
        "第9集团军",
    ],
)
def test_what_looks_like_a_designation_is_found(text):
    assert designation_in(text)
    assert "部队番号" in designation_warning("备注", text)


@pytest.mark.parametrize(
    "text",
    [
        "", "原8023部队参试人员", "2026年3月走访", "第一团支部书记", "三连冠", "全家3人", "每月5000元",
        "第2师范学校毕业",
        "住3号楼2单元", "军属", "八一前夕", "某部退役", "第3军医院体检", "3团圆", "连续3年",
    ],
)  # fmt: skip
def test_plain_words_are_no_designation(text):
    assert designation_in(text) == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("证号990000195603080014", "证件号码"),
        ("99000019560308001x", "证件号码"),
        ("990000 19560308 0014", "证件号码"),
        ("990000560308001", "证件号码"),
        ("通行证H12345678", "证件号码"),
        ("卡号6200 0000 0000 1234", "银行账号"),
        ("6200000000001234567", "银行账号"),
        ("女儿19900001234", "电话"),
        ("199-0000-1234", "电话"),
        ("１９９００００１２３４", "电话"),
        ("+86 19900001234", "电话"),
        ("座机0999-1234567", "电话"),
    ],
)
def test_numbers_of_a_person_are_found_whole(text, kind):
    assert number_in(text) == kind
    assert kind in number_problem("备注", text)
    assert text[-4:] not in number_problem("备注", text)


@pytest.mark.parametrize(
    "text", ["", "2026-03-08至2027-01-01", "2026.3.8 2027.1.1", "5000元", "第123号", "20260308", "1-3-201"]
)
def test_dates_sums_and_doors_are_no_numbers_of_a_person(text):
    assert number_in(text) == ""


@given(st.text(max_size=60))
def test_any_text_can_be_looked_at(text):
    assert isinstance(designation_warning("备注", text) + number_problem("备注", text), str)
