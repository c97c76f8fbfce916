"""Asking for a bundle, calling it off, asking again; and clearing away what is over."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from plans.models import Plan
from shuangyong.desk.bundles import storage
from shuangyong.desk.bundles.choices import FORMAT_WORDS, KEPT, REMEMBERED, BundleState, Which
from shuangyong.desk.bundles.scratch import folder_name
from shuangyong.desk.bundles.selection import plans_of_year, wanted
from shuangyong.desk.models import BundleJob
from shuangyong.desk.tasks import make_bundle_task
from shuangyong.units.choices import OFFICE_KINDS, OFFICE_ROLES
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import Unit, User

DIED = "后台程序中途停了，没有做完。"
NO_RIGHT = "整套下载由双拥办使用，您没有这项权限。"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for."""

    unit: Unit
    year: int
    which: str
    formats: Sequence[str]


def may_bundle(user: User) -> bool:
    """Whether the user sits in an office, which sees the plans of several units."""
    return user.role in OFFICE_ROLES and user.unit_id is not None


def scopes(user: User) -> list[Unit]:
    """The streets and districts that the user can have the whole set of, their own first."""
    if not may_bundle(user):
        return []
    return list(Unit.objects.visible_to(user).filter(is_active=True, kind__in=OFFICE_KINDS).order_by("path"))


def ask_for_bundle(user: User, wish: Wish) -> tuple[BundleJob, bool]:
    """The job, and whether it is new: two clicks are one job. Forbidden or Refused: nothing can be made."""
    if wish.unit not in scopes(user):
        raise Forbidden(NO_RIGHT)
    if wish.which not in Which.values or not set(wish.formats) <= set(FORMAT_WORDS) or not wish.formats:
        raise Refused("请选好收哪些计划，至少选一种格式。")
    if not wanted(plans_of_year(user, wish.unit, wish.year), wish.which).exists():
        raise Refused(_nothing_there(wish))
    tidy()
    same = BundleJob.objects.visible_to(user).filter(unit=wish.unit, year=wish.year)
    same.stalled().update(state=BundleState.FAILED, reason=DIED, finished_at=timezone.now())
    try:
        # The job and its task stand in one database: both are there or neither.
        with transaction.atomic():
            if job := same.open().select_related("unit").first():
                return job, False
            job = BundleJob.objects.create(
                requested_by=user,
                unit=wish.unit,
                year=wish.year,
                which=wish.which,
                formats=[fmt for fmt in FORMAT_WORDS if fmt in wish.formats],
            )
            make_bundle_task.enqueue(job.pk)
    except IntegrityError:
        return same.open().select_related("unit").get(), False
    return job, True


def ask_again(user: User, job: BundleJob) -> tuple[BundleJob, bool]:
    """The same once more, with the plans as they stand now."""
    formats = [fmt for fmt in job.formats if fmt in FORMAT_WORDS]
    return ask_for_bundle(user, Wish(job.unit, job.year, job.which, formats))


def cancel(job: BundleJob) -> None:
    """Call it off: at once while it waits or its worker is dead, else before the next plan."""
    this = BundleJob.objects.filter(pk=job.pk)
    over = {"state": BundleState.CANCELLED, "finished_at": timezone.now()}
    if this.filter(state=BundleState.WAITING).update(**over) or this.stalled().update(**over):
        return
    if not this.filter(state=BundleState.RUNNING).update(cancel_requested=True):
        raise Refused("这一套已经结束，不用取消了。")


def still_visible(user: User, job: BundleJob) -> bool:
    """Whether all that lies in the zip may be read by the user today (units move, people move)."""
    return bool(Plan.objects.visible_to(user).filter(pk__in=job.plans).count() == len(job.plans))


def tidy() -> int:
    """Delete the files whose time is over and what dead workers left; returns how many files went."""
    now = timezone.now()
    over = BundleJob.objects.filter(finished_at__lt=now - KEPT).exclude(stored_name="")
    names = list(over.values_list("stored_name", flat=True))
    for name in names:
        storage.remove(name)
    BundleJob.objects.filter(stored_name__in=names).update(stored_name="")
    BundleJob.objects.filter(finished_at__lt=now - REMEMBERED).delete()
    known = set(BundleJob.objects.exclude(stored_name="").values_list("stored_name", flat=True))
    known |= {folder_name(pk) for pk in BundleJob.objects.open().values_list("pk", flat=True)}
    return len(names) + storage.remove_left_behind(known)


def _nothing_there(wish: Wish) -> str:
    where = f"{wish.unit.name}{wish.year}年"
    if wish.which == Which.ALL:
        return f"{where}还没有计划，没有可以下载的。"
    kind = "已印发" if wish.which == Which.ISSUED else "已通过或已印发"
    return f"{where}还没有{kind}的计划。要把草稿也放进来，请选“全部（含草稿）”。"
