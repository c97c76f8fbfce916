"""Taking a file in: looked at, read, its rows laid down encrypted. The file itself is kept nowhere."""

import hashlib
import logging
from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from beneficiaries.choices import BatchState
from beneficiaries.importing import checking
from beneficiaries.importing.bulk import insert_rows
from beneficiaries.importing.calm import without_collector
from beneficiaries.importing.columns import BY_KEY, REQUIRED
from beneficiaries.importing.heads import Table, find_table, guess, is_plain
from beneficiaries.importing.masking import without_numbers
from beneficiaries.importing.packing import Source, pack
from beneficiaries.importing.telling import sent_before
from beneficiaries.models import ColumnMapping, ImportBatch, ImportRow
from beneficiaries.policies import may_write_for
from shuangyong.privacy.errors import PrivacyError
from shuangyong.privacy.ring import ring
from shuangyong.sheets.reading_fast import read_plain
from shuangyong.sheets.reading_limits import Limits, Unreadable
from shuangyong.sheets.sent_back import ROW_KEY
from shuangyong.units.choices import UnitKind
from shuangyong.units.errors import Forbidden, Refused, Repeated
from shuangyong.units.models import Unit, User

logger = logging.getLogger(__name__)
LIMITS = Limits(packed=20 * 1024 * 1024, unpacked=300 * 1024 * 1024, rows=60_000, columns=300)
KEPT = timedelta(days=30)
"""An import that nobody finishes is thrown away after so long: it holds people's data."""
RECEIVED, CONFIRMED = "上传优抚对象名册", "导入优抚对象"
"""What the audit trail calls it."""
NO_KEYS = "现在读不到加密用的密钥，什么也没有写进去。请告诉系统管理员，等密钥恢复了再导入。"
OPEN = (BatchState.MAPPING, BatchState.CHECKING, BatchState.PREVIEW)


class SameFile(Repeated):
    """The very file has been sent before; `batch` is what became of it."""

    def __init__(self, batch: ImportBatch) -> None:
        super().__init__(sent_before(batch.finished_at if batch.state == BatchState.DONE else None))
        self.batch = batch


NOT_A_LIST = (
    "这是下载来改的“有问题的行”，里面的号码是遮住的。请到那一批的“核对内容”页面，点“传回改好的文件”。"
)


@without_collector()
def receive(
    *,
    actor: User | None,
    unit: Unit,
    filename: str,
    data: bytes,
    sheet: str = "",
    again: bool = False,
    here: bool = False,
) -> ImportBatch:
    """A new batch with the file's rows. It asks for the columns (MAPPING) unless they are known.

    `actor` None is the command line, which looks at all rows itself: `here` leaves the check to the caller.
    Forbidden; Refused with what is wrong with the file; SameFile unless it is wanted `again`.
    """
    check_right(actor, unit)
    check_keys()
    tidy()
    digest = hashlib.sha256(data).hexdigest()
    before = ImportBatch.objects.filter(
        unit=unit, digest=digest, state__in=[*OPEN, BatchState.RUNNING, BatchState.DONE]
    )
    same = before.order_by("-pk").first()
    if same is not None and not again:
        raise SameFile(same)
    try:
        table = find_table(read_plain(data, LIMITS), sheet)
    except Unreadable as error:
        raise Refused(str(error)) from error
    if ROW_KEY in table.heads:
        # Its numbers and addresses are masked: taken as a new list, the masks would go into the ledger.
        raise Refused(NOT_A_LIST)
    places, known = known_places(unit, table)
    batch = ImportBatch(
        unit=unit,
        by=actor,
        filename=without_numbers(filename)[-200:],
        digest=digest,
        state=BatchState.CHECKING if known else BatchState.MAPPING,
        mapping=_mapping(table, places),
        total_rows=len(table.rows),
    )
    with transaction.atomic():
        batch.save()
        if known and not here and batch.total_rows <= checking.AT_ONCE:
            checking.check_and_store(batch, table.rows)
        else:
            store(batch, table.rows)
    if batch.state == BatchState.CHECKING and not here:
        begin_check(batch)
    return batch


