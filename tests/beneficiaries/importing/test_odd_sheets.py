"""Sheets as people make them: heads in row 7, joined cells, hidden sheets, signs that do not belong."""

from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from beneficiaries.importing.applying import confirm
from beneficiaries.models import Person
from shuangyong.units.errors import Refused
from tests.beneficiaries.importing.conftest import Bring
from tests.beneficiaries.importing.workbooks import TIDY, people, saved, sheet_bytes
from tests.cast import Cast
from tests.conftest import resident_id

BORN = date(1956, 3, 8)
NUMBER = resident_id(BORN, 501)


def one(bring: Bring, **said: Any) -> Any:
    """The row that a file of one person makes."""
    row = {"姓名": "石大山", "人员类别": "退役士兵", **said}
    return bring(sheet_bytes(list(row), [list(row.values())]), again=True).rows.get()


def words(row: Any) -> str:
    return "；".join("".join(problem[2:]) for problem in row.problems)


@pytest.mark.parametrize(
    "typed",
    [
        "1956.3.8",
        "1956-03-08",
        "1956/3/8",
        "1956年3月8日",
        "19560308",
        "１９５６．３．８",
        20522,
        "20522",
        BORN,
        "一九五六年三月八日",
    ],
)
def test_a_birth_date_is_read_in_every_form(typed: Any, bring: Bring, cast: Cast) -> None:
    row = one(bring, 出生日期=typed)
    assert row.outcome == "new", row.problems
    confirm(actor=cast.clerk, batch=row.batch)
    assert Person.objects.get().born_on == BORN


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"身份证号": int(NUMBER[:17]) * 10}, "后几位已经变成0"),
        ({"身份证号": "9.90000E+17"}, "科学计数"),
        ({"身份证号": NUMBER[:17]}, "应当是18位"),
        ({"身份证号": NUMBER[:17] + ("1" if NUMBER[17] != "1" else "2")}, "校验对不上"),
        ({"身份证号": NUMBER, "出生日期": "1956-03-09"}, "出生日期和身份证号里的不一样"),
        ({"身份证号": NUMBER, "性别": "女"}, "性别和身份证号里的不一样"),
        ({"出生日期": "1956.2.30"}, "没有这一天"),
        ({"出生日期": "56.3.8"}, "看不出是哪一天"),
        ({"出生日期": "2099-01-01"}, "还没有到"),
        ({"出生日期": "=1+1"}, "公式"),
        ({"姓名": "石大山3"}, "不能有数字"),
        ({"姓名": "", "联系电话": "19900000001", "身份证号": NUMBER}, "没有姓名"),
        ({"姓名": "=cmd|' /C calc'!A0", "身份证号": NUMBER}, "公式"),
        ({"人员类别": "退役老兵"}, "是不是：退役士兵"),
        ({"人员类别": "三红"}, "有几种可能"),
        ({"人员类别": "年满60周岁农村籍退役士兵", "出生日期": "1990-01-01"}, "年龄不到"),
        ({"联系电话": "123"}, "位数不对"),
        ({"联系电话": "19900000001、19900000002"}, "几个电话"),
        ({"备注": f"证号{NUMBER}"}, "这一列是明文"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_how_to_mend_it(said: dict[str, Any], expected: str, bring: Bring) -> None:
    row = one(bring, **said)
    assert row.outcome in ("problem", "ask")
    assert expected in words(row)
    assert NUMBER not in str(row.problems)


def test_a_formula_in_a_name_stays_words(bring: Bring) -> None:
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.append(["姓名", "人员类别"])
    sheet.append(["x", "退役士兵"])
    sheet["A2"].value, sheet["A2"].data_type = "=cmd|' /C calc'!A0", "s"
    row = bring(saved(workbook)).rows.get()
    assert row.outcome == "problem"
    assert "不像一个人的姓名" in words(row)


def test_control_signs_and_blanks_go_away(bring: Bring, cast: Cast) -> None:
    row = one(bring, 姓名="石\u200b 大\u3000山", 身份证号=f" {NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}\u202d")
    confirm(actor=cast.clerk, batch=row.batch)
    person = Person.objects.get()
    assert (person.name, person.id_number.reveal()) == ("石大山", NUMBER)


def test_a_head_in_row_seven_under_joined_titles_with_sums_and_signatures(bring: Bring) -> None:
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet["A1"] = "优抚对象花名册"
    sheet.merge_cells("A1:H5")
    for place, head in enumerate(("序号", "姓名", "联系", "", "家庭情况", ""), 1):
        sheet.cell(6, place, head)
    sheet.merge_cells("C6:D6")
    sheet.merge_cells("E6:F6")
    for place, head in enumerate(("", "", "手机", "家庭住址", "优抚对象类别", "公民身份号码"), 1):
        sheet.cell(7, place, head)
    for index, person in enumerate(people(5)):
        values = (
            index + 1,
            person["姓名"],
            person["联系电话"],
            "桂园社区榆树巷8号",
            person["人员类别"],
            person["身份证号"],
        )
        for place, value in enumerate(values, 1):
            sheet.cell(8 + index * 2, place, value)
    sheet.cell(18, 1, "合计")
    sheet.cell(18, 3, "5")
    sheet.cell(20, 1, "制表人：田小禾")
    batch = bring(saved(workbook))
    assert batch.state == "mapping"
    assert sorted(batch.mapping["fields"].values()) == ["address", "category", "id_number", "name", "phone"]
    assert batch.mapping["head"] == 7


def test_joined_cells_stand_for_every_row_they_cover(bring: Bring, cast: Cast) -> None:
    rows = [[person["姓名"], "退役士兵", "", ""] for person in people(3)]
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.append(["姓名", "人员类别", "现住址", "备注"])
    for row in rows:
        sheet.append(row)
    sheet["C2"] = "桂园社区榆树巷8号"
    sheet.merge_cells("C2:C4")
    batch = bring(saved(workbook))
    confirm(actor=cast.clerk, batch=batch)
    assert {person.household.address.reveal() for person in Person.objects.all()} == {"桂园社区榆树巷8号"}


def test_a_hidden_sheet_is_not_read_unless_it_is_named(bring: Bring) -> None:
    workbook = Workbook()
    shown: Any = workbook.active
    shown.append(["说明"])
    hidden: Any = workbook.create_sheet("旧表")
    hidden.append(list(TIDY))
    hidden.append([people(1)[0][head] for head in TIDY])
    hidden.sheet_state = "hidden"
    with pytest.raises(Refused, match="隐藏"):
        bring(saved(workbook))
    assert bring(saved(workbook), sheet="旧表").counts == {"new": 1}


def test_the_same_person_twice_in_a_file_and_one_known_by_name_only(
    bring: Bring, cast: Cast, make_person: Any
) -> None:
    make_person("石大山", id_number="", born_on=BORN)
    heads = ("姓名", "人员类别", "身份证号")
    rows = [["石大山", "退役士兵", NUMBER], ["石小山", "退役士兵", NUMBER]]
    batch = bring(sheet_bytes(heads, rows))
    first, second = batch.rows.all()
    assert (first.outcome, second.outcome) == ("ask", "problem")
    assert "同名、同一天出生" in words(first)
    assert "和第2行是同一个证件号码" in words(second)


def test_queries_do_not_grow_with_rows(bring: Bring, django_assert_max_num_queries: Any) -> None:
    from tests.beneficiaries.importing.workbooks import tidy

    few, many = tidy(20), tidy(900)
    with django_assert_max_num_queries(30):
        bring(few)
    with django_assert_max_num_queries(30):
        bring(many)
