"""What the workers do: each makes plans of the job, one after the other; the last one packs them.

A job is cut into lanes, which are tasks of their own, so that all workers share it. A worker makes plans
of one lane for about a second, and puts the rest of it at the end of the queue: small jobs that come
later are not kept waiting by a large one.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from plans.models import Plan
from plans.paper.files import make_paper_in_bulk as make_paper
from plans.paper.gaps import remark
from shuangyong.desk.bundles import hold
from shuangyong.desk.bundles.choices import FORMAT_WORDS, SILENT, BundleState
from shuangyong.desk.bundles.packing import pack
from shuangyong.desk.bundles.scratch import Entry, Result, Scratch, Todo
from shuangyong.desk.bundles.selection import Folders, plans_of_year, wanted
from shuangyong.desk.models import BundleJob
from shuangyong.units.errors import Refused

logger = logging.getLogger(__name__)

LANES = 8
"""Tasks of one job at a time: no more workers than this share it."""
TURN = 1.0
"""Seconds; a worker begins no further plan in this turn."""

OUT_OF_REACH = "轮到它时已经不在范围里（可能退回、作废或者移走了）。"
NOT_SET = "{}没有做成，请打开这份计划看看预览；还不行，请告诉系统管理员。"
STOPPED = "后台程序停了，没有做完，请再做一次。"
BROKEN = "做的时候出了错，请再做一次；还不行，请告诉系统管理员。"
NOTHING = "没有符合条件的计划。"


def begin(job_id: int) -> UUID | None:
    """Claim the job and list what is to be made: the run to work in, None where there is nothing to do."""
    run, now = uuid4(), timezone.now()
    claim = BundleJob.objects.filter(pk=job_id, state=BundleState.WAITING)
    if not claim.update(state=BundleState.RUNNING, run=run, started_at=now, progress_at=now):
        return None
    with _answering_for(job_id, run):
        try:
            _list(job_id, run)
        except (KeyboardInterrupt, SystemExit):
            # A worker that is told to stop twice must not leave the job open.
            hold.end(job_id, run, BundleState.FAILED, reason=STOPPED)
            raise
        return run
    return None


def lanes(job_id: int) -> range:
    """The lanes in which the job is made."""
    total: int = BundleJob.objects.values_list("total", flat=True).get(pk=job_id)
    return range(min(total, LANES))


def work(job_id: int, run: UUID, lane: int) -> bool:
    """Make plans of one lane for a turn; True when the lane has more. Whoever makes the last one packs.

    Errors end the job and pass on; what goes wrong with one plan is written down, and the next one comes.
    """
    scratch, until = Scratch(job_id), time.monotonic() + TURN
    with _answering_for(job_id, run):
        job = hold.current(job_id, run)
        todo = scratch.todo()
        folders = Folders(job.unit, job.year)
        rest = scratch.missing(todo[lane::LANES])
        while rest and time.monotonic() < until:
            _make(hold.current(job_id, run), run, rest.pop(0), scratch, folders)
        if rest:
            return True
        if not scratch.missing(todo):
            pack(job_id, run, scratch, todo)
            scratch.remove()
    return False


def take_over(job_id: int) -> UUID | None:
    """A new run for a job whose workers went silent; who still holds the old one writes no more."""
    run, now = uuid4(), timezone.now()
    silent = BundleJob.objects.filter(
        pk=job_id, state=BundleState.RUNNING, progress_at__lt=now - SILENT, total__gt=0
    )
    return run if silent.update(run=run, progress_at=now) else None


def is_running(job_id: int) -> bool:
    return BundleJob.objects.filter(pk=job_id, state=BundleState.RUNNING).exists()


@contextmanager
def _answering_for(job_id: int, run: UUID) -> Iterator[None]:
    """What stops the work stands on the job, unless the job is no longer ours to end."""
    try:
        yield
        return
    except hold.Cancelled:
        hold.end(job_id, run, BundleState.CANCELLED)
    except hold.Lost:
        logger.info("bundle %s goes on without this worker, or is over", job_id)
    except Refused as error:
        hold.end(job_id, run, BundleState.FAILED, reason=str(error))
    except Exception:
        if hold.end(job_id, run, BundleState.FAILED, reason=BROKEN):
            Scratch(job_id).remove()
            raise
        # Somebody else ended it, and its folder was taken from under us.
        logger.info("bundle %s was over", job_id, exc_info=True)
    if not is_running(job_id):
        Scratch(job_id).remove()


def _list(job_id: int, run: UUID) -> None:
    job = hold.current(job_id, run)
    if not BundleJob.objects.visible_to(job.requested_by).filter(pk=job_id).exists():
        raise Refused("申请人现在看不到这个范围的计划了。")
    plans = wanted(plans_of_year(job.requested_by, job.unit, job.year), job.which)
    rows = plans.values_list("pk", "title", "unit__name")
    todo = [Todo(number, *row) for number, row in enumerate(rows, 1)]
    if not todo:
        raise Refused(NOTHING)
    Scratch(job_id).create(todo)
    hold.step(job_id, run, total=len(todo))


def _make(job: BundleJob, run: UUID, item: Todo, scratch: Scratch, folders: Folders) -> None:
    """All formats of one plan, with the rights as they are at this moment."""
    plans = wanted(plans_of_year(job.requested_by, job.unit, job.year), job.which)
    plan: Plan | None = plans.filter(pk=item.pk).select_related("unit").first()
    result = Result(problem=OUT_OF_REACH) if plan is None else _papers(job, plan, item, scratch, folders)
    if not scratch.finish(item, result):
        return
    if not result.problem:
        hold.step(job.pk, run, done=F("done") + 1)
        return
    failure = {"unit": item.unit, "title": item.title, "reason": result.problem}
    with transaction.atomic():
        now = hold.held(job.pk, run).select_for_update().values_list("failures", flat=True).first()
        hold.step(job.pk, run, done=F("done") + 1, failures=[*(now or []), failure])


def _papers(job: BundleJob, plan: Plan, item: Todo, scratch: Scratch, folders: Folders) -> Result:
    entries, problems = [], []
    folder = folders.of(plan.unit)
    for fmt in job.formats:
        try:
            paper = make_paper(plan, fmt)
        except Refused as error:
            problems.append(str(error))
        except Exception:
            logger.exception("plan %s as %s failed in a bundle", plan.pk, fmt)
            problems.append(NOT_SET.format(FORMAT_WORDS[fmt]))
        else:
            entries.append(Entry(scratch.save(item, fmt, paper.data), folder, paper.filename))
            if fmt == "pdf" and (words := remark(plan)):
                problems.append(words)
    return Result(tuple(entries), "".join(problems))
