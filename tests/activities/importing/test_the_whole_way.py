"""A messy ledger, from the file to the activities and out again."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from activities.models import Activity, ActivityEvent, LedgerBatch, LedgerRow
from shuangyong.units.models import AuditEvent
from tests.activities.importing.conftest import HEADS, NAME, kinds, places, told, workbook

MESSY = [
    (
        1,
        "2025.3.5",
        "学雷锋志愿服务",
        "志愿、文明劝导",
        "中心广场",
        "10人",
        "约50人",
        "360元",
        "社区经费",
        "理发、磨刀",
    ),
    (2, datetime(2025, 4, 4), "清明祭扫烈士墓", None, "烈士陵园", 5, 20, None, None, None),
    (3, "5月上旬", "送法进军营", "法律服务", "驻区某部", None, 8, "1,200元", "", None),
    (4, "20250701", "七一军民座谈会", "座谈会", "社区", "6", "若干", None, None, None),
    (5, "7月30日-31日", "八一走访慰问军属", None, None, None, None, "0.5万元", "街道", None),
    (
        6,
        "2025/8/1",
        "军民联欢",
        "从没听过的类型",
        None,
        "12",
        "30",
        None,
        None,
        "联系人19900001234，电话13900001234",
    ),
    (7, "2025年3月5日", "学雷锋志愿服务活动", None, None, None, None, None, None, None),
    (8, "2024年9月20日", "国防教育讲座", None, None, None, None, None, None, None),
    ("合计", None, None, None, None, None, None, 6560, None, None),
    ("填表人：田小禾", None, None, None, None, None, None, None, None, None),
]


@pytest.fixture
def messy(receive: Callable[..., LedgerBatch]) -> LedgerBatch:
    return receive(MESSY)


def test_a_messy_ledger_is_told_apart(messy: LedgerBatch) -> None:
    assert places(messy) == {
        1: "day", 2: "title", 3: "type", 4: "place", 5: "military", 6: "civilians", 7: "spent", 8: "source",
        9: "note",
    }  # fmt: skip
    assert kinds(messy) == [
        "noted", "good", "problem", "problem", "good", "problem", "ask", "ask", "skipped", "skipped",
    ]  # fmt: skip
    assert "读作50" in told(messy, 3)
    assert "大概的时间" in told(messy, 5)
    assert "看不出数量" in told(messy, 6)
    assert "像是写了电话" in told(messy, 8)
    assert "没有对上类型" in told(messy, 8)
    assert "13900001234" not in str(LedgerRow.objects.get(batch=messy, number=8).cells)
    assert "和第3行" in told(messy, 9)
    assert "不是2025年的" in told(messy, 10)
    assert not Activity.objects.exists()


def test_what_is_good_goes_in_and_the_rest_stays(cast: Any, as_user: Any, messy: LedgerBatch) -> None:
    client = as_user(cast.clerk)
    answer = client.post(f"/activities/import/{messy.pk}/confirm/", follow=True)
    assert "已经导入3项活动" in answer.content.decode()
    first, second, third = Activity.objects.order_by("day")
    assert (first.title, first.day, first.state) == ("学雷锋志愿服务", date(2025, 3, 5), "done")
    assert (first.type.code, first.military, first.civilians) == ("602", 10, 50)
    assert (first.place, first.account) == ("中心广场", "理发、磨刀")
    assert [(cost.source, cost.spent) for cost in first.costs.all()] == [("社区经费", Decimal(360))]
    assert second.type.code == "305", "by the words of its name"
    assert not second.costs.exists()
    assert (third.day, third.end_day) == (date(2025, 7, 30), date(2025, 7, 31))
    assert third.costs.get().spent == 5000
    assert {event.note for event in ActivityEvent.objects.all()} == {f"导入自《{NAME}》"}
    assert {event.act for event in ActivityEvent.objects.all()} == {"create"}
    assert AuditEvent.objects.filter(action="导入活动台账").count() == 1
    assert "接着改留下的5行" in answer.content.decode()
    assert client.get(f"/activities/{first.pk}/").status_code == 200


def test_the_rest_is_gone_on_with(cast: Any, as_user: Any, messy: LedgerBatch) -> None:
    client = as_user(cast.clerk)
    client.post(f"/activities/import/{messy.pk}/confirm/")
    answer = client.post(f"/activities/import/{messy.pk}/rest/", follow=True)
    fresh = LedgerBatch.objects.latest("pk")
    assert fresh.pk != messy.pk
    assert kinds(fresh) == ["problem", "problem", "problem", "ask", "ask"]
    assert "大概的时间" in answer.content.decode()


def test_a_cell_is_mended_in_place(cast: Any, as_user: Any, messy: LedgerBatch) -> None:
    client = as_user(cast.clerk)
    page = client.get(f"/activities/import/{messy.pk}/").content.decode()
    assert 'value="5月上旬"' in page, "problems come first, and can be typed over where they stand"
    answer = client.post(
        f"/activities/import/{messy.pk}/rows/5/", {"in_list": "problem", "field_day": "5月8日"}, follow=True
    )
    assert "第5行会导入" in answer.content.decode()
    assert kinds(messy)[2] == "good"
    client.post(f"/activities/import/{messy.pk}/rows/6/", {"in_list": "problem", "skip": "1"})
    assert kinds(messy)[3] == "skipped"
    client.post(f"/activities/import/{messy.pk}/rows/6/", {"in_list": "skipped", "unskip": "1"})
    assert kinds(messy)[3] == "problem"


def test_a_wrong_mend_is_kept_and_told(cast: Any, as_user: Any, messy: LedgerBatch) -> None:
    client = as_user(cast.clerk)
    answer = client.post(f"/activities/import/{messy.pk}/rows/5/", {"field_day": "五月里"}, follow=True)
    page = answer.content.decode()
    assert "第5行还有要改的" in page
    assert 'value="五月里"' in page


def test_doubts_are_accepted_one_by_one_or_at_once(cast: Any, as_user: Any, messy: LedgerBatch) -> None:
    client = as_user(cast.clerk)
    client.post(f"/activities/import/{messy.pk}/rows/9/", {"in_list": "ask", "accept": "1"})
    assert kinds(messy)[6:8] == ["noted", "ask"]
    client.post(f"/activities/import/{messy.pk}/accept/")
    assert kinds(messy)[6:8] == ["noted", "noted"]


def test_the_failed_rows_are_mended_in_excel_and_sent_back(
    cast: Any, as_user: Any, messy: LedgerBatch
) -> None:
    client = as_user(cast.clerk)
    data = client.get(f"/activities/import/{messy.pk}/failed/").content
    assert b"13900001234" not in data
    book = openpyxl.load_workbook(BytesIO(data))
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[3]]
    assert "大概的时间" in str(sheet.cell(4, heads.index("没有导入的原因") + 1).value)
    sheet.cell(4, heads.index("日期") + 1).value = datetime(2025, 5, 8)
    sheet.cell(5, heads.index("地方人数") + 1).value = 20
    sheet.cell(6, heads.index("备注") + 1).value = None
    output = BytesIO()
    book.save(output)
    file = SimpleUploadedFile("改好.xlsx", output.getvalue())
    answer = client.post(f"/activities/import/{messy.pk}/mended/", {"file": file}, follow=True)
    assert "改过的3行已经收进来" in answer.content.decode()
    assert kinds(messy)[2:6] == ["good", "good", "good", "noted"]


def test_a_file_of_failed_rows_is_no_new_ledger(cast: Any, as_user: Any, messy: LedgerBatch) -> None:
    client = as_user(cast.clerk)
    data = client.get(f"/activities/import/{messy.pk}/failed/").content
    answer = client.post("/activities/import/", {"file": SimpleUploadedFile("a.xlsx", data), "year": 2025})
    assert "传回改好的文件" in answer.content.decode()
    other = client.post(
        f"/activities/import/{messy.pk}/mended/",
        {"file": SimpleUploadedFile("b.xlsx", workbook(MESSY))},
        follow=True,
    )
    assert "这不是从这一批下载的" in other.content.decode()


def test_the_columns_are_asked_once_and_remembered(cast: Any, as_user: Any, types: None) -> None:
    client = as_user(cast.clerk)
    heads = (*HEADS[:9], "谁去的")
    rows = [(1, "3月5日", "义诊", None, None, None, None, None, None, "方远山")]

    def send(data: bytes) -> Any:
        return client.post(
            "/activities/import/", {"file": SimpleUploadedFile(NAME, data), "year": 2025}, follow=True
        )

    page = send(workbook(rows, heads)).content.decode()
    assert "核对列" in page
    assert "谁去的" in page
    batch = LedgerBatch.objects.latest("pk")
    asked = {f"column_{place}": key for place, key in places(batch).items()}
    answer = client.post(
        f"/activities/import/{batch.pk}/columns/", {**asked, "column_9": "led_by", "year": 2024}, follow=True
    )
    assert "2024-03-05" in answer.content.decode()
    assert "方远山" in answer.content.decode()
    again = send(workbook([(2, "4月5日", "祭扫", *[None] * 6, "方远山")], heads)).content.decode()
    assert "核对内容" in again
    assert "方远山" in again


def test_two_columns_cannot_be_one_thing(cast: Any, as_user: Any, messy: LedgerBatch) -> None:
    client = as_user(cast.clerk)
    address = f"/activities/import/{messy.pk}/columns/"
    twice = client.post(address, {"column_1": "day", "column_2": "title", "column_3": "title", "year": 2025})
    assert "有两列都选了“活动名称”" in twice.content.decode()
    none = client.post(address, {"column_2": "title", "year": 2025})
    assert "还没有说哪一列是“日期”" in none.content.decode()
    year = client.post(address, {"column_1": "day", "column_2": "title", "year": "明年"})
    assert "请写四位的年份" in year.content.decode()
    assert kinds(messy).count("problem") == 3


def test_what_is_in_the_ledger_already_is_pointed_out(
    cast: Any, receive: Callable[..., LedgerBatch], make_activity: Any
) -> None:
    make_activity("学雷锋活动", done=True, day=date(2025, 3, 5))
    make_activity("学雷锋活动", done=True, day=date(2025, 3, 6))
    make_activity("义诊", actor=cast.clerk2, done=True, day=date(2025, 4, 4))
    batch = receive(
        [(1, "3月5日", "2025年学雷锋"), (2, "3月7日", "学雷锋"), (3, "4月4日", "义诊")], HEADS[:3]
    )
    assert kinds(batch) == ["ask", "good", "good"]
    assert "台账里这一天已经有" in told(batch, 3)


def test_what_was_not_done_is_not_taken_as_done(receive: Callable[..., LedgerBatch]) -> None:
    heads = ("日期", "活动名称", "状态")
    batch = receive([("3月5日", "义诊", "已完成"), ("3月6日", "球赛", "取消"), ("3月7日", "讲座", "")], heads)
    assert kinds(batch) == ["good", "problem", "good"]


def test_a_day_to_come_is_not_taken_as_done(receive: Callable[..., LedgerBatch]) -> None:
    batch = receive([("2099-03-05", "义诊")], ("日期", "活动名称"))
    assert kinds(batch) == ["problem"]
    assert "日期还没有到" in told(batch, 3)


def test_a_sum_of_people_is_parted(receive: Callable[..., LedgerBatch]) -> None:
    heads = ("日期", "活动内容", "参加人数", "部队人数")
    batch = receive(
        [("3月5日", "义诊", "30人", 10), ("3月6日", "联欢", "20", ""), ("3月7日", "球赛", 5, 8)], heads
    )
    assert kinds(batch) == ["good", "good", "problem"]
    from activities.services.importing import confirm

    confirm(actor=batch.by, batch=batch)
    assert list(Activity.objects.order_by("day").values_list("military", "civilians")) == [
        (10, 20),
        (None, 20),
    ]


def test_a_head_of_two_rows_is_read(cast: Any, types: None) -> None:
    from activities.services.importing import receive

    rows = [("", "", "部队", "地方", ""), ("3月5日", "义诊", 10, 20, "0.05")]
    data = workbook(rows, ("日期", "活动名称", "参加人数", "", "经费（万元）"))
    batch = receive(actor=cast.clerk, unit=cast.community, filename="a.xlsx", data=data, year=2025)
    assert places(batch) == {0: "day", 1: "title", 2: "military", 3: "civilians", 4: "spent"}
    assert "500元" in str(list(LedgerRow.objects.values_list("problems")))
