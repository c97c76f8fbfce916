"""A worker's hold on a job: it works on for as long as the job is still its own, and wanted."""

from uuid import UUID

from django.utils import timezone

from shuangyong.desk.bundles.choices import BundleState
from shuangyong.desk.bundles.querysets import BundleQuerySet
from shuangyong.desk.models import BundleJob


class Cancelled(Exception):
    """The user wants it no more."""


class Lost(Exception):
    """The job is over, or begun anew under another run: this worker writes no more."""


def held(job_id: int, run: UUID) -> BundleQuerySet:
    """The job, as long as it is being made in that run: changed only through conditional updates."""
    jobs: BundleQuerySet = BundleJob.objects.filter(pk=job_id, run=run, state=BundleState.RUNNING)
    return jobs


def current(job_id: int, run: UUID) -> BundleJob:
    """The job as it stands, with its user's rights as they stand. Cancelled or Lost when it is not ours."""
    job: BundleJob | None = held(job_id, run).select_related("requested_by__unit", "unit").first()
    if job is None:
        raise Lost
    if job.cancel_requested:
        raise Cancelled
    return job


def step(job_id: int, run: UUID, **changes: object) -> None:
    """Save the progress, which is the sign of life as well."""
    if not held(job_id, run).update(progress_at=timezone.now(), **changes):
        raise Lost


def end(job_id: int, run: UUID, state: BundleState, **changes: object) -> bool:
    """Whether it was still ours to end."""
    return bool(held(job_id, run).update(state=state, finished_at=timezone.now(), **changes))
