"""What leaves as a file: real dates and numbers, sums that are right, a paper that can be read."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.urls import reverse
from pypdfium2 import PdfDocument

from activities import counting
from activities.ledgers import workbook
from shuangyong.units.models import AuditEvent
from tests.activities.ledgers.conftest import YEAR, content, sheets

FILE = "/activities/ledgers/file/"


def take(client: Any, query: str, fmt: str = "xlsx") -> bytes:
    return content(client.post(f"{FILE}?{query}", {"format": fmt}))


def words_of_pdf(data: bytes) -> str:
    paper = PdfDocument(data)
    return "".join("".join(page.get_textpage().get_text_range() for page in paper).split())


def test_the_address_is_the_one_of_the_menu() -> None:
    assert reverse("activities:ledger_file") == FILE


def test_activities_leave_with_real_dates_and_numbers(cast: Any, as_user: Any, a_year: Any) -> None:
    found = sheets(take(as_user(cast.clerk), f"year={YEAR}"))[0]
    assert found[0][0] == f"桂园社区{YEAR}年活动台账"
    heads = found[2]
    rows = [dict(zip(heads, row, strict=True)) for row in found[3:-1]]
    assert [row["活动名称"] for row in rows] == [
        "军民共建清洁家园",
        "篮球友谊赛",
        "八一走访慰问",
        "国防教育讲座",
    ]
    clean, off, walk, talk = rows
    assert clean["日期"] == datetime(YEAR, 3, 5)
    assert (clean["部队人数"], clean["实支（元）"], clean["物资"]) == (10, 400.5, "扫帚20把")
    assert (off["状态"], off["延期或取消的原因"], off["实支（元）"]) == ("取消", "下雨", None)
    assert (walk["走访人数"], walk["实支（元）"], walk["经费来源"]) == (2, 500.25, "街道双拥经费")
    assert (talk["状态"], talk["预算（元）"]) == ("计划", 800)
    assert "照片数" not in heads, "a column in which nothing stands"
    total = dict(zip(heads, found[-1], strict=True))
    assert (total["实支（元）"], total["部队人数"]) == (900.75, 10)


def test_the_money_adds_up_to_what_is_counted_everywhere(cast: Any, as_user: Any, a_year: Any) -> None:
    ledger, sums = sheets(take(as_user(cast.clerk), f"kind=money&year={YEAR}"))
    counted = counting.totals(counting.Scope(date(YEAR, 1, 1), date(YEAR, 12, 31), unit=cast.community.pk))
    place = ledger[2].index("实支（元）")
    assert Decimal(str(ledger[-1][place])) == counted.spent == Decimal("900.75")
    assert sum(Decimal(str(row[place] or 0)) for row in ledger[3:-1]) == counted.spent
    assert [(row[1], row[2], row[4]) for row in sums[2:-1]] == [
        ("街道双拥经费", 1, 500.25), ("社区经费", 2, 360.5), ("没有写来源", 1, 40),
    ]  # fmt: skip
    assert Decimal(str(sums[-1][4])) == counted.spent
    assert Decimal(str(sums[-1][3])) == counted.budget


def test_the_sums_by_source_are_formulas(cast: Any, as_user: Any, a_year: Any) -> None:
    book = openpyxl.load_workbook(BytesIO(take(as_user(cast.clerk), f"kind=money&year={YEAR}")))
    assert book["按来源小计"]["E3"].value == "=SUMPRODUCT((经费来源=$B3)*实支金额)"
    assert "=SUM(" in str(book["经费台账"].cell(book["经费台账"].max_row, 6).value)


def test_a_long_ledger_of_money_is_streamed_with_its_sums(
    cast: Any, as_user: Any, a_year: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(workbook, "SHORT", 2)
    (found,) = sheets(take(as_user(cast.clerk), f"kind=money&year={YEAR}"))
    place = found[2].index("实支（元）")
    assert [(row[0], row[place]) for row in found[-4:]] == [
        ("小计", 500.25), ("小计", 360.5), ("小计", 40), ("合计", 900.75),
    ]  # fmt: skip


def test_a_long_ledger_of_activities_is_streamed(
    cast: Any, as_user: Any, a_year: Any, monkeypatch: Any
) -> None:
    short = sheets(take(as_user(cast.clerk), f"year={YEAR}"))[0]
    monkeypatch.setattr(workbook, "SHORT", 1)
    long = sheets(take(as_user(cast.clerk), f"year={YEAR}"))[0]
    assert long[2:] == short[2:]


def test_visits_leave_masked_and_on_record(cast: Any, as_user: Any, a_year: Any) -> None:
    found = sheets(take(as_user(cast.clerk), f"kind=visits&year={YEAR}"))[0]
    rows = [dict(zip(found[2], row, strict=True)) for row in found[3:-1]]
    assert [(row["姓名"], row["慰问金（元）"], row["慰问品"]) for row in rows] == [
        ("石大山", 200, None), ("田老根", 300.25, "米、油"),
    ]  # fmt: skip
    event = AuditEvent.objects.filter(action="导出优抚对象").get()
    assert event.target == f"桂园社区{YEAR}年走访慰问台账"
    assert "石大山" not in event.detail


def test_words_of_needs_never_leave(cast: Any, as_user: Any, a_year: Any) -> None:
    from beneficiaries.models import Need

    walk = a_year["walk"]
    first = walk.visits.order_by("pk").first()
    need = Need.objects.create(
        person=first.person, kind="housing", words="屋顶漏雨想修", heard_on=date(YEAR, 7, 30)
    )
    first.need = need
    first.save()
    client = as_user(cast.clerk)
    page = client.get(f"/activities/ledgers/?kind=visits&year={YEAR}").content.decode()
    found = sheets(take(client, f"kind=visits&year={YEAR}"))[0]
    assert "住房（待办）" in page
    assert "住房（待办）" in str(found)
    assert "屋顶" not in page + str(found)
    assert "屋顶" not in words_of_pdf(take(client, f"kind=visits&year={YEAR}", "pdf"))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (
            "activities",
            ["桂园社区2025年活动台账", "军民共建清洁家园", "取消：下雨", "部队10人、地方20人", "900.75"],
        ),
        ("visits", ["走访慰问台账", "石大山", "田老根", "500.25"]),
        ("money", ["经费台账", "街道双拥经费", "小计", "合计", "900.75"]),
    ],
)
def test_the_paper_says_what_the_ledger_says(
    cast: Any, as_user: Any, a_year: Any, kind: str, expected: list[str]
) -> None:
    words = words_of_pdf(take(as_user(cast.clerk), f"kind={kind}&year={YEAR}", "pdf"))
    for text in expected:
        assert text in words


def test_a_paper_of_many_pages_repeats_its_head(cast: Any, as_user: Any, make_activity: Any) -> None:
    for number in range(60):
        make_activity(f"第{number}次义诊", done=True, day=date(YEAR, 3, 5), account="量血压，讲健康。" * 6)
    paper = PdfDocument(take(as_user(cast.clerk), f"year={YEAR}", "pdf"))
    assert len(paper) > 1
    for page in paper:
        text = "".join(page.get_textpage().get_text_range().split())
        assert "活动名称" in text
        assert page.get_width() > page.get_height()


def test_an_empty_ledger_is_not_taken_along(cast: Any, as_user: Any) -> None:
    answer = as_user(cast.clerk).post(f"{FILE}?year=2010", {"format": "pdf"}, follow=True)
    assert "这段时间没有记录" in answer.content.decode()


def test_the_file_has_a_chinese_name(cast: Any, as_user: Any, a_year: Any) -> None:
    from urllib.parse import unquote

    answer = as_user(cast.clerk).post(
        f"{FILE}?year={YEAR}&since={YEAR}-01-01&until={YEAR}-03-31", {"format": "pdf"}
    )
    assert f"桂园社区{YEAR}年1月1日至3月31日活动台账.pdf" in unquote(answer["Content-Disposition"])


def test_too_long_a_ledger_is_no_paper(cast: Any, as_user: Any, a_year: Any, monkeypatch: Any) -> None:
    from activities.ledgers import product

    monkeypatch.setattr(product, "MOST_ACTIVITIES", 3)
    client = as_user(cast.clerk)
    answer = client.post(f"{FILE}?year={YEAR}", {"format": "pdf"}, follow=True)
    page = answer.content.decode()
    assert "PDF最多排3行" in page
    assert 'value="pdf"' not in page
    assert take(client, f"year={YEAR}")


def test_a_paper_has_few_wide_columns(
    cast: Any, as_user: Any, a_year: Any, make_activity: Any, task_type: Any
) -> None:
    """A dozen columns of four characters took a page for two activities, and seconds to set."""
    for number in range(30):
        make_activity(
            f"第{number}次“老兵有约”接待日", done=True, day=date(YEAR, 4, 5), place="社区退役军人服务站",
            responsible="田小禾", reached=12, type=task_type, outcome="能当场答复的当场答复。",
            account="请退役军人坐下来谈，能办的当场办，不能当场办的约好答复时间。",
        )  # fmt: skip
    client = as_user(cast.reviewer)
    page = client.get(f"/activities/ledgers/?year={YEAR}").content.decode()
    assert page.count('<th scope="col"') <= 9
    assert len(PdfDocument(take(client, f"year={YEAR}", "pdf"))) <= 10
