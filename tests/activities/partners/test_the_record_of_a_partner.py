"""共建单位: stored once, changed by its keepers, taken away only while nothing hangs on it."""

import pytest
from django.urls import reverse

from activities.models import Partner
from activities.services import partners as service
from activities.services.activities import Lines
from shuangyong.units.errors import Forbidden, Outdated, Refused
from shuangyong.units.models import AuditEvent


def test_only_the_name_is_needed(cast, as_user):
    answer = as_user(cast.clerk).post(
        reverse("activities:partner_new"), {"name": "澄溪小学", "kind": "paired"}, follow=True
    )
    assert "已经登记" in answer.text
    assert Partner.objects.get().name == "澄溪小学"


def test_what_is_sent_twice_is_stored_once(cast, as_user):
    client, form = as_user(cast.clerk), {"name": "澄溪小学", "kind": "paired", "phone": "19900001234"}
    first = client.post(reverse("activities:partner_new"), form)
    again = client.post(reverse("activities:partner_new"), form)
    assert first["Location"] == again["Location"]
    assert Partner.objects.count() == 1


def test_a_second_one_of_the_same_name_is_refused_and_nothing_typed_is_lost(cast, as_user, make_partner):
    make_partner("澄溪小学")
    form = {"name": "澄溪小学", "kind": "backing", "note": "另一处校区"}
    answer = as_user(cast.clerk).post(reverse("activities:partner_new"), form)
    assert "已经登记过“澄溪小学”" in answer.text
    assert "另一处校区" in answer.text


def test_a_designation_as_name_of_the_forces_is_refused(cast, as_user):
    form = {"name": "某市第99师", "kind": "forces"}
    answer = as_user(cast.clerk).post(reverse("activities:partner_new"), form)
    assert "驻区某部" in answer.text
    assert "请写公开称谓" in answer.text
    assert not Partner.objects.exists()
    with pytest.raises(Refused, match="公开称谓"):
        service.create_partner(actor=cast.clerk, unit=cast.community, values=form)


def test_elsewhere_what_looks_like_one_asks_for_a_tick(cast, as_user):
    client, address = as_user(cast.clerk), reverse("activities:partner_new")
    form = {"name": "老兵之家", "kind": "other", "note": "原第99师战友联谊"}
    answer = client.post(address, form)
    assert "像是部队番号" in answer.text
    assert not Partner.objects.exists()
    client.post(address, {**form, "checked": answer.context["mark"]})
    assert Partner.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"name": ""}, "请填写名称"),
        ({"since": "去年"}, "请填年份"),
        ({"since": "1900"}, "年份不对"),
        ({"phone": "123"}, "电话应当是"),
        ({"contact": "联系人19900001234"}, "这一栏是明文"),
        ({"kind": "nothing"}, "nothing"),
    ],
)
def test_bad_input_gets_a_sentence(cast, as_user, values, told):
    answer = as_user(cast.clerk).post(
        reverse("activities:partner_new"), {"name": "澄溪小学", "kind": "paired", **values}
    )
    assert answer.status_code == 200
    assert told in answer.text
    assert not Partner.objects.exists()


def test_the_second_hand_is_told_and_shown_what_stands_there(cast, as_user, make_partner):
    partner = make_partner(phone="19900001234")
    service.change_partner(actor=cast.colleague, partner=partner, version=1, values={"contact": "办公室"})
    form = {"name": partner.name, "kind": "paired", "contact": "德育处", "version": 1}
    answer = as_user(cast.clerk).post(reverse("activities:partner_edit", args=[partner.pk]), form)
    assert "田小穗" in answer.text
    assert "联系人：办公室" in answer.text
    assert "德育处" in answer.text
    assert "19900001234" not in answer.text
    again = {**form, "version": answer.context["version"]}
    as_user(cast.clerk).post(reverse("activities:partner_edit", args=[partner.pk]), again)
    partner.refresh_from_db()
    assert partner.contact == "德育处"
    assert partner.phone.reveal() == "19900001234"


def test_another_unit_keeps_its_own(cast, make_partner):
    partner = make_partner()
    for other in (cast.clerk2, cast.reviewer, cast.admin):
        with pytest.raises(Forbidden):
            service.change_partner(actor=other, partner=partner, version=1, values={"contact": "某人"})


def test_taken_away_only_while_nothing_hangs_on_it(cast, as_user, make_partner, make_activity, make_exchange):
    partner = make_partner()
    make_activity(lines=Lines(partners=[partner]))
    make_exchange(partner=partner)
    answer = as_user(cast.clerk).post(
        reverse("activities:partner_remove", args=[partner.pk]), {"version": 1}, follow=True
    )
    assert "1项活动、1件双清单事项" in answer.text
    assert "停止共建" in answer.text
    free = make_partner("澄溪银行")
    service.remove_partner(actor=cast.clerk, partner=free, version=1)
    assert Partner.objects.get() == partner


def test_stopped_it_stays_but_is_not_offered_any_more(cast, as_user, make_partner):
    partner = make_partner("澄溪小学")
    client = as_user(cast.clerk)
    client.post(reverse("activities:partner_stop", args=[partner.pk]), {"version": 1, "active": "no"})
    assert "已停止" in client.get(reverse("activities:partners")).text
    assert "澄溪小学" not in client.get(reverse("activities:exchange_new")).text
    with pytest.raises(Outdated):
        service.set_active(actor=cast.clerk, partner=partner, version=1, active=True)


def test_what_is_recorded_tells_no_number(cast, make_partner):
    partner = make_partner(phone="19900001234")
    service.change_partner(actor=cast.clerk, partner=partner, version=1, values={"phone": "19900005678"})
    events = AuditEvent.objects.order_by("pk")
    assert [event.action for event in events] == ["登记共建单位", "修改共建单位"]
    assert "联系电话" in events[1].detail
    assert not any("1990000" in event.detail + event.target for event in events)
