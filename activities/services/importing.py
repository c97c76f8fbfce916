"""A ledger of a past year comes in: received, looked at, mended, and taken in one transaction."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from activities.importing import checking
from activities.importing.checking import ASK, OPEN, TAKEN
from activities.importing.fields import BY_KEY
from activities.importing.heads import Table, find_table, guess, is_plain, key_of, own_field
from activities.importing.reading import said
from activities.importing.writing import write_activities
from activities.models import LedgerBatch, LedgerRow
from activities.policies import may_keep
from beneficiaries.importing.bulk import insert_rows
from beneficiaries.importing.masking import without_numbers
from beneficiaries.importing.telling import sent_before
from beneficiaries.warnings import number_in
from shuangyong.sheets.reading_fast import PlainSheet, read_plain
from shuangyong.sheets.reading_limits import Limits, Unreadable
from shuangyong.sheets.reading_old import is_old, read_old
from shuangyong.sheets.sent_back import ROW_KEY, words_by_row
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden, Outdated, Refused, Repeated
from shuangyong.units.models import Unit, User

S = LedgerBatch.State
LIMITS = Limits(packed=10 * 1024 * 1024, unpacked=120 * 1024 * 1024, rows=5_000, columns=120)
KEPT = timedelta(days=30)
"""An import that nobody finishes is thrown away after so long."""
RECEIVED, CONFIRMED = "上传活动台账", "导入活动台账"
MOVED_ON = "您核对以后，台账里有了变化，有几行要再看一眼。请看过再确认。"
NOT_A_LIST = "这是下载来改的“没有导入的行”。请到那一批的页面，点“传回改好的文件”。"
NOT_OURS = "这不是从这一批下载的“没有导入的行”。请传那个文件，或者从“导入往年台账”页重新传一份。"
_REMEMBERED = 20
_OF_ONE_BATCH = ("taken", "confirmed_by", "digest")


class SameFile(Repeated):
    """The very file has been sent before; `batch` is what became of it."""

    def __init__(self, batch: LedgerBatch) -> None:
        super().__init__(sent_before(batch.finished_at if batch.state == S.DONE else None))
        self.batch = batch


def check_right(actor: User, unit: Unit) -> None:
    """Forbidden unless the actor keeps the unit's activities."""
    if not may_keep(actor, unit):
        raise Forbidden("只有本单位的工作人员可以导入活动台账。")


def read_file(data: bytes) -> list[PlainSheet]:
    """The sheets of .xlsx, .xls and .csv as words. Raises Refused with what to do."""
    try:
        return read_old(data, LIMITS) if is_old(data) else read_plain(data, LIMITS)
    except Unreadable as error:
        raise Refused(str(error)) from error


@transaction.atomic
def receive(
    *, actor: User, unit: Unit, filename: str, data: bytes, year: int, sheet: str = "", again: bool = False
) -> LedgerBatch:
    """A new batch with the file's rows, checked; nothing of it is in the ledger.

    Forbidden; Refused with what is wrong with the file; SameFile unless it is wanted `again`.
    """
    check_right(actor, unit)
    _tidy()
    digest = hashlib.sha256(data).hexdigest()
    there = LedgerBatch.objects.filter(unit=unit, state__in=[S.CHECKING, S.DONE], mapping__digest=digest)
    if sheet:  # the next of a workbook's sheets comes in the same file
        there = there.filter(mapping__sheet=sheet.strip()[:60])
    same = there.order_by("-pk").first()
    if same is not None and not again:
        raise SameFile(same)
    sheets = read_file(data)
    try:
        table = find_table(sheets, sheet)
    except Unreadable as error:
        raise Refused(str(error)) from error
    if ROW_KEY in table.heads:
        raise Refused(NOT_A_LIST)
    places, mapped = _known_places(unit, table)
    name = without_numbers(filename) if number_in(filename) else filename
    batch = LedgerBatch.objects.create(
        unit=unit,
        by=actor,
        filename=name[-200:] or "（没有文件名）",
        heads=list(table.heads),
        mapping={
            "year": year, "digest": digest, "sheet": table.sheet, "head": table.head,
            "others": list(table.others), "key": key_of(table.heads), "mapped": mapped,
            "fields": {str(place): key for place, key in sorted(places.items())},
        },
    )  # fmt: skip
    insert_rows(
        LedgerRow,
        ["batch_id", "number", "cells"],
        ((batch.pk, number, checking.cells_to_store(cells)) for number, cells in table.rows),
    )
    checking.check(batch)
    detail = f"《{batch.filename}》{len(table.rows)}行"
    audit.record(actor=actor, action=RECEIVED, target=unit, detail=detail)
    return batch


