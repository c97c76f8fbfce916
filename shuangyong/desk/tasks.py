"""What the workers (`manage.py db_worker`) run."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from shuangyong.desk.bundles import making
from shuangyong.desk.bundles.choices import LOOK_AGAIN


@task()
def make_bundle_task(job_id: int) -> None:
    """Begin the bundle of that number, and call all workers to it."""
    if run := making.begin(job_id):
        _look_after(job_id)
        _call_workers(job_id, run)


@task()
def work_on_bundle_task(job_id: int, run: str, lane: int) -> None:
    """Make some plans of one lane; what is left of it goes to the end of the queue."""
    try:
        has_more = making.work(job_id, UUID(run), lane)
    except SystemExit:
        # Told to stop at once: another worker goes on, or this one when it is started again.
        work_on_bundle_task.enqueue(job_id, run, lane)
        raise
    if has_more:
        work_on_bundle_task.enqueue(job_id, run, lane)


@task()
def look_after_bundle_task(job_id: int) -> None:
    """Again and again while the bundle is made: whether a worker died over it."""
    if run := making.take_over(job_id):
        _call_workers(job_id, run)
    if making.is_running(job_id):
        _look_after(job_id)


def _call_workers(job_id: int, run: UUID) -> None:
    for lane in making.lanes(job_id):
        work_on_bundle_task.enqueue(job_id, str(run), lane)


def _look_after(job_id: int) -> None:
    if look_after_bundle_task.get_backend().supports_defer:
        look_after_bundle_task.using(run_after=timezone.now() + LOOK_AGAIN).enqueue(job_id)
