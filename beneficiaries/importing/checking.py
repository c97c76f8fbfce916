"""Checking a batch: every row read, all that is wrong found at once, each row told apart."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple
from uuid import uuid4

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from beneficiaries.choices import BatchState
from beneficiaries.describing import as_json
from beneficiaries.importing import progress
from beneficiaries.importing.bulk import insert_rows, update_rows
from beneficiaries.importing.calm import without_collector
from beneficiaries.importing.categories import CategoryBook
from beneficiaries.importing.matching import ASK, PROBLEM, Plan, make_plans
from beneficiaries.importing.packing import Source, pack, unpack
from beneficiaries.importing.reading import Reading, read_row
from beneficiaries.models import ImportBatch, ImportRow
from shuangyong.privacy.cipher import decrypt
from shuangyong.privacy.ring import ring

AT_ONCE = 2000
"""Rows that are looked at while somebody waits; more go to a worker."""
STALE = timedelta(minutes=3)
"""A worker without a sign of life for so long is taken for dead."""
NOT_CHECKED = "核对的时候出了错，请再核对一次；还不行，请告诉系统管理员。"
CANDIDATES, REPEATED = "candidates", "repeated"
"""Marks among a row's problems: keys of records that may be meant; an id that stands in an earlier row."""
_STEP = 1000


def places_of(batch: ImportBatch) -> dict[int, str]:
    """Column of the file (from 0) → field."""
    return {int(place): key for place, key in batch.mapping.get("fields", {}).items()}


class Stored(NamedTuple):
    """An ImportRow as far as it matters here."""

    pk: int
    number: int
    outcome: str
    problems: list[list[str]]
    changes: list[list[str]]
    person_id: int | None


def sources_of(batch: ImportBatch, outcomes: Iterable[str] | None = None) -> Iterator[tuple[Stored, Source]]:
    """The batch's rows with what they say, those of some outcomes or all."""
    rows = ImportRow.objects.filter(batch=batch).exclude(values="").order_by("number")
    if outcomes is not None:
        rows = rows.filter(outcome__in=list(outcomes))
    listed = rows.values_list(*Stored._fields, "values")
    keys, label = ring(), f"{ImportRow._meta.label_lower}.values"
    for *stored, secret in listed.iterator(chunk_size=_STEP):
        yield Stored(*stored), unpack(stored[1], decrypt(keys, label, secret.token))


def plans_of(
    batch: ImportBatch, sources: Iterable[Source], tick: Callable[[int], None] | None = None
) -> list[Plan]:
    """A plan for every row of the batch, as things stand now."""
    places, today = places_of(batch), timezone.localdate()
    book = CategoryBook(today)
    readings: list[Reading] = []
    for source in sources:
        readings.append(read_row(source, places, book, today))
        if tick and len(readings) % _STEP == 0:
            tick(len(readings))
    return make_plans(batch.unit, batch.by, readings)


def row_values(plan: Plan) -> tuple[str, list[list[str]], list[list[str]], int | None]:
    """Outcome, problems, changes and person, as an ImportRow keeps them."""
    problems = [problem.as_json() for problem in plan.problems]
    if plan.outcome in (ASK, PROBLEM) and plan.candidates:
        problems.append([CANDIDATES, *(str(pk) for pk in plan.candidates)])
    if plan.outcome == PROBLEM and plan.reading.repeated:
        problems.append([REPEATED])
    return plan.outcome, problems, as_json(plan.changes), plan.person.pk if plan.person else None


def told(problems: Iterable[list[str]]) -> list[list[str]]:
    """The problems [weight, field, message, how to mend it] without the marks among them."""
    return [problem for problem in problems if problem[0] not in (CANDIDATES, REPEATED)]


def check_and_store(batch: ImportBatch, sources: Sequence[Source]) -> None:
    """Check rows that are not stored yet, and store them with what was found."""
    plans = plans_of(batch, sources)
    insert_rows(
        ImportRow,
        ["batch_id", "number", "values", "outcome", "problems", "changes", "person_id"],
        (
            (batch.pk, source.number, pack(source), *row_values(plan))
            for source, plan in zip(sources, plans, strict=True)
        ),
    )
    batch.state, batch.counts = BatchState.PREVIEW, counts_of(plans)
    batch.save(update_fields=["state", "counts"])


@without_collector()
def check(batch: ImportBatch) -> None:
    """Check all rows and write down what was found; the batch is then in PREVIEW."""
    pairs = [(row.pk, source) for row, source in sources_of(batch)]
    plans = plans_of(batch, (source for _, source in pairs), lambda done: progress.note(batch.pk, done))
    write_plans(batch, [pk for pk, _ in pairs], plans)


def write_plans(batch: ImportBatch, keys: Sequence[int], plans: Sequence[Plan], note: str = "") -> None:
    """Put the plans on the rows and the counts on the batch."""
    with transaction.atomic():
        update_rows(
            ImportRow,
            ["outcome", "problems", "changes", "person"],
            ((*row_values(plan), pk) for pk, plan in zip(keys, plans, strict=True)),
        )
        over = [BatchState.DROPPED, BatchState.DONE, BatchState.UNDONE]
        ImportBatch.objects.filter(pk=batch.pk).exclude(state__in=over).update(
            state=BatchState.PREVIEW, counts=counts_of(plans), done_rows=0, run=None, note=note
        )
    progress.forget(batch.pk)
    batch.refresh_from_db()


def counts_of(plans: Iterable[Plan]) -> dict[str, int]:
    """Rows by outcome."""
    return dict(Counter(plan.outcome for plan in plans))


def check_in_background(batch_id: int) -> None:
    """What the worker does; a batch that somebody else has in hand is left alone."""
    now = timezone.now()
    waiting = Q(run__isnull=True) | Q(progress_at__lt=now - STALE)
    claimed = ImportBatch.objects.filter(waiting, pk=batch_id, state=BatchState.CHECKING)
    if not claimed.update(run=uuid4(), progress_at=now):
        return
    try:
        check(ImportBatch.objects.select_related("unit", "by__unit").get(pk=batch_id))
    except BaseException:
        ImportBatch.objects.filter(pk=batch_id).update(state=BatchState.MAPPING, run=None, note=NOT_CHECKED)
        raise


def is_dead(batch: ImportBatch) -> bool:
    """Whether the worker that has the batch, or should have it, seems to have died."""
    busy = batch.state in (BatchState.CHECKING, BatchState.RUNNING)
    return busy and (batch.progress_at or batch.at) < timezone.now() - STALE
