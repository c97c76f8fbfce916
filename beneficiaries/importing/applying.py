"""Confirming a batch: looked at once more, then all of it in one transaction, or nothing."""

import logging
from collections.abc import Sequence
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from beneficiaries.choices import BatchState
from beneficiaries.importing import checking, progress
from beneficiaries.importing.calm import without_collector
from beneficiaries.importing.matching import CHANGED, NEW, SAME_AS, SKIPPED, Plan
from beneficiaries.importing.packing import Source
from beneficiaries.importing.receiving import check_keys, check_right
from beneficiaries.importing.writing import Writer
from beneficiaries.models import ImportBatch, ImportRow, Person, PersonEvent
from shuangyong.units.audit import COMMAND_LINE
from shuangyong.units.errors import Outdated, Refused, Repeated
from shuangyong.units.models import User

logger = logging.getLogger(__name__)
MOVED_ON = "您核对以后，台账里有了变化。下面是重新核对的结果，请再看一遍，再确认。"
BROKEN = "导入的时候出了错，一行也没有导入。请再确认一次；还不行，请告诉系统管理员。"
_STEP = 1000


class Lost(Exception):
    """The batch is in other hands, or over: this run writes nothing."""


def confirm(*, actor: User | None, batch: ImportBatch, here: bool = False) -> None:
    """Take the batch into the ledger: at once when it is small or wanted `here`, else by a worker.

    Repeated when somebody confirmed it before; Outdated when the ledger has changed since it was checked (the
    batch is then checked anew). A run whose worker died is taken over.
    """
    check_right(actor, batch.unit)
    run, now = uuid4(), timezone.now()
    dead = Q(state=BatchState.RUNNING, progress_at__lt=now - checking.STALE)
    free = ImportBatch.objects.filter(Q(state=BatchState.PREVIEW) | dead, pk=batch.pk)
    key, name = (actor.pk, actor.name) if actor else (None, COMMAND_LINE)
    mapping = {**batch.mapping, "confirmer": key, "confirmed_by": name}
    with transaction.atomic():
        taken = free.update(
            state=BatchState.RUNNING, run=run, progress_at=now, done_rows=0, note="", mapping=mapping
        )
        if not taken:
            raise _too_late(batch)
        if not here and batch.total_rows > checking.AT_ONCE:
            from beneficiaries.tasks import import_batch_task

            import_batch_task.enqueue(batch.pk, str(run))
    if here or batch.total_rows <= checking.AT_ONCE:
        run_batch(batch.pk, str(run))
    batch.refresh_from_db()


@without_collector()
def run_batch(batch_id: int, run: str) -> None:
    """Do what was confirmed, unless another run has it. Whatever goes wrong, nothing is half in."""
    mine = ImportBatch.objects.filter(pk=batch_id, run=run, state=BatchState.RUNNING)
    batch = mine.select_related("unit", "by__unit").first()
    if batch is None:
        return
    try:
        check_keys()
        _run(batch, run)
    except Lost:
        logger.warning("import %s was taken over", batch_id)
    except IntegrityError as error:
        # Somebody registered one of these people while we were writing.
        checking.check(batch)
        mine_again = ImportBatch.objects.filter(pk=batch_id)
        mine_again.update(note=MOVED_ON)
        raise Outdated(MOVED_ON) from error
    except Refused as error:
        mine.update(state=BatchState.PREVIEW, run=None, note=str(error)[:200])
        raise
    except BaseException:
        mine.update(state=BatchState.PREVIEW, run=None, note=BROKEN)
        raise
    finally:
        progress.forget(batch_id)


def _run(batch: ImportBatch, run: str) -> None:
    pairs = list(checking.sources_of(batch))
    plans = _looked_at_again(batch, run, pairs)
    todo = [
        (row.pk, plan) for (row, _), plan in zip(pairs, plans, strict=True) if plan.outcome in (NEW, CHANGED)
    ]
    del pairs
    with transaction.atomic():
        mine = ImportBatch.objects.filter(pk=batch.pk, run=run, state=BatchState.RUNNING)
        if not mine.update(progress_at=timezone.now()):
            raise Lost
        actor = _confirmer(batch.mapping["confirmer"])
        batch.unit.refresh_from_db()
        check_right(actor, batch.unit)
        _same_versions(batch, [plan for _, plan in todo])
        writer = Writer(batch, actor)
        for begin in range(0, len(todo), _STEP):
            writer.write(todo[begin : begin + _STEP])
            progress.note(batch.pk, begin + _STEP)
        _finish(batch, run, plans)


def _confirmer(key: int | None) -> User | None:
    """Who confirmed, as the account is now; None for the command line."""
    if key is None:
        return None
    user: User = User.objects.select_related("unit").get(pk=key, is_active=True)
    return user


def _looked_at_again(
    batch: ImportBatch, run: str, pairs: Sequence[tuple[checking.Stored, Source]]
) -> list[Plan]:
    """Plans as things stand now. Outdated, and the new ones written down, when the preview said else."""

    def tick(done: int) -> None:
        mine = ImportBatch.objects.filter(pk=batch.pk, run=run, state=BatchState.RUNNING)
        if not mine.update(progress_at=timezone.now()):
            raise Lost

    plans = checking.plans_of(batch, (source for _, source in pairs), tick)
    for (row, _), plan in zip(pairs, plans, strict=True):
        matters = NEW in (row.outcome, plan.outcome) or CHANGED in (row.outcome, plan.outcome)
        if matters and (row.outcome, row.changes, row.person_id) != plan.said:
            checking.write_plans(batch, [pair.pk for pair, _ in pairs], plans, note=MOVED_ON)
            raise Outdated(MOVED_ON)
    return plans


def _same_versions(batch: ImportBatch, plans: Sequence[Plan]) -> None:
    """Nobody has changed those people since we looked, in this very transaction."""
    wanted = {plan.person.pk: plan.person.version for plan in plans if plan.person}
    keys = list(wanted)
    for begin in range(0, len(keys), _STEP):
        rows = Person.objects.select_for_update().filter(
            pk__in=keys[begin : begin + _STEP], unit=batch.unit, merged_into__isnull=True
        )
        found = dict(rows.values_list("pk", "version"))
        if any(found.get(pk) != wanted[pk] for pk in keys[begin : begin + _STEP]):
            raise IntegrityError("a record was changed meanwhile")


def _finish(batch: ImportBatch, run: str, plans: Sequence[Plan]) -> None:
    ImportRow.objects.filter(batch=batch, outcome__in=[SAME_AS, SKIPPED]).update(values="")
    last = PersonEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    counts = checking.counts_of(plans)
    ImportBatch.objects.filter(pk=batch.pk, run=run).update(
        state=BatchState.DONE,
        finished_at=timezone.now(),
        counts=counts,
        done_rows=counts.get(NEW, 0) + counts.get(CHANGED, 0),
        mapping={**batch.mapping, "last_event": last},
        run=None,
    )


def _too_late(batch: ImportBatch) -> Refused:
    batch.refresh_from_db()
    who = batch.mapping.get("confirmed_by", "") or "别人"
    if batch.state in (BatchState.RUNNING, BatchState.DONE):
        words = "正在导入" if batch.state == BatchState.RUNNING else "已经导入"
        return Repeated(f"{who}已经确认过这一批，{words}，不用再确认。")
    return Refused("这一批现在不能确认，请看一下它的状态。")
