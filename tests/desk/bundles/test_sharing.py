"""One job, several workers: cut into lanes, handed on, taken over from the dead, packed by one."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from plans.models import Plan
from plans.paper.files import Paper, make_paper
from shuangyong.desk import tasks
from shuangyong.desk.bundles import asking, hold, making, packing, storage
from shuangyong.desk.bundles.choices import LOOK_AGAIN, SILENT
from shuangyong.desk.bundles.scratch import Scratch
from shuangyong.desk.models import BundleJob
from tests.cast import Cast
from tests.conftest import sample_content
from tests.desk.bundles.conftest import Ask, zip_of

TITLES = ("甲计划", "乙计划", "丙计划", "丁计划", "戊计划")


@pytest.fixture
def job(queue: Any, make_plan: Callable[..., Plan], ask: Ask) -> BundleJob:
    """Five plans are asked for; nobody works yet."""
    for title in TITLES:
        make_plan("draft", content=sample_content(title=title))
    return ask()


@pytest.fixture
def run(job: BundleJob) -> UUID:
    """The job has begun."""
    found = making.begin(job.pk)
    assert found is not None
    return found


def named(queue: Any, name: str) -> list[Any]:
    return [result for result in queue.results if result.task.name == name]


def silent(job: BundleJob) -> None:
    BundleJob.objects.filter(pk=job.pk).update(progress_at=timezone.now() - SILENT - timedelta(seconds=1))


def finish(job: BundleJob, run: UUID) -> BundleJob:
    for lane in making.lanes(job.pk):
        while making.work(job.pk, run, lane):
            pass
    job.refresh_from_db()
    return job


def test_a_job_that_begins_calls_a_worker_for_every_lane(job: BundleJob, queue: Any) -> None:
    tasks.make_bundle_task.call(job.pk)
    assert [result.args[2] for result in named(queue, "work_on_bundle_task")] == [0, 1, 2, 3, 4]


def test_the_order_in_the_bundle_is_not_that_in_which_it_was_made(job: BundleJob, run: UUID) -> None:
    for lane in (4, 2, 0, 3, 1):
        assert not making.work(job.pk, run, lane)
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == ("done", 5, 5)
    with zip_of(job) as archive:
        assert [name.split("/")[-1] for name in archive.namelist()] == [
            *(f"{title}（草稿）.txt" for title in TITLES),
            "目录.xlsx",
        ]
    assert [path.name for path in storage.folder().iterdir()] == [job.stored_name]


def test_a_worker_whose_turn_is_over_puts_the_rest_of_its_lane_at_the_end_of_the_queue(
    job: BundleJob, run: UUID, queue: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "LANES", 1)
    ticks = iter(range(100))
    monkeypatch.setattr(time, "monotonic", lambda: next(ticks) * making.TURN * 0.6)
    tasks.work_on_bundle_task.call(job.pk, str(run), 0)
    job.refresh_from_db()
    assert (job.state, job.done) == ("running", 1)
    assert [result.args for result in named(queue, "work_on_bundle_task")] == [[job.pk, str(run), 0]]


def test_a_worker_told_to_stop_at_once_hands_its_lane_on(
    job: BundleJob, run: UUID, queue: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(plan: Plan, fmt: str) -> Paper:
        raise SystemExit(1)

    with monkeypatch.context() as patch:
        patch.setattr(making, "make_paper", stop)
        with pytest.raises(SystemExit):
            tasks.work_on_bundle_task.call(job.pk, str(run), 3)
    assert [result.args for result in named(queue, "work_on_bundle_task")] == [[job.pk, str(run), 3]]
    assert (finish(job, run).state, job.done) == ("done", 5)


def test_a_worker_stopped_while_packing_leaves_it_to_another(
    job: BundleJob, run: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*args: object) -> bytes:
        raise SystemExit(1)

    with monkeypatch.context() as patch:
        patch.setattr(packing, "directory_of", stop)
        with pytest.raises(SystemExit):
            finish(job, run)
    assert not list(storage.folder().glob("*.zip")) + list(storage.folder().glob("*.part"))
    assert not making.work(job.pk, run, 4)
    job.refresh_from_db()
    assert job.state == "done"


def test_what_a_dead_worker_left_is_taken_up_by_the_others(job: BundleJob, run: UUID, queue: Any) -> None:
    for lane in (0, 1, 2):
        making.work(job.pk, run, lane)
    silent(job)
    tasks.look_after_bundle_task.call(job.pk)
    called = named(queue, "work_on_bundle_task")
    new = UUID(called[0].args[1])
    assert new != run
    assert len(called) == 5
    assert len(named(queue, "look_after_bundle_task")) == 1
    assert (finish(job, new).state, job.done) == ("done", 5)


def test_a_worker_that_was_only_slow_writes_no_more(job: BundleJob, run: UUID) -> None:
    silent(job)
    new = making.take_over(job.pk)
    assert new is not None
    assert not making.work(job.pk, run, 0)
    with pytest.raises(hold.Lost):
        packing.pack(job.pk, run, Scratch(job.pk), [])
    job.refresh_from_db()
    assert (job.state, job.done, job.run) == ("running", 0, new)


def test_a_job_that_is_alive_is_left_alone_and_looked_after_again(
    job: BundleJob, run: UUID, queue: Any
) -> None:
    tasks.look_after_bundle_task.call(job.pk)
    assert named(queue, "work_on_bundle_task") == []
    later = named(queue, "look_after_bundle_task")[0].task.run_after
    assert timezone.now() + LOOK_AGAIN / 2 < later < timezone.now() + SILENT / 2


def test_a_job_that_is_over_is_looked_after_no_more(job: BundleJob, run: UUID, queue: Any) -> None:
    finish(job, run)
    tasks.look_after_bundle_task.call(job.pk)
    assert named(queue, "look_after_bundle_task") == []


def test_two_workers_with_the_same_plan_count_it_once(
    job: BundleJob, run: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second is at it when the first comes to its end."""
    inner = iter([True])

    def paper(plan: Plan, fmt: str) -> Paper:
        if next(inner, False):
            making.work(job.pk, run, 0)
        return make_paper(plan, fmt)

    monkeypatch.setattr(making, "make_paper", paper)
    making.work(job.pk, run, 0)
    job.refresh_from_db()
    assert job.done == 1


