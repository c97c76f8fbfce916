"""What the worker does: one plan after the other into the zip, with the progress saved after each."""

import logging
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.utils import timezone

from plans.models import Plan
from plans.paper.files import forget_pdf, make_paper
from shuangyong.desk.bundles import storage
from shuangyong.desk.bundles.archive import Archive
from shuangyong.desk.bundles.choices import FORMAT_WORDS, BundleState
from shuangyong.desk.bundles.directory import DIRECTORY, PROBLEMS, directory_of, problems_of
from shuangyong.desk.bundles.selection import Folders, plans_of_year, top_folder, wanted
from shuangyong.desk.models import BundleJob
from shuangyong.units.errors import Refused

logger = logging.getLogger(__name__)

OUT_OF_REACH = "轮到它时已经不在范围里（可能退回、作废或者移走了）。"
NOT_SET = "{}没有做成，请打开这份计划看看预览；还不行，请告诉系统管理员。"
STOPPED = "后台程序停了，没有做完，请再做一次。"
BROKEN = "做的时候出了错，请再做一次；还不行，请告诉系统管理员。"
NOTHING = "没有符合条件的计划。"
NOTHING_MADE = "没有一份做成，原因列在下面。"


class Cancelled(Exception):
    """The user wants it no more."""


class Lost(Exception):
    """Another worker has the job, or it is over: this one writes no more."""


@dataclass(slots=True)
class Tally:
    """How far the work has come; `said` is what 目录 says of a plan that is not whole."""

    included: set[int] = field(default_factory=set)
    said: dict[int, str] = field(default_factory=dict)
    failures: list[dict[str, str]] = field(default_factory=list)


def make_bundle(job_id: int) -> None:
    """Make the bundle, unless another does or it is wanted no more. Errors go on the job and pass on."""
    run = uuid4()
    claim = BundleJob.objects.filter(pk=job_id, state=BundleState.WAITING)
    now = timezone.now()
    if not claim.update(state=BundleState.RUNNING, run=run, started_at=now, progress_at=now):
        return
    stored_name = storage.new_name()
    try:
        _make(job_id, run, stored_name)
    except Cancelled:
        storage.remove(stored_name)
        _end(job_id, run, BundleState.CANCELLED)
    except Lost:
        storage.remove(stored_name)
        logger.warning("bundle %s was taken over", job_id)
    except Refused as error:
        _end(job_id, run, BundleState.FAILED, reason=str(error))
    except BaseException as error:
        # SystemExit too: a worker that is told to stop twice must not leave the job open.
        storage.remove(stored_name)
        _end(job_id, run, BundleState.FAILED, reason=BROKEN if isinstance(error, Exception) else STOPPED)
        raise


def _make(job_id: int, run: UUID, stored_name: str) -> None:
    job = _current(job_id, run)
    if not BundleJob.objects.visible_to(job.requested_by).filter(pk=job_id).exists():
        raise Refused("申请人现在看不到这个范围的计划了。")
    plans = wanted(plans_of_year(job.requested_by, job.unit, job.year), job.which)
    todo = list(plans.values_list("pk", "title", "unit__name"))
    if not todo:
        raise Refused(NOTHING)
    _step(job_id, run, total=len(todo))
    folders, tally = Folders(job.unit, job.year), Tally()
    path = storage.path_of(stored_name)
    with Archive(path, timezone.localtime()) as archive:
        for number, (pk, title, unit_name) in enumerate(todo, 1):
            job = _current(job_id, run)
            _add_plan(job, pk, (unit_name, title), archive, folders, tally)
            _step(job_id, run, done=number, failures=tally.failures)
        if not tally.included:
            raise Refused(NOTHING_MADE)
        archive.add(folders.top, DIRECTORY, directory_of(job, tally.included, tally.said))
        if tally.failures:
            archive.add(folders.top, PROBLEMS, problems_of(tally.failures))
    _finish(job, run, stored_name, tally)


def _add_plan(
    job: BundleJob, pk: int, names: tuple[str, str], archive: Archive, folders: Folders, tally: Tally
) -> None:
    """All formats of one plan. What goes wrong with it is written down; the next one comes all the same."""
    plans = wanted(plans_of_year(job.requested_by, job.unit, job.year), job.which)
    plan: Plan | None = plans.filter(pk=pk).select_related("unit").first()
    if plan is None:
        problems = [OUT_OF_REACH]
    else:
        problems = [problem for fmt in job.formats if (problem := _add_paper(plan, fmt, archive, folders))]
        forget_pdf(plan)
        if len(problems) < len(job.formats):
            tally.included.add(pk)
    if problems:
        tally.said[pk] = "".join(problems)
        tally.failures.append({"unit": names[0], "title": names[1], "reason": "".join(problems)})


def _add_paper(plan: Plan, fmt: str, archive: Archive, folders: Folders) -> str:
    """Put one paper into the zip; returns what went wrong in making it, "" where all went well."""
    try:
        paper = make_paper(plan, fmt)
    except Refused as error:
        return str(error)
    except Exception:
        logger.exception("plan %s as %s failed in a bundle", plan.pk, fmt)
        return NOT_SET.format(FORMAT_WORDS[fmt])
    archive.add(folders.of(plan.unit), paper.filename, paper.data)
    return ""


def _current(job_id: int, run: UUID) -> BundleJob:
    """The job as it stands, with its user's rights as they stand. Cancelled or Lost when it is not ours."""
    jobs = BundleJob.objects.filter(pk=job_id, run=run, state=BundleState.RUNNING)
    job: BundleJob | None = jobs.select_related("requested_by__unit", "unit").first()
    if job is None:
        raise Lost
    if job.cancel_requested:
        raise Cancelled
    return job


def _step(job_id: int, run: UUID, **changes: object) -> None:
    """Save the progress, which is the sign of life as well."""
    jobs = BundleJob.objects.filter(pk=job_id, run=run, state=BundleState.RUNNING)
    if not jobs.update(progress_at=timezone.now(), **changes):
        raise Lost


def _finish(job: BundleJob, run: UUID, stored_name: str, tally: Tally) -> None:
    changes = {
        "stored_name": stored_name,
        "file_name": f"{top_folder(job.unit, job.year)}.zip",
        "size": storage.path_of(stored_name).stat().st_size,
        "plans": sorted(tally.included),
    }
    _current(job.pk, run)  # whoever cancels at the last moment is heard as well
    if not _end(job.pk, run, BundleState.DONE, **changes):
        raise Lost


def _end(job_id: int, run: UUID, state: BundleState, **changes: object) -> bool:
    jobs = BundleJob.objects.filter(pk=job_id, run=run, state=BundleState.RUNNING)
    return bool(jobs.update(state=state, finished_at=timezone.now(), **changes))
