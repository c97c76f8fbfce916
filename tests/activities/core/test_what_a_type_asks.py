"""系统管理员 says what the records of a type ask for: ticks on the screen, words in the files."""

from django.urls import reverse

from plans.choices import Ask
from plans.models import TaskType
from plans.resources import ASK_WORDS, AsksWidget, TaskTypeResource
from tests.admin.test_import_export import HEAD, bring_in


def test_ticks_are_stored_as_codes(cast, as_user, task_type):
    client = as_user(cast.admin)
    address = reverse("admin:plans_tasktype_change", args=[task_type.pk])
    form = {"code": "302", "name": "走访", "direction": "Y", "is_active": "on", "asks": ["goods", "people"]}
    assert client.post(address, form).status_code == 302
    task_type.refresh_from_db()
    assert task_type.asks == "people goods"
    assert task_type.asked == {"people", "goods"}
    page = client.get(address).content.decode()
    assert page.count("checked") >= 2
    assert "到场人数" in page


def test_an_unknown_tick_is_refused(cast, as_user, task_type):
    address = reverse("admin:plans_tasktype_change", args=[task_type.pk])
    form = {"code": "302", "name": "走访", "direction": "Y", "asks": ["gold"]}
    assert "没有“gold”这一项" in as_user(cast.admin).post(address, form).content.decode()
    task_type.refresh_from_db()
    assert task_type.asks == ""


def test_every_ask_has_a_word_of_its_own_without_the_sign_between_them():
    assert set(ASK_WORDS) == set(Ask.values)
    assert len(set(ASK_WORDS.values())) == len(ASK_WORDS)
    assert not any("、" in word for word in ASK_WORDS.values())
    widget = AsksWidget()
    assert widget.clean(widget.render(" ".join(Ask.values))) == " ".join(Ask.values)


def test_words_go_out_and_come_back(cast, as_user, task_type):
    task_type.asks = "people money"
    task_type.save()
    assert "到场人数、经费" in str(TaskTypeResource().export().csv)
    bring_in(as_user(cast.admin), [*HEAD, "活动记录要填"], ["302", "走访", "拥军优属", "物资、慰问户数"])
    task_type.refresh_from_db()
    assert task_type.asks == "households goods"
    bring_in(as_user(cast.admin), HEAD, ["302", "走访慰问", "拥军优属"])
    assert TaskType.objects.get(code="302").asks == "households goods"
