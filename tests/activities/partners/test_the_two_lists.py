"""双清单: a line goes its steps, each checked; counts; the lists on paper."""

from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4

import openpyxl
import pdfplumber
import pytest
from django.urls import reverse
from django.utils import timezone

from activities.choices import ExchangeState
from activities.exchange_paper import Counts
from activities.models import Exchange
from activities.services import exchanges as service
from activities.services.exchanges import Outcome
from shuangyong.units.errors import Forbidden, Outdated, Refused
from shuangyong.units.models import AuditEvent

S = ExchangeState


def test_what_is_sent_twice_is_stored_once(cast, as_user):
    form = {
        "year": "2026",
        "asked_by": "forces",
        "item": "协调就近入学",
        "kind": "children",
        "token": uuid4(),
    }
    for _ in range(2):
        as_user(cast.clerk).post(reverse("activities:exchange_new"), form)
    assert Exchange.objects.get().item == "协调就近入学"


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"item": ""}, "请填写事项"),
        ({"year": "26"}, "年度要在2000到2099之间"),
        ({"budget": "-1"}, "金额不能是负数"),
        ({"budget": "很多"}, "请填金额"),
        ({"due_on": "月底"}, "真实的日期"),
        ({"partner": "999999"}, "从名单里选"),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_is_lost(cast, as_user, values, told):
    form = {"year": "2026", "asked_by": "forces", "item": "协调入学", "kind": "children", "lead": "教育办"}
    answer = as_user(cast.clerk).post(reverse("activities:exchange_new"), {**form, **values})
    assert told in answer.text
    assert "教育办" in answer.text
    assert not Exchange.objects.exists()


def test_a_partner_of_another_unit_is_not_taken(cast, make_partner, make_exchange):
    with pytest.raises(Refused, match="本单位的共建单位"):
        make_exchange(partner=make_partner(actor=cast.clerk2))


def test_done_with_outcome_day_and_whether_the_other_side_is_content(cast, as_user, make_exchange):
    exchange = make_exchange()
    address = reverse("activities:exchange_step", args=[exchange.pk, "done"])
    client, today = as_user(cast.clerk), timezone.localdate()
    form = {"outcome": "清理三处绿地。", "done_on": today, "satisfied": "yes", "version": 1}
    for _ in range(2):
        assert client.post(address, form).status_code == 302
    exchange.refresh_from_db()
    assert (exchange.state, exchange.done_on, exchange.satisfied) == (S.DONE, today, True)
    assert exchange.version == 2
    late = {**form, "outcome": "别的。", "done_on": today + timedelta(days=1)}
    assert "还没有到" in client.post(address, late).text


def test_what_cannot_be_done_needs_its_reason(cast, as_user, make_exchange):
    exchange = make_exchange()
    address = reverse("activities:exchange_step", args=[exchange.pk, "refused"])
    answer = as_user(cast.clerk).post(address, {"outcome": " ", "version": 1})
    assert "请填写不能办的理由" in answer.text
    for state in (S.DONE, S.PASSED_ON, S.REFUSED):
        with pytest.raises(Refused, match="请写明"):
            service.step(actor=cast.clerk, exchange=exchange, version=1, to=state)


def test_taken_up_again_it_begins_anew(cast, make_exchange):
    exchange = make_exchange()
    service.step(actor=cast.clerk, exchange=exchange, version=1, to=S.REFUSED, outcome=Outcome("没有场地"))
    with pytest.raises(Refused, match="不能改为"):
        service.step(actor=cast.clerk, exchange=exchange, version=2, to=S.DONE, outcome=Outcome("好了"))
    again = service.step(actor=cast.clerk, exchange=exchange, version=2, to=S.GOING)
    assert (again.state, again.outcome, again.done_on) == (S.GOING, "", None)


def test_the_second_hand_is_told_who_was_first(cast, as_user, make_exchange):
    exchange = make_exchange()
    service.step(actor=cast.colleague, exchange=exchange, version=1, to=S.GOING)
    with pytest.raises(Outdated, match="田小穗"):
        service.step(actor=cast.clerk, exchange=exchange, version=1, to=S.DONE, outcome=Outcome("好了"))
    form = {"year": "2026", "asked_by": "local", "item": "另一件事", "kind": "building", "version": 1}
    answer = as_user(cast.clerk).post(reverse("activities:exchange_edit", args=[exchange.pk]), form)
    assert "田小穗" in answer.text
    assert "现在的内容" in answer.text
    assert "另一件事" in answer.text
    with pytest.raises(Forbidden):
        service.step(actor=cast.reviewer, exchange=exchange, version=2, to=S.DONE, outcome=Outcome("好了"))


