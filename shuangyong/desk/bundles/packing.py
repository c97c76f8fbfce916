"""The last step of a bundle: what lies in the job's folder becomes the zip, in the order of the units."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.utils import timezone

from shuangyong.desk.bundles import hold, storage
from shuangyong.desk.bundles.archive import Archive
from shuangyong.desk.bundles.choices import BundleState
from shuangyong.desk.bundles.directory import DIRECTORY, PROBLEMS, directory_of, problems_of
from shuangyong.desk.bundles.scratch import Scratch, Todo
from shuangyong.desk.bundles.selection import top_folder
from shuangyong.desk.models import BundleJob
from shuangyong.units.errors import Refused

NOTHING_MADE = "没有一份做成，原因列在下面。"


@dataclass(slots=True)
class Tally:
    """What is in the zip; `said` is what 目录 says of a plan that is not whole."""

    included: set[int] = field(default_factory=set)
    said: dict[int, str] = field(default_factory=dict)
    failures: list[dict[str, str]] = field(default_factory=list)


def pack(job_id: int, run: UUID, scratch: Scratch, todo: Sequence[Todo]) -> None:
    """Make the zip and end the job, unless another worker does. Refused where nothing was made."""
    own = uuid4()
    if not hold.held(job_id, run).update(run=own, progress_at=timezone.now()):
        raise hold.Lost
    stored_name = storage.new_name()
    try:
        job, tally = _fill(job_id, own, stored_name, scratch, todo)
        _finish(job, own, stored_name, tally)
    except BaseException as error:
        storage.remove(stored_name)
        if not isinstance(error, hold.Lost):
            # Back to the run of all: under it the caller ends the job, or another worker packs it.
            hold.held(job_id, own).update(run=run)
        raise


def _fill(
    job_id: int, run: UUID, stored_name: str, scratch: Scratch, todo: Sequence[Todo]
) -> tuple[BundleJob, Tally]:
    tally = Tally()
    with Archive(storage.path_of(stored_name), timezone.localtime()) as archive:
        for item in todo:
            hold.step(job_id, run)
            _add(archive, scratch, item, tally)
        job = hold.current(job_id, run)
        if not tally.included:
            hold.step(job_id, run, failures=tally.failures)
            raise Refused(NOTHING_MADE)
        top = top_folder(job.unit, job.year)
        archive.add(top, DIRECTORY, directory_of(job, tally.included, tally.said))
        if tally.failures:
            archive.add(top, PROBLEMS, problems_of(tally.failures))
    return job, tally


def _add(archive: Archive, scratch: Scratch, item: Todo, tally: Tally) -> None:
    result = scratch.result(item)
    for entry in result.entries:
        archive.add(entry.folder, entry.name, scratch.read(entry.file))
    if result.entries:
        tally.included.add(item.pk)
    if result.problem:
        tally.said[item.pk] = result.problem
        tally.failures.append({"unit": item.unit, "title": item.title, "reason": result.problem})


def _finish(job: BundleJob, run: UUID, stored_name: str, tally: Tally) -> None:
    changes = {
        "stored_name": stored_name,
        "file_name": f"{top_folder(job.unit, job.year)}.zip",
        "size": storage.path_of(stored_name).stat().st_size,
        "plans": sorted(tally.included),
        "failures": tally.failures,
        "done": job.total,
    }
    hold.current(job.pk, run)  # whoever cancels at the last moment is heard as well
    if not hold.end(job.pk, run, BundleState.DONE, **changes):
        raise hold.Lost
