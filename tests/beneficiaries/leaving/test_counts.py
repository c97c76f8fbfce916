"""Counts: everybody once, sums under each street, changes of a time."""

import json
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from beneficiaries.choices import Status
from beneficiaries.counting.changes import Period
from beneficiaries.counting.disability import degree_of, nature_of
from beneficiaries.counting.report import Question, count_tables
from beneficiaries.models import Identity, Person
from beneficiaries.services import moving
from beneficiaries.services.statuses import change_status

TODAY = date.today()


def tables(user: Any, unit: Any = None, everybody: bool = False) -> dict[str, Any]:
    period = Period(TODAY - timedelta(days=30), TODAY)
    question = Question(unit or user.unit, everybody, period, TODAY)
    return {table.key: table for table in count_tables(user, question)}


def figures(table: Any) -> dict[str, dict[str, int]]:
    return {
        row.name: {
            head: cell.count for head, cell in zip(table.heads[1:], row.cells, strict=True) if cell.count
        }
        for row in table.rows
    }


def test_categories_count_everybody_once_in_each_and_once_in_all(
    cast: Any, make_person: Any, categories: Any
) -> None:
    first = make_person("石大山", code="A10")
    Identity.objects.create(person=first, category=categories["E51"])
    make_person("银小杏", code="E51", actor=cast.clerk2)
    make_person("荷小塘", code="E51", actor=cast.clerk3)
    found = figures(tables(cast.district)["categories"])
    assert list(found) == ["桂园社区", "银杏社区", "枫林街道小计", "荷塘社区", "松山街道小计", "合计"]
    assert found["桂园社区"] == {"残疾军人": 1, "参战退役军人": 1, "人数": 1}
    assert found["枫林街道小计"] == {"残疾军人": 1, "参战退役军人": 2, "人数": 2}
    assert found["合计"] == {"残疾军人": 1, "参战退役军人": 3, "人数": 3}
    assert list(figures(tables(cast.reviewer)["categories"])) == ["桂园社区", "银杏社区", "合计"]
    assert list(figures(tables(cast.clerk)["categories"])) == ["桂园社区"]


def test_a_street_s_own_people_stand_in_a_line_of_their_own(cast: Any, make_person: Any) -> None:
    make_person("叶小路", actor=cast.reviewer)
    found = figures(tables(cast.district)["categories"])
    assert found["枫林街道本级"] == found["枫林街道小计"] == {"退役士兵": 1, "人数": 1}


def test_who_is_gone_counts_only_when_asked_for(cast: Any, make_person: Any) -> None:
    person = make_person("石大山")
    Person.objects.filter(pk=person.pk).update(status=Status.DECEASED)
    assert figures(tables(cast.clerk)["ages"]) == {"桂园社区": {}}
    assert figures(tables(cast.clerk, everybody=True)["ages"])["桂园社区"]["人数"] == 1


