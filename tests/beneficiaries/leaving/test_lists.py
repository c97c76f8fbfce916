"""The lists that offices hand in."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from pypdfium2 import PdfDocument

from beneficiaries.exporting import product
from beneficiaries.forms.exporting import visiting_year
from beneficiaries.models import Payment
from tests.beneficiaries.leaving.conftest import content, words_of_pdf

FILE = "/people/lists/file/"


def rows(client: Any, query: str) -> list[list[Any]]:
    data = content(client.post(f"{FILE}?{query}", {"format": "xlsx"}))
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(BytesIO(data)).worksheets[0]]


def test_the_roster_has_a_number_and_the_whole_name(cast: Any, as_user: Any, make_person: Any) -> None:
    make_person("石大山")
    found = rows(as_user(cast.clerk), "kind=roster")
    assert found[0][0] == "桂园社区优抚对象花名册"
    assert found[2][:5] == ["序号", "姓名", "性别", "出生日期", "身份类别"]
    assert found[3][:3] == [1, "石大山", "男"]


def test_the_visiting_list_leaves_room_for_gifts_and_signatures(
    cast: Any, as_user: Any, make_person: Any
) -> None:
    make_person("石大山")
    found = rows(as_user(cast.clerk), "kind=visits&occasion=重阳&year=2027")
    assert found[0][0] == "桂园社区2027年重阳走访慰问名册"
    assert found[2][-4:] == ["住址", "慰问金（元）", "慰问品", "签收"]
    assert found[3][-4:] == ["桂园社区", None, None, None]


def test_the_payment_list_adds_up(cast: Any, as_user: Any, make_person: Any) -> None:
    for name, amount, month in (("石大山", "100.50", 8), ("田小米", "200", 8), ("石大山", "7", 9)):
        person = make_person(name)
        Payment.objects.create(person=person, name="优待金", amount=amount, year=2027, month=month)
    client = as_user(cast.clerk)
    found = rows(client, "kind=payments&year=2027&month=8")
    assert found[0][0] == "桂园社区2027年8月抚恤补助和优待金发放表"
    place = found[2].index("金额（元）")
    assert [row[place] for row in found[3:]] == [100.5, 200, 300.5]
    assert found[-1][1] == "合计"
    assert len(rows(client, "kind=payments&year=2027")) == 7
    assert "没有这些发放记录" in client.get("/people/lists/?kind=payments&year=2026").content.decode()


def test_who_died_stays_on_the_list_of_what_was_paid(cast: Any, as_user: Any, make_person: Any) -> None:
    person = make_person("石大山")
    Payment.objects.create(person=person, name="优待金", amount="5", year=2027)
    type(person).objects.filter(pk=person.pk).update(status="deceased")
    client = as_user(cast.clerk)
    assert rows(client, "kind=payments&year=2027")[3][1] == "石大山"
    assert "没有符合条件的人" in client.get("/people/lists/?kind=roster").content.decode()


def test_a_street_s_list_names_the_units(cast: Any, as_user: Any, make_person: Any) -> None:
    make_person("石大山")
    make_person("银小杏", actor=cast.clerk2)
    client = as_user(cast.reviewer)
    found = rows(client, "kind=roster")
    assert found[0][0] == "枫林街道优抚对象花名册"
    assert [row[1] for row in found[2:]] == ["单位", "桂园社区", "银杏社区"]
    one = rows(client, f"kind=roster&unit={cast.community2.pk}")
    assert one[0][0] == "银杏社区优抚对象花名册"
    assert [row[1] for row in one[2:]] == ["姓名", "银小杏"]


@pytest.mark.parametrize(
    ("occasion", "month", "year"), [("春节", 9, 2027), ("春节", 10, 2028), ("“八一”", 12, 2027)]
)
def test_in_autumn_one_prepares_the_next_spring_festival(occasion: str, month: int, year: int) -> None:
    assert visiting_year(occasion, date(2027, month, 1)) == year


@pytest.mark.parametrize("kind", ["roster", "visits", "payments"])
def test_the_pdf_lies_on_its_side_and_is_no_draft(
    kind: str, cast: Any, as_user: Any, full_person: Any
) -> None:
    data = content(as_user(cast.clerk).post(f"{FILE}?kind={kind}&year=2027", {"format": "pdf"}))
    page = PdfDocument(data)[0]
    assert page.get_width() > page.get_height()
    words = words_of_pdf(data)
    assert "导出人：田小禾" in words
    assert "草稿" not in words
    assert ("签收" in words) == (kind != "roster")


def test_too_many_for_a_pdf_are_told_to_take_excel(
    cast: Any, as_user: Any, make_person: Any, monkeypatch: Any
) -> None:
    make_person("石大山")
    make_person("田小米")
    monkeypatch.setattr(product, "MOST_ON_PAPER", 1)
    client = as_user(cast.clerk)
    assert 'value="pdf"' not in client.get("/people/lists/").content.decode()
    page = client.post(FILE, {"format": "pdf"}, follow=True).content.decode()
    assert "请改用Excel" in page


@pytest.mark.parametrize(
    "query", ["kind=x&unit=0&month=77&year=abc&item=zz&occasion=7&least_age=-1", "kind="]
)
def test_an_address_that_makes_no_sense_is_passed_over(
    query: str, cast: Any, as_user: Any, make_person: Any
) -> None:
    make_person("石大山")
    page = as_user(cast.clerk).get(f"/people/lists/?{query}")
    assert "桂园社区优抚对象花名册" in page.content.decode()


@pytest.mark.parametrize("kind", ["roster", "visits", "payments"])
def test_queries_do_not_grow_with_rows(
    kind: str, cast: Any, as_user: Any, make_person: Any, django_assert_max_num_queries: Any
) -> None:
    client, counts = as_user(cast.clerk), []
    for _ in range(2):
        for _ in range(4):
            Payment.objects.create(person=make_person(), name="优待金", amount="5", year=2027)
        with django_assert_max_num_queries(20) as queries:
            content(client.post(f"{FILE}?kind={kind}&year=2027", {"format": "xlsx"}))
        counts.append(len(queries))
    assert counts[0] == counts[1]
