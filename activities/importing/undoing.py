"""Taking a batch out again, all of it, for as long as nobody has touched what it brought."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, ProtectedError
from django.utils import timezone

from activities.models import Activity, Decision, Exchange, LedgerBatch, Photo, Visit
from activities.policies import may_keep
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import User

SHOWN = 20
UNDONE = "撤销活动台账导入"


@dataclass(frozen=True, slots=True)
class Blocker:
    """An activity that was touched after the import, and how."""

    activity: Activity
    words: str


class Blocked(Refused):
    """The batch cannot be taken out; `blockers` says why, `count` how many there are in all."""

    def __init__(self, blockers: Sequence[Blocker]) -> None:
        super().__init__(f"导入以后，有{len(blockers)}项活动又改过或者加了内容，不能整批撤销。")
        self.count, self.blockers = len(blockers), tuple(blockers[:SHOWN])


@transaction.atomic
def undo(*, actor: User, batch: LedgerBatch) -> int:
    """Delete what the batch brought; returns how many. Blocked when anything was changed on it."""
    if not may_keep(actor, batch.unit):
        raise Forbidden("只有本单位的工作人员可以撤销导入。")
    done = LedgerBatch.objects.filter(pk=batch.pk, state=LedgerBatch.State.DONE)
    if not done.update(state=LedgerBatch.State.UNDONE, finished_at=timezone.now()):
        raise Refused("这一批不是“已导入”，或者已经撤销过了。")
    keys = list(batch.rows.filter(activity__isnull=False).values_list("activity", flat=True))
    blockers = _blockers(keys)
    if blockers:
        raise Blocked(blockers)
    try:
        Activity.objects.filter(pk__in=keys).delete()
    except ProtectedError as error:
        raise Refused("这一批里有的活动已经被别的内容用到，不能整批撤销。") from error
    detail = f"《{batch.filename}》{len(keys)}项（第{batch.pk}批）"
    audit.record(actor=actor, action=UNDONE, target=batch.unit, detail=detail)
    return len(keys)


def _blockers(keys: Sequence[int]) -> list[Blocker]:
    """What was changed or got something hung on it; one query."""
    mine = OuterRef("pk")
    rows = Activity.objects.select_for_update(of=("self",)).filter(pk__in=keys).annotate(
        has_visits=Exists(Visit.objects.filter(activity=mine)),
        has_photos=Exists(Photo.objects.filter(activity=mine)),
        has_decisions=Exists(Decision.objects.filter(activity=mine)),
        has_exchanges=Exists(Exchange.objects.filter(activities=mine)),
    ).select_related("edited_by").order_by("day", "pk")  # fmt: skip
    found = []
    for row in rows:
        reasons = [words for name, words in _HUNG_ON if getattr(row, name)]
        if row.version != 1:
            reasons.insert(0, f"{row.edited_by.name}改过")
        if reasons:
            found.append(Blocker(row, "，".join(reasons)))
    return found


_HUNG_ON = (
    ("has_visits", "有走访名单"),
    ("has_photos", "加了照片"),
    ("has_decisions", "有议定事项"),
    ("has_exchanges", "关联了双清单"),
)
