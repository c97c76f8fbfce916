"""Nothing stays on the disk that nobody can fetch."""

import os
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from plans.models import Plan
from shuangyong.desk.bundles import asking, storage
from shuangyong.desk.bundles.choices import KEPT, REMEMBERED
from shuangyong.desk.models import BundleJob
from tests.desk.bundles.conftest import Ask

pytestmark = pytest.mark.usefixtures("at_once")


def test_a_file_goes_after_its_week_and_its_line_after_a_month(
    two_plans: tuple[Plan, Plan], ask: Ask, settings: Any
) -> None:
    ask()
    assert asking.tidy() == 0
    BundleJob.objects.update(finished_at=timezone.now() - KEPT - timedelta(seconds=1))
    out = StringIO()
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    call_command("tidy_bundles", stdout=out)
    assert out.getvalue() == "删去了1个过期的文件。\n"
    assert list(storage.folder().iterdir()) == []
    assert BundleJob.objects.get().stored_name == ""
    BundleJob.objects.update(finished_at=timezone.now() - REMEMBERED - timedelta(seconds=1))
    asking.tidy()
    assert not BundleJob.objects.exists()


def test_asking_for_the_next_one_clears_away_too(two_plans: tuple[Plan, Plan], ask: Ask) -> None:
    ask()
    BundleJob.objects.update(finished_at=timezone.now() - KEPT - timedelta(seconds=1))
    new = ask()
    assert [path.name for path in storage.folder().iterdir()] == [new.stored_name]


def test_what_a_dead_worker_left_goes_after_a_day_and_not_before(
    two_plans: tuple[Plan, Plan], ask: Ask
) -> None:
    old, fresh, kept = (
        storage.folder() / "a.part",
        storage.folder() / "b.part",
        storage.path_of(ask().stored_name),
    )
    for path in (old, fresh):
        path.write_bytes(b"")
    os.utime(old, (0, 0))
    os.utime(kept, (0, 0))
    assert asking.tidy() == 1
    assert set(storage.folder().iterdir()) == {fresh, kept}


def test_only_the_program_itself_can_read_the_files(two_plans: tuple[Plan, Plan], ask: Ask) -> None:
    path = storage.path_of(ask().stored_name)
    assert oct(path.stat().st_mode)[-3:] == "600"
    assert oct(path.parent.stat().st_mode)[-3:] == "700"
    assert "枫林" not in path.name
