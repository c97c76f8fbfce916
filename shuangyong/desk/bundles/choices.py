"""The fixed vocabularies of a bundle."""

from datetime import timedelta

from django.db import models

from plans.choices import OUT_OF_USE, PlanState
from plans.paper.files import FORMATS


class BundleState(models.TextChoices):
    WAITING = "waiting", "等待"
    RUNNING = "running", "进行中"
    DONE = "done", "完成"
    CANCELLED = "cancelled", "已取消"
    FAILED = "failed", "失败"


OPEN = (BundleState.WAITING, BundleState.RUNNING)


class Which(models.TextChoices):
    """Which plans of the year are wanted; a void or superseded one never is."""

    ISSUED = "issued", "已印发的"
    APPROVED = "approved", "已通过和已印发的"
    ALL = "all", "全部（含草稿）"


PLAN_STATES: dict[str, tuple[PlanState, ...]] = {
    Which.ISSUED: (PlanState.ISSUED, PlanState.ARCHIVED),
    Which.APPROVED: (PlanState.APPROVED, PlanState.ISSUED, PlanState.ARCHIVED),
    Which.ALL: tuple(state for state in PlanState if state not in OUT_OF_USE),
}

_WORDS = {"pdf": "PDF 公文", "docx": "Word 文档", "xlsx": "Excel 表格", "txt": "纯文本"}
FORMAT_WORDS = {fmt: word for fmt, word in _WORDS.items() if fmt in FORMATS}
"""The formats that a plan can be had in, with their names."""
USUAL_FORMATS = tuple(fmt for fmt in FORMAT_WORDS if fmt != "txt")

KEPT = timedelta(days=7)
"""How long a finished zip can be fetched."""
REMEMBERED = timedelta(days=30)
"""How long the page lists what was asked for."""
STALLED = timedelta(minutes=5)
"""Without a sign of life for so long, the worker is taken for dead: no plan takes as long to set."""
SILENT = timedelta(minutes=2)
"""After so long without a sign of life, what a dead worker left undone is given to the others."""
LOOK_AGAIN = timedelta(seconds=30)
"""How often somebody looks whether a worker has gone silent."""
SLOW_START = timedelta(minutes=1)
"""Whoever waits longer than this is told that others may be first, or that no worker runs."""
