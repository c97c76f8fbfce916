"""The PDF of a plan that nobody has touched, asked for once more, as the pages ask for it."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from django.core.cache import caches

from plans.models import IssuedPaper, Plan
from plans.paper.files import make_paper
from tests.benchmarks.tables import Row, Table, as_seconds

ROUNDS, GOES = 5, 9
BAR = 0.03


def measure(draft: Plan, issued: Plan) -> Table:
    """For a draft, whose files are kept until something shows otherwise, and for one that is out."""
    rows = []
    for name, plan, forget in (("草稿", draft, _forget_drafts), ("印发的", issued, _forget_issued)):
        first, again = _times(plan, forget)
        rows.append(Row(f"{name}：第一次", as_seconds(first)))
        rows.append(Row(f"{name}：没有改动，再要一次", as_seconds(again), again / first, BAR))
    note = f"第一次做 {ROUNDS} 回，每回之后再要 {GOES} 次，取中位数；每次都重新从数据库读这份计划。"
    return Table("同一份计划的 PDF 再要一次", note, rows)


def _times(plan: Plan, forget: Callable[[Plan], None]) -> tuple[float, float]:
    first, again = [], []
    for turn in range(ROUNDS + 1):
        forget(plan)
        made = _seconds(plan)
        found = [_seconds(plan) for _ in range(GOES)]
        if turn:
            first.append(made)
            again += found
    return median(first), median(again)


def _seconds(plan: Plan) -> float:
    start = perf_counter()
    make_paper(Plan.objects.select_related("unit").get(pk=plan.pk), "pdf")
    return perf_counter() - start


def _forget_drafts(plan: Plan) -> None:
    for cache in caches.all(initialized_only=True):
        cache.clear()


def _forget_issued(plan: Plan) -> None:
    for row in IssuedPaper.objects.filter(plan=plan):
        row.file.delete(save=False)
    # Rows of files that are out cannot be deleted one by one.
    IssuedPaper.objects.filter(plan=plan)._raw_delete(using="default")
