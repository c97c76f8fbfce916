"""Bundles in tests: made in the request itself, or only queued."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plans.models import Plan
from shuangyong.desk.bundles import asking, storage
from shuangyong.desk.bundles.asking import Wish
from shuangyong.desk.models import BundleJob
from shuangyong.units.models import User
from tests.cast import Cast
from tests.conftest import sample_content

Ask = Callable[..., BundleJob]


@pytest.fixture
def at_once(settings: Any) -> None:
    """Tasks run where they are asked for."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def queue(settings: Any) -> Any:
    """Tasks are only kept; returns the backend that keeps them."""
    from django_tasks import task_backends

    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    return task_backends["default"]


@pytest.fixture
def two_plans(make_plan: Callable[..., Plan], cast: Cast) -> tuple[Plan, Plan]:
    """枫林街道: 桂园社区 has issued its plan, 银杏社区 writes a draft."""
    second = sample_content(title="银杏社区2027年双拥工作计划")
    return make_plan("issued"), make_plan("draft", actor=cast.clerk2, content=second)


@pytest.fixture
def ask(cast: Cast) -> Ask:
    """ask(user, which="all", formats=("txt",), unit=…, year=2027): the job as it stands afterwards."""

    def build(user: User | None = None, **options: Any) -> BundleJob:
        who = user or cast.reviewer
        wish = Wish(
            options.get("unit", who.unit),
            options.get("year", 2027),
            options.get("which", "all"),
            options.get("formats", ("txt",)),
        )
        job, _ = asking.ask_for_bundle(who, wish)
        job.refresh_from_db()
        return job

    return build


def zip_of(job: BundleJob) -> zipfile.ZipFile:
    path: Path = storage.path_of(job.stored_name)
    return zipfile.ZipFile(io.BytesIO(path.read_bytes()))
