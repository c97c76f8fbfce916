"""The sheet to sign: masked, with room, recorded in the audit trail."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pdfplumber
from openpyxl import load_workbook

from activities.services.rounds import set_standard
from shuangyong.units.models import AuditEvent


def _sheet(client, visit, kind=""):
    answer = client.post(f"/activities/visits/{visit.activity_id}/sheet/{kind}")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def test_it_has_what_is_needed_at_the_door(as_user, cast, make_round):
    visit = make_round(3, led_by="方远山", gift_source="社区经费")[0]
    set_standard(actor=cast.clerk, activity=visit.activity, amount=Decimal(500), goods="米、油")
    with pdfplumber.open(BytesIO(_sheet(as_user(cast.clerk), visit))) as paper:
        text = "".join(page.extract_text() for page in paper.pages).replace("\n", "")
    for words in (
        "桂园社区春节走访慰问签收表",
        "走访日期：2026年2月5日",
        "带队：方远山",
        "石大山",
        "签收",
        "500.00",
        "米、油",
    ):
        assert words in text
    assert "榆树巷" not in text


def test_the_same_as_a_spreadsheet(as_user, cast, make_round):
    visit = make_round(2)[0]
    sheet = load_workbook(BytesIO(_sheet(as_user(cast.clerk), visit, "excel/"))).active
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "田小河" in cells
    assert "签收" in cells
    assert "慰问金（元）" in cells
    assert not any("榆树巷" in cell for cell in cells)


def test_who_took_it_along_stands_in_the_trail_without_a_name_of_theirs(as_user, cast, make_round):
    visit = make_round(2)[0]
    _sheet(as_user(cast.clerk), visit)
    event = AuditEvent.objects.get(action="导出优抚对象")
    assert (event.actor, event.target) == (cast.clerk, "桂园社区春节走访慰问签收表")
    assert "共2户" in event.detail
    assert "石大山" not in event.detail


def test_without_people_there_is_no_sheet_but_a_sentence(as_user, cast, make_activity):
    activity = make_activity("走访", day=date(2026, 2, 5))
    answer = as_user(cast.clerk).post(f"/activities/visits/{activity.pk}/sheet/", follow=True)
    assert "名单上还没有人" in answer.content.decode()
