"""The chain that seals the audit trail: each event's seal is over its words and the seal before it.

The key lies in the key file, so that whoever can only write to the database cannot seal what was changed.
Events taken off the end leave no gap; `verify_audit` therefore prints the last seal, to be noted elsewhere.
"""

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from shuangyong.privacy.ring import ring
from shuangyong.units.models import AuditEvent

BEGINNING = "0" * 64
_ATTEMPTS = 20
_SEALED = (
    "actor_id",
    "actor_name",
    "unit_name",
    "action",
    "target",
    "succeeded",
    "address",
    "detail",
    "previous",
)


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold: at which event, and what seems to have happened."""

    event: int
    words: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many events there are, the seal of the last, and every place where the chain breaks."""

    count: int
    last_seal: str
    breaks: tuple[Break, ...]


def append(event: AuditEvent) -> None:
    """Seal the event and put it at the end. Two at once: one of them takes the next place."""
    for attempt in range(_ATTEMPTS):
        last = AuditEvent.objects.order_by("-pk").values_list("seal", flat=True).first()
        event.previous = last or BEGINNING
        event.seal = seal_of(event)
        try:
            with transaction.atomic():
                event.save(force_insert=True)
        except IntegrityError:
            if attempt == _ATTEMPTS - 1:
                raise
            event.pk = None
        else:
            return


def seal_of(event: AuditEvent) -> str:
    """HMAC-SHA256 over all that the event says, as 64 hex digits."""
    said = [event.at.isoformat(), *(getattr(event, name) for name in _SEALED)]
    words = json.dumps(said, ensure_ascii=False).encode()
    return hmac.new(ring().audit, words, "sha256").hexdigest()


def verify() -> Verdict:
    """Walk the whole chain; memory does not grow with its length."""
    breaks: list[Break] = []
    count, before = 0, BEGINNING
    for event in AuditEvent.objects.order_by("pk").iterator(chunk_size=1000):
        breaks += _breaks(event, before)
        count, before = count + 1, event.seal
    return Verdict(count, before, tuple(breaks))


def _breaks(event: AuditEvent, before: str) -> Iterator[Break]:
    if not hmac.compare_digest(event.seal, seal_of(event)):
        yield Break(event.pk, "这一条的内容被改动过，或者不是系统写的")
    if event.previous != before:
        yield Break(event.pk, "这一条和它前面的一条接不上：中间有记录被删除、插入或调换")
