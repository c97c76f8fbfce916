"""Confirming twice, undoing too late, and files that are none."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.importing.undoing import Blocked, undo
from activities.models import Activity, ActivityEvent, Cost, LedgerBatch, LedgerRow
from activities.services import importing
from activities.services.activities import change_activity
from shuangyong.units.errors import Forbidden, Outdated, Refused, Repeated
from tests.activities.importing.conftest import kinds, workbook

HEADS = ("日期", "活动名称", "经费")
ROWS = [("3月5日", "学雷锋", "360元"), ("4月4日", "祭扫", ""), ("8月1日", "联欢", 100)]


@pytest.fixture
def batch(receive: Callable[..., LedgerBatch]) -> LedgerBatch:
    return receive(ROWS, HEADS)


def test_confirming_twice_makes_one_set(cast: Any, as_user: Any, batch: LedgerBatch) -> None:
    assert importing.confirm(actor=cast.clerk, batch=batch) == 3
    with pytest.raises(Repeated, match="田小禾已经确认过"):
        importing.confirm(actor=cast.colleague, batch=batch)
    assert Activity.objects.count() == 3
    answer = as_user(cast.colleague).post(f"/activities/import/{batch.pk}/confirm/", follow=True)
    assert "田小禾已经确认过这一批" in answer.content.decode()
    assert Activity.objects.count() == 3


def test_a_ledger_that_moved_on_is_looked_at_again(
    cast: Any, as_user: Any, batch: LedgerBatch, make_activity: Any
) -> None:
    make_activity("学雷锋", done=True, day=date(2025, 3, 5))
    with pytest.raises(Outdated):
        importing.confirm(actor=cast.clerk, batch=batch)
    answer = as_user(cast.clerk).post(f"/activities/import/{batch.pk}/confirm/", follow=True)
    assert "台账里有了变化" in answer.content.decode()
    assert kinds(batch) == ["ask", "good", "good"]
    assert Activity.objects.count() == 1
    assert importing.confirm(actor=cast.clerk, batch=batch) == 2


def test_nobody_works_on_a_batch_that_is_over(cast: Any, batch: LedgerBatch) -> None:
    importing.confirm(actor=cast.clerk, batch=batch)
    for step in (
        lambda: importing.skip_row(actor=cast.clerk, batch=batch, number=2, skipped=True),
        lambda: importing.mend_row(actor=cast.clerk, batch=batch, number=2, words={"title": "x"}),
        lambda: importing.accept_all(actor=cast.clerk, batch=batch),
        lambda: importing.drop(actor=cast.clerk, batch=batch),
    ):
        with pytest.raises(Refused, match="已经导完"):
            step()


def test_a_batch_is_taken_out_whole(cast: Any, as_user: Any, batch: LedgerBatch) -> None:
    importing.confirm(actor=cast.clerk, batch=batch)
    answer = as_user(cast.colleague).post(f"/activities/import/{batch.pk}/undo/", follow=True)
    assert "3项活动从台账里去掉了" in answer.content.decode()
    assert not Activity.objects.exists()
    assert not Cost.objects.exists()
    with pytest.raises(Refused, match="已经撤销"):
        undo(actor=cast.clerk, batch=batch)
    with pytest.raises(Refused, match="撤销或者放弃"):
        importing.confirm(actor=cast.clerk, batch=batch)


def test_what_was_touched_stays_and_so_does_all(cast: Any, as_user: Any, batch: LedgerBatch) -> None:
    importing.confirm(actor=cast.clerk, batch=batch)
    touched = Activity.objects.order_by("day")[0]
    change_activity(actor=cast.colleague, activity=touched, version=1, values={"place": "广场"})
    answer = as_user(cast.clerk).post(f"/activities/import/{batch.pk}/undo/")
    assert answer.status_code == 409
    assert "田小穗改过" in answer.content.decode()
    assert Activity.objects.count() == 3
    batch.refresh_from_db()
    assert batch.state == "done"


def test_a_visit_holds_the_batch(cast: Any, batch: LedgerBatch, make_person: Any) -> None:
    from activities.models import Visit

    importing.confirm(actor=cast.clerk, batch=batch)
    person = make_person("石大山")
    Visit.objects.create(activity=Activity.objects.latest("day"), person=person, unit=person.unit)
    with pytest.raises(Blocked) as blocked:
        undo(actor=cast.clerk, batch=batch)
    assert blocked.value.count == 1
    assert blocked.value.blockers[0].words == "有走访名单"


def test_what_somebody_removed_does_not_hold_the_rest(cast: Any, batch: LedgerBatch) -> None:
    from activities.services.activities import remove, reopen

    importing.confirm(actor=cast.clerk, batch=batch)
    first = reopen(actor=cast.clerk, activity=Activity.objects.earliest("day"), version=1)
    remove(actor=cast.clerk, activity=first, version=first.version)
    assert undo(actor=cast.clerk, batch=batch) == 2


def test_only_the_own_unit_imports(cast: Any, batch: LedgerBatch) -> None:
    for user in (cast.reviewer, cast.clerk2, cast.admin):
        for step in (importing.confirm, importing.drop, undo):
            with pytest.raises(Forbidden):
                step(actor=user, batch=batch)
    batch.refresh_from_db()
    assert batch.state == "checking"


def test_the_same_file_is_noticed(cast: Any, as_user: Any, types: None) -> None:
    client, data = as_user(cast.clerk), workbook(ROWS, HEADS)

    def send(**more: Any) -> str:
        file = SimpleUploadedFile("a.xlsx", data)
        answer = client.post("/activities/import/", {"file": file, "year": 2025, **more}, follow=True)
        return str(answer.content.decode())

    send()
    assert "这个文件已经传过" in send()
    assert LedgerBatch.objects.count() == 1
    send(again="on")
    assert LedgerBatch.objects.count() == 2


def test_giving_up_leaves_nothing(cast: Any, as_user: Any, batch: LedgerBatch) -> None:
    as_user(cast.clerk).post(f"/activities/import/{batch.pk}/drop/")
    assert not LedgerRow.objects.exists()
    assert not Activity.objects.exists()
    page = as_user(cast.clerk).get(f"/activities/import/{batch.pk}/").content.decode()
    assert "已经放弃" in page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (b"%PDF-1.7", "这是 PDF"),
        (b"PK\x03\x04broken", "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") * 9, "旧格式"),
        ("没有逗号".encode(), "不是一张表"),
        ("天气,心情\n晴,好".encode(), "没有找到表头"),
        ("日期,活动名称\n".encode(), "表头下面没有内容"),
        ("序号,姓名,身份证号,家庭住址\n1,石大山,1,x".encode(), "优抚对象—导入"),
        ("序号,姓名,对象类别,走访日期,慰问金\n1,石大山,军属,3月5日,200".encode(), "优抚对象—导入"),
    ],
)
def test_a_file_that_is_no_ledger_is_told(
    cast: Any, as_user: Any, types: None, data: bytes, words: str
) -> None:
    file = SimpleUploadedFile("a.xlsx", data)
    answer = as_user(cast.clerk).post("/activities/import/", {"file": file, "year": 2025})
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not LedgerBatch.objects.exists()


@pytest.mark.parametrize("year", ["", "abc", "1", "3000", "２０２５x"])
def test_a_year_that_is_none_is_told_and_nothing_is_lost(cast: Any, as_user: Any, year: str) -> None:
    file = SimpleUploadedFile("a.csv", "日期,活动名称\n3月5日,义诊".encode())
    answer = as_user(cast.clerk).post("/activities/import/", {"file": file, "year": year, "sheet": "一月"})
    page = answer.content.decode()
    assert "请写四位的年份" in page
    assert 'value="一月"' in page


def test_a_file_of_old_excel_is_read(cast: Any, types: None) -> None:
    data = (Path(__file__).parent / "old.xls").read_bytes()
    batch = importing.receive(actor=cast.clerk, unit=cast.community, filename="旧.xls", data=data, year=2025)
    assert kinds(batch) == ["good", "noted", "skipped"]


def test_a_csv_of_a_chinese_office_is_read(cast: Any, types: None) -> None:
    data = "日期,活动名称\n3月5日,义诊".encode("gb18030")
    batch = importing.receive(actor=cast.clerk, unit=cast.community, filename="a.csv", data=data, year=2025)
    assert kinds(batch) == ["good"]


def test_two_thousand_rows_go_in_quickly(cast: Any, receive: Callable[..., LedgerBatch]) -> None:
    rows = [(date(2025, 1 + n % 12, 1 + n % 28), f"第{n}场社区服务活动", n) for n in range(2000)]
    batch = receive(rows, HEADS)
    begin = perf_counter()
    with CaptureQueriesContext(connection) as queries:
        count = importing.confirm(actor=cast.clerk, batch=batch)
    took = perf_counter() - begin
    assert count == Activity.objects.count() == ActivityEvent.objects.count()
    assert count == 2000
    assert len(queries) < 200
    assert took < 15, f"{count} rows: {took:.1f} s"
    assert undo(actor=cast.clerk, batch=batch) == count


def test_more_rows_take_no_more_queries(cast: Any, as_user: Any, receive: Callable[..., LedgerBatch]) -> None:
    client = as_user(cast.clerk)
    counts = []
    for size in (3, 45):
        rows = [(f"{1 + n % 12}月上旬", f"第{n}场", "x") for n in range(size)]
        batch = receive(rows, HEADS)
        client.get(f"/activities/import/{batch.pk}/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/activities/import/{batch.pk}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
