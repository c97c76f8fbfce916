"""A partner's phone is masked everywhere; its keeper opens it, on record."""

from django.urls import reverse

from shuangyong.units.models import AuditEvent

PHONE = "19900001234"


def test_it_is_masked_on_every_page(cast, as_user, make_partner):
    partner = make_partner(phone=PHONE)
    for user in (cast.clerk, cast.reviewer, cast.admin):
        for address in (reverse("activities:partners"), partner.get_absolute_url()):
            text = as_user(user).get(address).text
            assert PHONE not in text
            assert "199****1234" in text
    assert PHONE not in as_user(cast.clerk).get(reverse("activities:partner_edit", args=[partner.pk])).text


def test_a_reason_opens_it_once_and_stands_in_the_audit_trail(cast, as_user, make_partner):
    partner, client = make_partner(phone=PHONE), as_user(cast.clerk)
    address = reverse("activities:partner_phone", args=[partner.pk])
    assert PHONE not in client.get(address).text
    assert "请选一个原因" in client.post(address, {}).text
    before = AuditEvent.objects.count()
    answer = client.post(address, {"usual": "联系共建活动"}, headers={"HX-Request": "true"})
    assert PHONE in answer.text
    assert "no-store" in answer["Cache-Control"]
    event = AuditEvent.objects.order_by("pk").last()
    assert AuditEvent.objects.count() == before + 1
    assert (event.action, event.detail) == ("查看完整信息", "联系共建活动")
    assert PHONE not in event.target


def test_there_is_nothing_to_open_without_one(cast, as_user, make_partner):
    partner = make_partner()
    address = reverse("activities:partner_phone", args=[partner.pk])
    answer = as_user(cast.clerk).post(address, {"usual": "联系共建活动"})
    assert "还没有填写联系电话" in answer.text


def test_whoever_signed_out_gets_no_sign_in_page_into_the_dialog(client, make_partner):
    address = reverse("activities:partner_phone", args=[make_partner(phone=PHONE).pk])
    assert client.get(address, headers={"HX-Request": "true"}).status_code == 401