def test_taken_away_only_before_it_begins(cast, make_exchange, make_activity):
    exchange = make_exchange()
    activity = make_activity()
    service.set_activities(actor=cast.clerk, exchange=exchange, version=1, activities=[activity])
    with pytest.raises(Refused, match="已经有活动"):
        service.remove_exchange(actor=cast.clerk, exchange=exchange, version=2)
    service.set_activities(actor=cast.clerk, exchange=exchange, version=2, activities=[])
    service.step(actor=cast.clerk, exchange=exchange, version=3, to=S.GOING)
    with pytest.raises(Refused, match="推进中"):
        service.remove_exchange(actor=cast.clerk, exchange=exchange, version=4)
    other = make_exchange()
    service.remove_exchange(actor=cast.clerk, exchange=other, version=1)
    assert Exchange.objects.get() == exchange


def test_activities_are_chosen_among_the_units_own(cast, as_user, make_exchange, make_activity):
    exchange, mine = make_exchange(), make_activity("绿地整治", day=date(2026, 5, 1))
    theirs = make_activity("别的社区", actor=cast.clerk2)
    address = reverse("activities:exchange_activities", args=[exchange.pk])
    client = as_user(cast.clerk)
    assert "绿地整治" in client.get(address).text
    client.post(address, {"activity": [mine.pk, theirs.pk, "x"], "version": 1})
    assert list(exchange.activities.all()) == [mine]
    with pytest.raises(Refused, match="本单位的活动"):
        service.set_activities(actor=cast.clerk, exchange=exchange, version=2, activities=[theirs])


def test_overdue_is_said_in_words(cast, as_user, make_exchange):
    today = timezone.localdate()
    make_exchange("逾期的事", year=today.year, due_on=today - timedelta(days=3))
    make_exchange("快到的事", year=today.year, due_on=today + timedelta(days=5))
    text = as_user(cast.clerk).get(reverse("activities:exchanges")).text
    assert "逾期3天" in text
    assert "还有5天" in text


def test_what_is_asked_does_not_stand_in_the_audit_trail(cast, make_exchange):
    make_exchange("帮助某家庭联系岗位")
    event = AuditEvent.objects.order_by("pk").last()
    assert event.action == "登记双清单事项"
    assert "家庭" not in event.target + event.detail


def test_the_counts_in_words():
    assert Counts(3, 2, 0, 1).words == "提出3件，办结2件，办结率66.7%，不能办1件"
    assert Counts(2, 2).words == "提出2件，办结2件，办结率100%"
    assert Counts(4, 1, 1, 1).words == "提出4件，办结1件，办结率25%，转办1件，不能办1件，在办1件"
    assert Counts().words == "还没有提出事项"


def test_on_paper_both_lists_stand_with_their_counts(cast, as_user, make_exchange, make_partner):
    partner = make_partner("驻区某部", kind="forces")
    asked = make_exchange("联系家属岗位", asked_by="forces", partner=partner, handler="田小禾")
    service.step(actor=cast.clerk, exchange=asked, version=1, to=S.DONE, outcome=Outcome("已经上岗"))
    make_exchange("支援绿地整治")
    make_exchange("银杏社区的事", actor=cast.clerk2)
    address = reverse("activities:exchanges_file")
    answer = as_user(cast.clerk).get(address, {"year": 2026, "format": "pdf"})
    with pdfplumber.open(BytesIO(answer.content)) as pdf:
        text = "".join(page.extract_text() for page in pdf.pages).replace("\n", "")
        assert pdf.pages[0].width > pdf.pages[0].height
    assert "桂园社区2026年军地互办实事双清单" in text
    assert "提出2件，办结1件，办结率50%，在办1件" in text
    assert "银杏社区" not in text
    answer = as_user(cast.reviewer).get(address, {"year": 2026, "format": "xlsx"})
    book = openpyxl.load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["部队提出", "地方提出"]
    cells = [cell.value for row in book["地方提出"].iter_rows() for cell in row]
    assert {"支援绿地整治", "银杏社区的事", "桂园社区", "银杏社区"} <= set(cells)
    assert book["地方提出"].print_title_rows


def test_an_empty_year_prints_too(cast, as_user):
    for fmt in ("pdf", "xlsx"):
        answer = as_user(cast.admin).get(reverse("activities:exchanges_file"), {"year": "x", "format": fmt})
        assert answer.status_code == 200
        assert len(answer.content) > 1000