def _known_places(unit: Unit, table: Table) -> tuple[dict[int, str], bool]:
    """Which column is which field, and whether nobody need be asked: as the unit said the last time."""
    key = key_of(table.heads)
    before = LedgerBatch.objects.filter(unit=unit).order_by("-pk")[:_REMEMBERED]
    for batch in before:
        if batch.mapping.get("key") == key and batch.mapping.get("mapped"):
            return checking.places_of(batch), True
    places = guess(table.heads)
    return places, is_plain(table.heads, places)


@transaction.atomic
def choose_columns(*, actor: User, batch: LedgerBatch, places: Mapping[int, str], year: int) -> None:
    """Say which column is which field and which year the ledger is of; all rows are looked at again."""
    current = _open_batch(actor, batch)
    chosen = {place: key for place, key in places.items() if key in BY_KEY}
    keys = list(chosen.values())
    twice = {BY_KEY[key].title for key in keys if keys.count(key) > 1}
    if twice:
        raise Refused(f"有两列都选了“{'、'.join(sorted(twice))}”，请只留一列。")
    missing = [BY_KEY[key].title for key in ("day", "title") if key not in keys]
    if missing:
        raise Refused(f"还没有说哪一列是“{'、'.join(missing)}”。")
    fields = {str(place): key for place, key in sorted(chosen.items())}
    current.mapping = {**current.mapping, "fields": fields, "year": year, "mapped": True}
    current.save(update_fields=["mapping"])
    checking.check(current)


@transaction.atomic
def mend_row(
    *, actor: User, batch: LedgerBatch, number: int, words: Mapping[str, str], accept: bool = False
) -> str:
    """Type cells of a row anew, or accept what is doubtful about it; returns the row's kind then."""
    current = _open_batch(actor, batch)
    row = _row(current, number)
    _type_over(row, words)
    if accept:
        row.values = {**row.values, "ok": True}
    row.skipped = False
    row.save(update_fields=["values", "skipped"])
    return _check_again(current, number)


@transaction.atomic
def skip_row(*, actor: User, batch: LedgerBatch, number: int, skipped: bool) -> str:
    """Leave a row out, or take it in again; returns its kind then."""
    current = _open_batch(actor, batch)
    row = _row(current, number)
    row.skipped = skipped
    if not skipped and row.values.get("kind") == checking.SKIPPED and not checking.typed_of(row):
        # A line taken for a sum or a signature is looked at as an activity once somebody wants it.
        row.values = {**row.values, "typed": {"state": "已完成"}}
    row.save(update_fields=["values", "skipped"])
    return _check_again(current, number)


@transaction.atomic
def accept_all(*, actor: User, batch: LedgerBatch) -> int:
    """Take all that only wants a look as it stands; returns how many rows."""
    current = _open_batch(actor, batch)
    changed = 0
    for row in current.rows.all():
        if checking.kind_of(row) == ASK:
            row.values = {**row.values, "ok": True}
            row.save(update_fields=["values"])
            changed += 1
    checking.check(current)
    return changed


@transaction.atomic
def take_back(*, actor: User, batch: LedgerBatch, data: bytes) -> int:
    """Read a file of failed rows that was mended; returns how many rows it changed."""
    current = _open_batch(actor, batch)
    try:
        lines = words_by_row(read_file(data), current.pk, own_field, not_ours=NOT_OURS)
    except Unreadable as error:
        raise Refused(str(error)) from error
    places = checking.places_of(current)
    changed = 0
    for row in current.rows.filter(number__in=list(lines)):
        told = shown_words(row, places)
        words = {key: text for key, text in lines[row.number].items() if text != told.get(key, "")}
        if words:
            _type_over(row, words)
            row.save(update_fields=["values"])
            changed += 1
    checking.check(current)
    return changed


def shown_words(row: LedgerRow, places: Mapping[int, str]) -> dict[str, str]:
    """Field → what the row says; a cell that cannot be taken as what may be shown of it."""
    found = said(row.cells, places, checking.typed_of(row))
    return {key: cell if isinstance(cell, str) else str(cell[2]) for key, cell in found.items()}


