"""Taking what a returned workbook changes: all of it in one transaction, or none."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from plans.choices import Act, ItemKind
from plans.forms.rows import clean_fields
from plans.models import Plan, TaskType
from plans.models.text import Row
from plans.policies import refusal
from plans.row_json import row_json
from plans.services import editing
from plans.services.rows import content_of
from plans.services.timeline import log_step
from plans.sheet.changes import Changes, RowChange, compare_returned
from plans.sheet.columns import Words, fill_sheets
from plans.sheet.meaning import sent_for
from plans.sheet.returned import Returned
from shuangyong.units.errors import Outdated
from shuangyong.units.models import User

# What a row's JSON says beside the fields that the editor sends.
_NOT_SENT = {"kind", "key", "version", "chips", "time"}
Step = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was done, and the steps that undo it while the plan stands at `content_version`."""

    words: str
    content_version: int
    back: list[Step]


def changes_of(plan: Plan, returned: Returned) -> Changes:
    """The file beside the plan as it is now. Six queries, whatever its length."""
    names = dict(TaskType.objects.values_list("code", "name"))
    return compare_returned(plan, content_of(plan), returned, fill_sheets(()), names)


@transaction.atomic
def take(
    *,
    plan_id: int,
    actor: User,
    returned: Returned,
    seen_version: int,
    picked: Collection[str] = (),
    deleted: Collection[str] = (),
) -> Taken:
    """Change what the preview showed. `picked`: kind:key:column of conflicts in which the file wins;
    `deleted`: kind:key of the missing rows that are to go.

    Raises Outdated when the plan has changed since the preview; Refused, Forbidden or ValidationError.
    """
    plan = _open(plan_id, actor)
    if plan.content_version != seen_version:
        raise Outdated("您看预览的时候，计划又有人改了。下面是按最新内容重新比对的结果，请再看一遍。")
    changes = changes_of(plan, returned)
    codes = {name: code for code, name in TaskType.objects.order_by("-code").values_list("name", "code")}
    work = _Work(plan, actor, codes)
    cells = sum(work.change(row, picked) for row in changes.changed)
    for row in changes.added:
        work.add(row)
    gone = [row for row in changes.missing if f"{row.kind}:{row.key}" in deleted]
    for row in gone:
        work.delete(row)
    counts = (("改动", cells, "格"), ("新增", len(changes.added), "行"), ("删除", len(gone), "行"))
    words = "，".join(f"{verb}{number}{unit}" for verb, number, unit in counts if number)
    plan.refresh_from_db()
    if words:
        log_step(plan, actor, Act.EDIT, plan.state, f"用Excel填写：{words}")
    return Taken(words, plan.content_version, work.back[::-1])


@transaction.atomic
def undo(*, plan_id: int, actor: User, content_version: int, back: list[Step]) -> None:
    """Put everything back as it was before `take`. Outdated as soon as anything else has changed."""
    plan = _open(plan_id, actor)
    if plan.content_version != content_version:
        raise Outdated("这以后计划又改过了，不能再整个撤销；请在编辑页里逐项改回。")
    for step in back:
        _step_back(plan, actor, step)
    log_step(plan, actor, Act.EDIT, plan.state, "撤销了刚才用Excel填写的改动")


def _open(plan_id: int, actor: User) -> Plan:
    plan: Plan = Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan_id)
    if error := refusal(plan, actor, Act.EDIT):
        raise error
    return plan


class _Work:
    """The changes of one file being made; `back`: what undoes each, in the order they were made."""

    def __init__(self, plan: Plan, actor: User, type_codes: dict[str, str]) -> None:
        self.plan, self.actor, self.type_codes = plan, actor, type_codes
        self.back: list[Step] = []

    def change(self, row: RowChange, picked: Collection[str]) -> int:
        """Change the row's cells; returns how many."""
        cells = [
            cell for cell in row.cells if not cell.conflict or f"{row.kind}:{row.key}:{cell.column}" in picked
        ]
        if not cells:
            return 0
        stored = self._row(row)
        words = row.words | {cell.column: cell.after for cell in cells}
        sent = self._sent(words, [cell.column for cell in cells])
        cleaned = clean_fields(self.plan, row.kind, sent, stored)
        before = _fields(stored, self.plan.year)
        self._keep("save", row, {name: before[name] for name in _undo_names(sent)})
        editing.save_row(
            plan_id=self.plan.pk, actor=self.actor, kind=row.kind, key=row.key, version=stored.version,
            fields=cleaned.fields, timings=cleaned.timings,
        )  # fmt: skip
        return len(cells)

    def add(self, row: RowChange) -> None:
        cleaned = clean_fields(self.plan, row.kind, self._sent(row.words, list(row.words)), None)
        editing.add_row(
            plan_id=self.plan.pk, actor=self.actor, kind=row.kind, key=row.key, after=row.after,
            fields=cleaned.fields, timings=cleaned.timings,
        )  # fmt: skip
        self._keep("delete", row, {})

    def delete(self, row: RowChange) -> None:
        stored = self._row(row)
        rows = editing.plan_rows(self.plan, row.kind)
        behind = rows.filter(position__lt=stored.position).last()
        self._keep("add", row, _fields(stored, self.plan.year), behind.key.hex if behind else None)
        editing.delete_row(
            plan_id=self.plan.pk, actor=self.actor, kind=row.kind, key=row.key, version=stored.version
        )

    def _row(self, row: RowChange) -> Row:
        found: Row = editing.plan_rows(self.plan, row.kind).get(key=UUID(row.key))
        return found

    def _sent(self, words: Words, columns: list[str]) -> dict[str, Any]:
        sent: dict[str, Any] = {}
        for column in columns:
            sent |= sent_for(column, words, self.type_codes)
        return sent

    def _keep(self, op: str, row: RowChange, fields: dict[str, Any], after: str | None = None) -> None:
        self.back.append({"op": op, "kind": row.kind.value, "key": row.key, "fields": fields, "after": after})


def _fields(row: Row, year: int) -> dict[str, Any]:
    """The row's fields as the editor sends them, its times as they are stored."""
    return {name: value for name, value in row_json(row, year).items() if name not in _NOT_SENT}


def _undo_names(sent: dict[str, Any]) -> list[str]:
    return ["timings" if name == "time" else name for name in sent]


def _step_back(plan: Plan, actor: User, step: Step) -> None:
    kind, key = ItemKind(step["kind"]), step["key"]
    row = editing.plan_rows(plan, kind).filter(key=UUID(key)).first()
    where: dict[str, Any] = {"plan_id": plan.pk, "actor": actor, "kind": kind, "key": key}
    if step["op"] == "delete":
        editing.delete_row(**where, version=row.version if row else 0)
        return
    cleaned = clean_fields(plan, kind, step["fields"], row)
    if step["op"] == "add":
        editing.add_row(**where, after=step["after"], fields=cleaned.fields, timings=cleaned.timings)
    else:
        editing.save_row(
            **where, version=row.version if row else 0, fields=cleaned.fields, timings=cleaned.timings
        )