def check_keys() -> None:
    """Refused, in words for whoever sits there, while the keys cannot be read."""
    try:
        ring()
    except PrivacyError as error:
        logger.exception("the key file cannot be used")
        raise Refused(NO_KEYS) from error


def check_right(actor: User | None, unit: Unit) -> None:
    """Forbidden unless the actor keeps the unit's ledger; the command line (None) keeps all that are kept."""
    kept = unit.is_active if actor is None else may_write_for(actor, unit)
    if not kept or unit.kind == UnitKind.PARTNER:
        raise Forbidden("只有本单位和上级街道的人可以导入优抚对象。")


def known_places(unit: Unit, table: Table) -> tuple[dict[int, str], bool]:
    """Which column is which field, and whether nobody need be asked."""
    remembered = ColumnMapping.objects.filter(unit=unit, heads=table.key).first()
    if remembered is not None:
        return {int(place): key for place, key in remembered.mapping.items()}, True
    places = guess(table.heads)
    return places, is_plain(table.heads, places)


def store(batch: ImportBatch, sources: Iterable[Source]) -> None:
    """Lay the rows down, encrypted."""
    insert_rows(
        ImportRow,
        ["batch_id", "number", "values"],
        ((batch.pk, source.number, pack(source)) for source in sources),
    )


def choose_columns(*, actor: User, batch: ImportBatch, places: Mapping[int, str]) -> None:
    """Say which column is which field; it is remembered for the unit's next file of this form."""
    check_right(actor, batch.unit)
    chosen = {place: key for place, key in places.items() if key in BY_KEY}
    twice = {BY_KEY[key].title for key in chosen.values() if list(chosen.values()).count(key) > 1}
    if twice:
        raise Refused(f"有两列都选了“{'、'.join(sorted(twice))}”，请只留一列。")
    missing = [BY_KEY[key].title for key in REQUIRED if key not in chosen.values()]
    if "name" not in chosen.values():
        raise Refused(f"还没有说哪一列是“{missing[0]}”。")
    fields = {str(place): key for place, key in sorted(chosen.items())}
    with transaction.atomic():
        states = [BatchState.MAPPING, BatchState.PREVIEW]
        if checking.is_dead(batch):
            states.append(BatchState.CHECKING)
        open_batch = ImportBatch.objects.filter(pk=batch.pk, state__in=states)
        changes = {"mapping": {**batch.mapping, "fields": fields}, "state": BatchState.CHECKING, "note": ""}
        if not open_batch.update(**changes, run=None, progress_at=timezone.now()):
            raise Refused("这一批现在不能改列的对应了。")
        ColumnMapping.objects.update_or_create(
            unit=batch.unit, heads=batch.mapping.get("key", ""), defaults={"mapping": fields}
        )
    batch.refresh_from_db()
    begin_check(batch)


def begin_check(batch: ImportBatch) -> None:
    """Check at once, or ask a worker to."""
    from beneficiaries.tasks import check_batch_task

    if batch.total_rows <= checking.AT_ONCE:
        checking.check(batch)
    else:
        check_batch_task.enqueue(batch.pk)


def drop(*, actor: User, batch: ImportBatch) -> None:
    """Give the import up; its rows are deleted."""
    check_right(actor, batch.unit)
    with transaction.atomic():
        if not ImportBatch.objects.filter(pk=batch.pk, state__in=OPEN).update(state=BatchState.DROPPED):
            raise Refused("这一批已经在导入或者导完了，不能放弃。")
        ImportRow.objects.filter(batch=batch).delete()


def tidy() -> None:
    """Throw away what nobody finished."""
    old = ImportBatch.objects.filter(state__in=OPEN, at__lt=timezone.now() - KEPT)
    for batch in old:
        ImportRow.objects.filter(batch=batch).delete()
    old.update(state=BatchState.DROPPED)


def _mapping(table: Table, places: Mapping[int, str]) -> dict[str, object]:
    return {
        "sheet": table.sheet,
        "head": table.head,
        "heads": list(table.heads),
        "others": list(table.others),
        "key": table.key,
        "fields": {str(place): key for place, key in places.items()},
    }
