"""目录.xlsx and 有问题的.txt: what is in the bundle, what is not, and who has handed in nothing."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from plans.choices import OUT_OF_USE
from plans.models import Plan
from shuangyong.desk.bundles.choices import PLAN_STATES
from shuangyong.desk.bundles.selection import plans_of_year
from shuangyong.desk.models import BundleJob
from shuangyong.desk.overview import MISSING, unit_rows
from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.sheet import Sheet, WorkbookProperties
from shuangyong.sheets.workbook import write_workbook

DIRECTORY, PROBLEMS = "目录.xlsx", "有问题的.txt"
PLAN_COLUMNS = (
    Column("index", "序号", 3.5, CellKind.INDEX),
    Column("unit", "单位", 11),
    Column("title", "计划", 22, CellKind.LONG_TEXT),
    Column("state", "状态", 6, align="center"),
    Column("number", "文号", 11),
    Column("signed_on", "成文日期", 8, CellKind.DATE),
    Column("included", "收入情况", 12, CellKind.LONG_TEXT),
)
MISSING_COLUMNS = (
    Column("index", "序号", 4, CellKind.INDEX),
    Column("unit", "单位", 20),
    Column("state", "现在到哪一步", 14, align="center"),
)
_REASON = "没有收入：状态是“{}”"


def directory_of(job: BundleJob, included: set[int], failed: Mapping[int, str]) -> bytes:
    """The workbook. `included` are the plans that have files in the zip, `failed` says what went wrong."""
    plans = plans_of_year(job.requested_by, job.unit, job.year).exclude(state__in=OUT_OF_USE)
    now = timezone.localtime()
    made = f"{now.year}年{now.month}月{now.day}日{now:%H:%M}"
    subtitle = f"收入的是{job.get_which_display()}；{made}制成"
    sheets = [
        Sheet(
            title=f"{job.unit.name}{job.year}年双拥计划目录",
            name="目录",
            subtitle=subtitle,
            columns=PLAN_COLUMNS,
            rows=[
                _plan_row(plan, _included(plan, job, included, failed))
                for plan in plans.select_related("unit")
            ],
        ),
        Sheet(
            title=f"{job.unit.name}{job.year}年未报单位",
            name="未报单位",
            subtitle="还没有上报计划的单位",
            columns=MISSING_COLUMNS,
            rows=_missing_rows(job),
            landscape=False,
        ),
    ]
    return write_workbook(sheets, WorkbookProperties(title=f"{job}目录", author=job.unit.name))


def problems_of(failures: Iterable[Mapping[str, Any]]) -> bytes:
    """The text for 有问题的.txt; with a mark at its head, since Windows else takes it for GBK."""
    lines = ["下面这些计划没有做成、少了一种格式，或者有字印不出来：", ""]
    for number, failure in enumerate(failures, 1):
        lines.append(f"{number}. {failure['unit']}《{failure['title']}》：{failure['reason']}")
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def _included(plan: Plan, job: BundleJob, included: set[int], failed: Mapping[int, str]) -> str:
    if plan.pk in failed:
        return failed[plan.pk]
    if plan.pk in included:
        return "已收入"
    if plan.state in PLAN_STATES[job.which]:
        return "没有收入：制作时才变成这个状态"
    return _REASON.format(plan.get_state_display())


def _plan_row(plan: Plan, included: str) -> dict[str, Any]:
    return {
        "unit": plan.unit.name,
        "title": plan.title + (f"（第{plan.revision}版）" if plan.revision > 1 else ""),
        "state": plan.get_state_display(),
        "number": plan.number,
        "signed_on": plan.signed_on,
        "included": included,
    }


def _missing_rows(job: BundleJob) -> list[dict[str, Any]]:
    rows = unit_rows(job.requested_by, job.year, job.unit)
    return [
        {"unit": row.unit.name, "state": row.plan.get_state_display() if row.plan else "未建计划"}
        for row in rows
        if row.group == MISSING
    ]