@pytest.mark.parametrize(
    ("years", "head"),
    [
        (0, "60岁以下"), (59, "60岁以下"), (60, "60—69岁"), (69, "60—69岁"),
        (79, "70—79岁"), (80, "80—89岁"), (90, "90岁以上"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("days", [0, 1])
def test_bands_of_age_turn_on_the_birthday(
    years: int, head: str, days: int, cast: Any, make_person: Any
) -> None:
    """On the birthday the band of the new age, on the day before the next one still the same."""
    born = date(TODAY.year - years - days, TODAY.month, min(TODAY.day, 28)) + timedelta(days=days)
    make_person(born_on=born)
    assert figures(tables(cast.clerk)["ages"])["桂园社区"] == {head: 1, "人数": 1}


def test_a_birthday_nobody_knows_has_its_own_column(cast: Any, make_person: Any) -> None:
    make_person(born_on=None)
    assert figures(tables(cast.clerk)["ages"])["桂园社区"] == {"出生日期不详": 1, "人数": 1}


def test_figures_lead_to_just_these_people(cast: Any, as_user: Any, make_person: Any) -> None:
    make_person("石大山", born_on=date(1950, 1, 1))
    make_person("田小米", born_on=date(1990, 1, 1), code="E51")
    client = as_user(cast.reviewer)
    for key in ("categories", "ages"):
        for row in tables(cast.reviewer)[key].rows:
            for cell in row.cells:
                if cell.query:
                    assert client.get(f"/people/count/?{cell.query}").content.decode() == f"共{cell.count}人"


@pytest.mark.parametrize(
    ("words", "degree"),
    [
        ("六级", 6), ("6级", 6), ("10", 10), ("十级", 10), ("因公１级", 1), ("残疾等级：八级", 8),
        ("", None), ("二等乙级", None), ("评定中", None), ("11级", None),
    ],
)  # fmt: skip
def test_degrees_are_read_however_they_were_typed(words: str, degree: int | None) -> None:
    assert degree_of(words) == degree


@pytest.mark.parametrize(
    ("words", "nature"),
    [("因战", "因战"), ("battle", "因战"), ("因公致残", "因公"), ("", "不详"), ("因战因公", "不详")],
)  # fmt: skip
def test_natures_are_read_however_they_were_typed(words: str, nature: str) -> None:
    assert nature_of(words) == nature


def disabled(person: Person, **held: str) -> None:
    row = Identity.objects.get(person=person, is_main=True)
    row.particulars = json.dumps(held)
    row.save()


def test_disabled_people_count_once_by_degree_and_nature(
    cast: Any, make_person: Any, categories: Any
) -> None:
    first = make_person("石大山", code="A10")
    disabled(first, degree="六级", nature="因战")
    Identity.objects.create(
        person=first, category=categories["A12"], particulars=json.dumps({"degree": "十级"})
    )
    disabled(make_person("田小米", code="A12"), degree="六级", nature="因病")
    make_person("石小溪", code="A13")
    disabled(make_person("石小桥", code="H30"), degree="六级", nature="因战")
    found = figures(tables(cast.clerk)["degrees"])
    assert found["六级"] == {"因战": 1, "因病": 1, "人数": 2}
    assert found["不详"] == {"不详": 1, "人数": 1}
    assert found["合计"] == {"因战": 1, "因病": 1, "不详": 1, "人数": 3}


def test_changes_of_a_time_are_counted_where_they_happened(cast: Any, make_person: Any) -> None:
    person, mover = make_person("石大山"), make_person("田小米")
    change_status(
        actor=cast.clerk, person=person, version=1, status=Status.DECEASED, day=TODAY, reason="病故"
    )
    transfer = moving.request_transfer(actor=cast.clerk, person=mover, to_unit=cast.community2, reason="迁居")
    moving.accept_transfer(actor=cast.clerk2, transfer=transfer)
    found = figures(tables(cast.reviewer)["changes"])
    assert found["桂园社区"] == {"新建档": 1, "转出": 1, "去世": 1}
    assert found["银杏社区"] == {"新建档": 1, "转入": 1}
    assert found["合计"] == {"新建档": 2, "去世": 1}


def test_what_happened_outside_the_time_does_not_count(cast: Any, make_person: Any, as_user: Any) -> None:
    make_person("石大山")
    page = as_user(cast.clerk).get("/people/counts/?first=2001-01-01&last=2001-12-31").content.decode()
    assert "这段时间没有变化" in page


def test_the_workbook_has_a_tab_for_each_table(cast: Any, make_person: Any, as_user: Any) -> None:
    make_person("石大山", code="A10")
    data = as_user(cast.reviewer).get("/people/counts/file/").content
    book = openpyxl.load_workbook(BytesIO(data))
    assert book.sheetnames == ["各类别人数", "年龄结构", "残疾等级和性质", "期间变化"]
    assert [cell.value for cell in book["各类别人数"][3]] == ["单位", "残疾军人", "人数"]


def test_queries_grow_neither_with_people_nor_with_units(
    cast: Any, make_person: Any, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    client, counts = as_user(cast.district), []
    for actor in (cast.clerk, cast.clerk2, cast.clerk3):
        disabled(make_person(actor=actor, code="A10"), degree="六级")
        with django_assert_max_num_queries(16) as queries:
            assert client.get("/people/counts/").status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1


@pytest.mark.parametrize("query", ["unit=0&status=x&first=abc&last=99", "first=2027-05-01&last=2026-01-01"])
def test_an_address_that_makes_no_sense_is_passed_over(query: str, cast: Any, as_user: Any) -> None:
    assert as_user(cast.reviewer).get(f"/people/counts/?{query}").status_code == 200


def test_few_units_have_their_categories_below_each_other(make_person, as_user, cast):
    make_person(code="A10")
    make_person("石小溪", code="H30")
    words = as_user(cast.clerk).get("/people/counts/").content.decode()
    heads = words[words.index("<thead>") : words.index("</thead>")]
    assert "类别" in heads
    assert "桂园社区" in heads
    assert "残疾军人" not in heads