@transaction.atomic
def confirm(*, actor: User, batch: LedgerBatch) -> int:
    """Take all good rows into the ledger as activities that are done; returns how many.

    Repeated when somebody confirmed it before; Outdated when rows need another look by now.
    """
    check_right(actor, batch.unit)
    now = timezone.now()
    claimed = LedgerBatch.objects.filter(pk=batch.pk, state=S.CHECKING)
    if not claimed.update(state=S.DONE, finished_at=now):
        raise _too_late(batch)
    current = LedgerBatch.objects.select_related("unit", "by").get(pk=batch.pk)
    if not current.mapping.get("mapped"):
        raise Refused("请先核对每一列是什么。")
    rows = list(current.rows.order_by("number"))
    checked = checking.check_rows(current, rows)
    if any(checking.kind_of(line.row) in TAKEN and line.kind not in TAKEN for line in checked):
        raise Outdated(MOVED_ON)
    taken = [line for line in checked if line.kind in TAKEN]
    if not taken:
        raise Refused("还没有可以导入的行，请先改好有问题的行。")
    write_activities(current, actor, taken)
    checking.store([line for line in checked if line.kind not in TAKEN])
    current.mapping = {**current.mapping, "confirmed_by": actor.name, "taken": len(taken)}
    current.save(update_fields=["mapping"])
    detail = f"《{current.filename}》{len(taken)}项（第{current.pk}批）"
    audit.record(actor=actor, action=CONFIRMED, target=current.unit, detail=detail)
    return len(taken)


def look_again(*, actor: User, batch: LedgerBatch) -> None:
    """After an Outdated: write down how the rows stand now."""
    with transaction.atomic():
        checking.check(_open_batch(actor, batch))


@transaction.atomic
def drop(*, actor: User, batch: LedgerBatch) -> None:
    """Give the import up; its rows are deleted."""
    check_right(actor, batch.unit)
    if not LedgerBatch.objects.filter(pk=batch.pk, state=S.CHECKING).update(state=S.DROPPED):
        raise Refused("这一批已经导完或者放弃了。")
    LedgerRow.objects.filter(batch=batch).delete()


@transaction.atomic
def carry_on(*, actor: User, batch: LedgerBatch) -> LedgerBatch:
    """A new batch of the rows that stayed behind when this one went in."""
    check_right(actor, batch.unit)
    rows = batch.rows.select_for_update().filter(activity__isnull=True).order_by("number")
    left = [row for row in rows if checking.kind_of(row) in OPEN and row.cells]
    if batch.state != S.DONE or not left:
        raise Refused("这一批没有留下要改的行。")
    mapping = {key: value for key, value in batch.mapping.items() if key not in _OF_ONE_BATCH}
    fresh = LedgerBatch.objects.create(
        unit=batch.unit, by=actor, filename=batch.filename, heads=batch.heads, mapping=mapping
    )
    LedgerRow.objects.filter(pk__in=[row.pk for row in left]).update(batch=fresh)
    checking.check(fresh)
    return fresh


def _open_batch(actor: User, batch: LedgerBatch) -> LedgerBatch:
    """The batch locked, as long as it may be worked on."""
    check_right(actor, batch.unit)
    current: LedgerBatch | None = (
        LedgerBatch.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=batch.pk).first()
    )
    if current is None or current.state != S.CHECKING:
        raise Refused("这一批已经导完或者放弃了，不能再改。")
    return current


def _row(batch: LedgerBatch, number: int) -> LedgerRow:
    row: LedgerRow | None = batch.rows.filter(number=number).first()
    if row is None:
        raise Refused("这一行已经不在这一批里了。")
    return row


def _type_over(row: LedgerRow, words: Mapping[str, str]) -> None:
    """What was accepted of the old words is open again."""
    if not words:
        return
    typed = {**checking.typed_of(row), **{key: text[: BY_KEY[key].most * 2] for key, text in words.items()}}
    row.values = {**{key: value for key, value in row.values.items() if key != "ok"}, "typed": typed}


def _check_again(batch: LedgerBatch, number: int) -> str:
    checked: Sequence[Any] = checking.check(batch)
    return str(next(line.kind for line in checked if line.row.number == number))


def _too_late(batch: LedgerBatch) -> Refused:
    current = LedgerBatch.objects.get(pk=batch.pk)
    if current.state == S.DONE:
        who = current.mapping.get("confirmed_by", "") or "别人"
        return Repeated(f"{who}已经确认过这一批，已经导入，不用再确认。")
    return Refused("这一批已经撤销或者放弃了，请重新上传文件。")


def _tidy() -> None:
    """Throw away what nobody finished."""
    old = LedgerBatch.objects.filter(state=S.CHECKING, at__lt=timezone.now() - KEPT)
    LedgerRow.objects.filter(batch__in=old).delete()
    old.update(state=S.DROPPED)
