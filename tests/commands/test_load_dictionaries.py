"""`manage.py load_dictionaries`: fills in what is missing and leaves what somebody edited."""

from io import StringIO

import pytest
from django.core.management import call_command

from plans.choices import Direction
from plans.management.commands.load_dictionaries import factory_task_types
from plans.models import TaskType


def run() -> str:
    out = StringIO()
    call_command("load_dictionaries", stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_the_whole_dictionary_is_loaded_once() -> None:
    assert "新增45条" in run()
    before = list(TaskType.objects.values())
    assert "新增0条，原有45条没有改动" in run()
    assert list(TaskType.objects.values()) == before


@pytest.mark.django_db
def test_an_edited_type_keeps_its_words_and_a_deleted_one_comes_back() -> None:
    run()
    TaskType.objects.filter(code="302").update(name="走访优抚对象", is_active=False)
    TaskType.objects.filter(code="101").delete()
    assert "新增1条，原有44条没有改动" in run()
    assert TaskType.objects.get(code="302").name == "走访优抚对象"
    assert TaskType.objects.filter(code="101").exists()


def test_every_direction_has_types_and_no_code_stands_twice() -> None:
    rows = factory_task_types()
    assert {row["direction"] for row in rows} == {str(direction) for direction in Direction}
    assert len({row["code"] for row in rows}) == len(rows)