def test_failures_are_told_at_once_and_stand_in_order_at_the_end(
    job: BundleJob, run: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def paper(plan: Plan, fmt: str) -> Paper:
        if plan.title in ("甲计划", "丁计划"):
            raise RuntimeError("no such glyph")
        return make_paper(plan, fmt)

    monkeypatch.setattr(making, "make_paper", paper)
    making.work(job.pk, run, 3)
    making.work(job.pk, run, 0)
    job.refresh_from_db()
    assert [each["title"] for each in job.failures] == ["丁计划", "甲计划"]
    assert [each["title"] for each in finish(job, run).failures] == ["甲计划", "丁计划"]


def test_a_cancel_reaches_every_lane_and_leaves_nothing(job: BundleJob, run: UUID) -> None:
    making.work(job.pk, run, 0)
    asking.cancel(job)
    for lane in (1, 2, 3, 4):
        assert not making.work(job.pk, run, lane)
    job.refresh_from_db()
    assert (job.state, job.done) == ("cancelled", 1)
    assert list(storage.folder().iterdir()) == []


def test_an_error_of_our_own_ends_the_job_and_passes_on(
    job: BundleJob, run: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object) -> str:
        raise OSError("no space left on device")

    monkeypatch.setattr(Scratch, "save", full)
    with pytest.raises(OSError, match="no space"):
        making.work(job.pk, run, 0)
    job.refresh_from_db()
    assert (job.state, job.reason) == ("failed", making.BROKEN)
    assert list(storage.folder().iterdir()) == []


def test_what_lies_there_meanwhile_is_for_the_program_alone(job: BundleJob, run: UUID, cast: Cast) -> None:
    making.work(job.pk, run, 0)
    (folder,) = storage.folder().iterdir()
    assert oct(folder.stat().st_mode)[-3:] == "700"
    assert {oct(path.stat().st_mode)[-3:] for path in folder.iterdir()} == {"600"}
    assert asking.tidy() == 0
    assert folder.is_dir()
