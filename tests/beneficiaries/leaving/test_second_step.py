"""Full values leave with a right, a reason and the password once more; all of it is on record first."""

from typing import Any

import pytest

from beneficiaries.exporting.product import Product
from shuangyong.units.models import AuditEvent
from tests.beneficiaries.leaving.conftest import NUMBER, PASSWORD, PHONE, content

GOOD = {"reason": "报区局核对优待金", "password": PASSWORD}
FULL = "/people/export/full/"


def trail(*actions: str) -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(action__in=actions).order_by("pk"))


@pytest.mark.parametrize("role", ["clerk", "district", "admin", "auditor"])
@pytest.mark.parametrize("address", [FULL, "/people/lists/full/"])
def test_who_lacks_the_right_gets_neither_page_nor_file(
    role: str, address: str, cast: Any, as_user: Any, full_person: Any
) -> None:
    client = as_user(getattr(cast, role))
    assert client.get(address).status_code == 403
    assert client.post(address, GOOD).status_code == 403
    assert trail("导出完整信息") == []


@pytest.mark.parametrize("role", ["clerk", "district"])
def test_who_lacks_the_right_is_not_offered_it(role: str, cast: Any, as_user: Any, full_person: Any) -> None:
    client = as_user(getattr(cast, role))
    for address in ("/people/export/", "/people/lists/"):
        assert "/full/" not in client.get(address).content.decode()


@pytest.mark.parametrize("role", ["lead", "reviewer"])
def test_the_page_says_how_much_is_about_to_leave(
    role: str, cast: Any, as_user: Any, full_person: Any
) -> None:
    page = as_user(getattr(cast, role)).get(FULL).content.decode()
    assert "共1人" in page
    assert "10列" in page
    assert "证件号码、电话、住址" in page


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({**GOOD, "password": "wrong-tree-42"}, "密码不对"),
        ({**GOOD, "password": ""}, "请输入您的登录密码"),
        ({**GOOD, "reason": ""}, "请写明用途"),
        ({**GOOD, "reason": " 查 "}, "请写明用途"),
    ],
)
def test_without_reason_or_password_there_is_no_file(
    answer: dict[str, str], words: str, cast: Any, as_user: Any, full_person: Any
) -> None:
    response = as_user(cast.lead).post(FULL, answer)
    page = response.content.decode()
    assert words in page
    assert answer["password"] == "" or answer["password"] not in page
    assert trail("导出完整信息") == []


def test_a_wrong_password_is_on_record_and_five_of_them_close_the_way(
    cast: Any, as_user: Any, full_person: Any
) -> None:
    client = as_user(cast.lead)
    for _ in range(5):
        client.post(FULL, {**GOOD, "password": "wrong-tree-42"})
    assert [event.succeeded for event in trail("导出完整信息未通过")] == [False] * 5
    assert "15分钟" in client.post(FULL, GOOD).content.decode()
    assert trail("导出完整信息") == []


def test_what_leaves_is_on_record_with_filter_count_columns_and_reason(
    cast: Any, as_user: Any, full_person: Any
) -> None:
    content(as_user(cast.lead).post(f"{FULL}?status=all&sex=m", GOOD))
    (event,) = trail("导出完整信息")
    assert (event.actor, event.address) == (cast.lead, "127.0.0.1")
    for words in ("未遮盖", "报区局核对优待金", "共1人", "状态：全部；性别：男", "列：单位、姓名", "xlsx"):
        assert words in event.detail


def test_a_masked_export_is_on_record_without_anybody_s_name_or_number(
    cast: Any, as_user: Any, full_person: Any
) -> None:
    client = as_user(cast.clerk)
    content(client.post("/people/export/file/?q=石大山"))
    key = client.post("/people/find/", {"q": PHONE}).url
    content(client.post(key.replace("/people/", "/people/export/file/")))
    details = [event.detail for event in trail("导出优抚对象")]
    assert ["按姓名查找" in details[0], "按号码查找" in details[1]] == [True, True]
    assert all("已遮盖" in words and "共1人" in words for words in details)
    assert not any(secret in words for words in details for secret in (PHONE, NUMBER, "石大山"))


def test_the_trail_is_written_before_the_file(
    cast: Any, as_user: Any, full_person: Any, monkeypatch: Any
) -> None:
    def broken(self: Product, stamp: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Product, "workbook", broken)
    with pytest.raises(OSError, match="disk full"):
        as_user(cast.lead).post(FULL, GOOD)
    assert len(trail("导出完整信息")) == 1


def test_people_of_a_unit_that_is_closed_are_left_out_of_the_full_list(
    cast: Any, as_user: Any, full_person: Any
) -> None:
    cast.community.is_active = False
    cast.community.save()
    client = as_user(cast.reviewer)
    assert "没有可以导出的人" in client.get(FULL).content.decode()
    client.post(FULL, GOOD)
    assert trail("导出完整信息") == []


def test_nobody_to_export_says_so(cast: Any, as_user: Any, full_person: Any) -> None:
    client = as_user(cast.clerk2)
    response = client.post("/people/export/file/", follow=True)
    assert "没有符合条件的人" in response.content.decode()
    assert trail("导出优抚对象") == []
