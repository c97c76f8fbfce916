"""Putting rows right before they go in: cells typed anew, doubts accepted, rows left out, files sent back."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from django.db import transaction

from beneficiaries.choices import BatchState
from beneficiaries.importing import checking
from beneficiaries.importing.bulk import update_rows
from beneficiaries.importing.columns import BY_KEY
from beneficiaries.importing.heads import field_of
from beneficiaries.importing.masking import WHOLE, shown
from beneficiaries.importing.matching import ASK, PROBLEM
from beneficiaries.importing.packing import OK, SAME, SKIP, Source, pack
from beneficiaries.importing.receiving import LIMITS, check_right
from beneficiaries.models import ImportBatch, ImportRow
from shuangyong.sheets.reading_fast import read_plain
from shuangyong.sheets.reading_limits import Unreadable
from shuangyong.sheets.sent_back import words_by_row
from shuangyong.units.errors import Refused
from shuangyong.units.models import User

NOT_OURS = "这不是从这一批下载的“没有导入的行”。请传那个文件，或者从“导入”页重新传一份。"


def mend(
    *, actor: User, batch: ImportBatch, number: int, words: Mapping[str, str], answers: Mapping[str, Any]
) -> None:
    """Set cells of a row and answers about it, and check it again. `words` holds only what was typed anew."""
    _open(actor, batch)
    found = {source.number: (row, source) for row, source in _some(batch, [number])}
    if number not in found:
        raise Refused("这一行已经不在这一批里了。")
    row, source = found[number]
    _set(source, words, answers)
    _store_and_check(batch, {row.pk: source})


def accept_all(*, actor: User, batch: ImportBatch) -> tuple[int, int]:
    """Accept all doubts but who may be somebody of the ledger. Returns (accepted, still open)."""
    _open(actor, batch)
    changed: dict[int, Source] = {}
    left = 0
    for row, source in checking.sources_of(batch, [ASK]):
        if _candidates(row):
            left += 1
            continue
        source.typed[OK] = True
        changed[row.pk] = source
    _store_and_check(batch, changed)
    return len(changed), left


class Answer(StrEnum):
    """One answer for many rows."""

    NEWCOMERS = "new"  # who has a namesake in the ledger is somebody else
    KNOWN = "known"  # is the very person, where only one can be meant
    ONCE = "once"  # rows with an id that stands above are left out


def answer_all(*, actor: User, batch: ImportBatch, answer: Answer) -> tuple[int, int]:
    """Answer for all rows at once. Other doubts about them stay open. Returns (answered, still open)."""
    _open(actor, batch)
    changed: dict[int, Source] = {}
    left = 0
    for row, source in checking.sources_of(batch, [ASK, PROBLEM]):
        found = _candidates(row)
        if answer is Answer.ONCE and [checking.REPEATED] in row.problems:
            source.typed[SKIP] = True
        elif answer is Answer.NEWCOMERS and found:
            source.typed[SAME] = 0
        elif answer is Answer.KNOWN and len(found) == 1 and SAME not in source.typed:
            source.typed[SAME] = found[0]
        else:
            left += bool(found) and answer is not Answer.ONCE
            continue
        changed[row.pk] = source
    _store_and_check(batch, changed)
    return len(changed), left


def _candidates(row: checking.Stored) -> list[int]:
    """Records that may be the row's person, as long as nobody has said which."""
    return [int(key) for problem in row.problems if problem[0] == checking.CANDIDATES for key in problem[1:]]


def take_back(*, actor: User, batch: ImportBatch, data: bytes) -> int:
    """Read a file of failed rows that was mended; returns how many rows it changed."""
    _open(actor, batch)
    try:
        lines = words_by_row(read_plain(data, LIMITS), batch.pk, field_of, not_ours=NOT_OURS)
    except Unreadable as error:
        raise Refused(str(error)) from error
    places = checking.places_of(batch)
    changed: dict[int, Source] = {}
    for row, source in _some(batch, list(lines)):
        said = source.said(places)
        words = {
            key: text
            for key, text in lines[row.number].items()
            if text != (shown(key, said[key], WHOLE) if key in said else "")
        }
        if words:
            _set(source, words, {})
            changed[row.pk] = source
    _store_and_check(batch, changed)
    return len(changed)


def carry_on(*, actor: User, batch: ImportBatch) -> ImportBatch:
    """A new batch of the rows that stayed behind when this one went in."""
    check_right(actor, batch.unit)
    left = [source for _, source in checking.sources_of(batch, [ASK, PROBLEM])]
    if batch.state != BatchState.DONE or not left:
        raise Refused("这一批没有留下要改的行。")
    with transaction.atomic():
        fresh: ImportBatch = ImportBatch.objects.create(
            unit=batch.unit, by=actor, filename=batch.filename, digest="", state=BatchState.CHECKING,
            mapping=batch.mapping, total_rows=len(left),
        )  # fmt: skip
        ImportRow.objects.bulk_create(
            ImportRow(batch=fresh, number=source.number, values=pack(source)) for source in left
        )
        ImportRow.objects.filter(batch=batch, outcome__in=[ASK, PROBLEM]).update(values="")
    checking.check(fresh)
    return fresh


def _open(actor: User, batch: ImportBatch) -> None:
    check_right(actor, batch.unit)
    if batch.state != BatchState.PREVIEW:
        raise Refused("这一批现在不能改，请看一下它的状态。")


def _some(batch: ImportBatch, numbers: Sequence[int]) -> list[tuple[checking.Stored, Source]]:
    wanted = set(numbers)
    return [(row, source) for row, source in checking.sources_of(batch) if row.number in wanted]


def _set(source: Source, words: Mapping[str, str], answers: Mapping[str, Any]) -> None:
    """Type words over the row. What was accepted of the old words is open again."""
    if words:
        for answer in (OK, SAME, SKIP):
            source.typed.pop(answer, None)
    for key, text in words.items():
        source.typed[key] = text[: max(BY_KEY[key].most * 2, 100)]
    for key, answer in answers.items():
        source.typed[key] = answer
        if answer is None:
            source.typed.pop(key)


def _store_and_check(batch: ImportBatch, changed: Mapping[int, Source]) -> None:
    if not changed:
        return
    with transaction.atomic():
        still = ImportBatch.objects.select_for_update().filter(pk=batch.pk, state=BatchState.PREVIEW)
        if not still.update(note=""):
            raise Refused("这一批刚刚有人在导入，不能再改了。")
        # The column encrypts what it is given.
        update_rows(ImportRow, ["values"], ((pack(source), pk) for pk, source in changed.items()))
        checking.check(batch)
