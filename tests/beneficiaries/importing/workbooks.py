"""Workbooks of invented people, tidy and as offices really have them."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from tests.conftest import resident_id

SURNAMES = "石田江何叶方柳柏竹松桂榆梅兰菊荷莲杏桃李"
GIVEN = "山河湖海林森岩泉溪川原野春夏秋冬晴雨雪霜云霞星月晨曦平安和顺清明远望"
KINDS = ("退役士兵", "参战退役军人", "残疾军人", "烈士遗属", "带病回乡退役军人", "现役军人家属")
TIDY = ("姓名", "人员类别", "身份证号", "性别", "出生日期", "联系电话", "现住址", "备注")


def people(count: int, seed: int = 7) -> list[dict[str, str]]:
    """Invented people: no place has the code 990000, no phone begins with 1990000."""
    chance = random.Random(seed)  # noqa: S311  the same people every time
    found = []
    first = chance.randrange(18_000)
    for number in range(count):
        # 7919 has no divisor in common with 18000: no two people share a birth date and an order.
        born = date(1940, 1, 1) + timedelta(days=(first + number * 7919) % 18_000)
        name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=2))
        id_number = resident_id(born, number // 18_000 * 7 + number % 7 + 1)
        found.append(
            {
                "姓名": name,
                "人员类别": chance.choice(KINDS),
                "身份证号": id_number,
                "性别": "男" if int(id_number[16]) % 2 else "女",
                "出生日期": f"{born:%Y-%m-%d}",
                "联系电话": f"1990{number:07d}",
                "现住址": f"桂园社区榆树巷{number + 1}号",
                "备注": "",
            }
        )
    return found


def sheet_bytes(heads: Sequence[str], rows: Sequence[Sequence[Any]], *, above: Sequence[str] = ()) -> bytes:
    """A workbook of one sheet, lines above the head."""
    workbook = Workbook()
    sheet: Any = workbook.active
    for line in above:
        sheet.append([line])
    sheet.append(list(heads))
    for row in rows:
        sheet.append(list(row))
    return saved(workbook)


def tidy(count: int, seed: int = 7) -> bytes:
    """A list with our own heads and nothing wrong in it."""
    return sheet_bytes(TIDY, [[person[head] for head in TIDY] for person in people(count, seed)])


def saved(workbook: Workbook) -> bytes:
    output = BytesIO()
    workbook.save(output)
    return output.getvalue()


def messy(count: int = 600, seed: int = 11) -> bytes:
    """As an office has it: merged titles, its own heads, dates in all forms, blank rows, sums, signatures.

    Row by row something is wrong here and there: a ruined id, a wrong last sign, an unknown category, a name
    that is missing, the same person twice.
    """
    workbook = Workbook()
    notes: Any = workbook.active
    notes.title = "填表说明"
    notes.append(["本表由各社区填报，每季度更新一次。"])
    sheet: Any = workbook.create_sheet("优抚对象")
    hidden: Any = workbook.create_sheet("旧表")
    hidden.append(["姓名", "身份证号"])
    hidden.append(["石旧名", ""])
    hidden.sheet_state = "hidden"
    sheet["A1"] = "桂园社区优抚对象花名册"
    sheet.merge_cells("A1:J1")
    sheet["A2"] = "填报单位：桂园社区居委会          填报时间：2026年3月"
    sheet.merge_cells("A2:J2")
    heads = [
        "序号",
        "姓  名",
        "性别",
        "出生年月",
        "公民身份号码",
        "优抚对象类别",
        "联系方式",
        "家庭住址",
        "入伍时间",
        "备注",
    ]
    for column, head in enumerate(heads, 1):
        sheet.cell(6, column, head)
    for index, person in enumerate(people(count, seed)):
        row = 7 + index + index // 50  # a blank row after every fifty
        for column, value in enumerate(_messy_row(index, person), 1):
            sheet.cell(row, column, value)
    last = sheet.max_row + 1
    sheet.cell(last, 1, "合计")
    sheet.cell(last, 2, f"{count}人")
    sheet.cell(last + 2, 1, "制表人：田小禾        审核人：方远山        联系电话：0571-99000000")
    return saved(workbook)


def _messy_row(index: int, person: dict[str, str]) -> list[Any]:
    born = date.fromisoformat(person["出生日期"])
    forms: list[Any] = [
        f"{born.year}.{born.month}.{born.day}", f"{born.year}年{born.month}月", f"{born:%Y%m%d}",
        (born - date(1899, 12, 30)).days, born, f"{born.year}/{born.month}/{born.day}",
    ]  # fmt: skip
    name, number, kind = person["姓名"], person["身份证号"], person["人员类别"]
    kind = {"参战退役军人": "参战退役人员", "残疾军人": "伤残军人", "烈士遗属": "烈属"}.get(kind, kind)
    if index % 9 == 0:
        number = number.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if index % 11 == 0:
        name = f"{name[0]} {name[1:]}"
    value: Any = number
    if index % 150 == 3:
        value = int(number[:17]) * 10
    elif index % 150 == 20:
        value = number[:17] + ("1" if number[17] != "1" else "2")
    if index % 200 == 40:
        kind = "退役老兵"
    if index % 300 == 70:
        name = ""
    return [
        index + 1, name, person["性别"], forms[index % len(forms)], value, kind, person["联系电话"],
        person["现住址"], f"{born.year + 18}年12月", "=1+1" if index == 99 else "",
    ]  # fmt: skip
