"""整套下载 of 200 plans: by one worker and by two, and the memory of a worker as the plans go by."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from django.db import connection

from shuangyong.desk.bundles.asking import Wish, ask_for_bundle
from shuangyong.desk.bundles.choices import BundleState
from shuangyong.desk.models import BundleJob
from shuangyong.units.models import User
from tests.benchmarks.scratch import ROOT
from tests.benchmarks.stage import many_plans
from tests.benchmarks.tables import Row, Table
from tests.cast import Cast

PLANS, WARM_UP = 200, 16
ROUNDS = 2
EARLY = 50
FORMATS = ("pdf", "docx", "xlsx")
RATE_BAR, MEMORY_BAR = 1.7, 1.1
_WORKER = ("manage.py", "db_worker", "--no-reload", "-v", "0")
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
_LONE = """
import sys, time, django; django.setup()
from plans.paper.document import document_of
from plans.models import Plan
from shuangyong.documents.pdf import to_pdf
papers = [document_of(plan) for plan in Plan.objects.select_related("unit").order_by("-pk")[:20]]
to_pdf(papers[0])
start = time.perf_counter()
for paper in papers * 2:
    to_pdf(paper)
print(time.perf_counter() - start)
"""


@dataclass(slots=True)
class Made:
    """One bundle: its seconds, and (plans done, MiB of the largest worker at its peak) on the way."""

    seconds: float
    memory: list[tuple[int, float]] = field(default_factory=list)

    def peak(self, done: int) -> float:
        return max(size for count, size in self.memory if count <= done)


def measure(people: Cast) -> list[Table]:
    """Rate and memory, from the same bundles; one and two workers in turns."""
    many_plans(people.street2, WARM_UP)
    many_plans(people.street, PLANS)
    made: dict[int, list[Made]] = {1: [], 2: []}
    machine = []
    for _ in range(ROUNDS):
        for workers, results in made.items():
            results.append(_bundle(people, workers))
        machine.append(2 * _lone(1) / _lone(2))
    one, two = (median(result.seconds for result in made[workers]) for workers in (1, 2))
    rate = Table(
        f"整套下载：一件 {PLANS} 份计划（PDF、Word、Excel）",
        f"后台程序已经开着、排过 {WARM_UP} 份；从申请算到可以下载。做 {ROUNDS} 轮，一个和两个轮流。"
        "末行是这台机器当时的余地：不用数据库、不写文件，两个进程各自排 PDF，合起来是一个的几倍。",
        [
            Row("一个后台程序", f"{one:.1f} 秒（每秒 {PLANS / one:.1f} 份）"),
            Row(
                "两个后台程序",
                f"{two:.1f} 秒（每秒 {PLANS / two:.1f} 份）",
                one / two,
                RATE_BAR,
                at_least=True,
            ),
            Row("机器本身（两个不相干的进程）", "", median(machine)),
        ],
    )
    early, late = (median(result.peak(count) for result in made[1]) for count in (EARLY, PLANS))
    memory = Table(
        "整套下载：后台程序的内存",
        f"一个后台程序的驻留内存最高值（VmHWM）：做到第 {EARLY} 份和做完打包时；容许一成的出入。",
        [
            Row(f"做到第 {EARLY} 份", f"{early:.0f} MiB"),
            Row(f"做完 {PLANS} 份", f"{late:.0f} MiB", late / early, MEMORY_BAR),
        ],
    )
    return [rate, memory]


def _bundle(people: Cast, workers: int) -> Made:
    with _working(workers) as pids:
        _follow(people.reviewer2, pids)
        return _follow(people.reviewer, pids)


def _follow(officer: User, pids: list[int]) -> Made:
    start, memory = time.perf_counter(), []
    assert officer.unit is not None
    job, is_new = ask_for_bundle(officer, Wish(officer.unit, 2027, "all", FORMATS))
    assert is_new
    while job.is_open:
        memory.append((job.done, max(map(_peak_of, pids))))
        time.sleep(0.2)
        job = BundleJob.objects.get(pk=job.pk)
    memory.append((job.total, max(map(_peak_of, pids))))
    if job.state != BundleState.DONE or job.failures:
        raise RuntimeError(f"{job.state} {job.reason} {job.failures[:3]}")
    return Made(time.perf_counter() - start, memory)


@contextmanager
def _working(workers: int) -> Iterator[list[int]]:
    connection.close()
    processes = [subprocess.Popen([sys.executable, *_WORKER], cwd=ROOT) for _ in range(workers)]
    try:
        yield [process.pid for process in processes]
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait()


def _peak_of(pid: int) -> float:
    found = _PEAK.search(Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def _lone(processes: int) -> float:
    """Seconds in which each of so many processes sets the same papers, with nothing between them."""
    command = [sys.executable, "-c", _LONE]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = [
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(processes)
    ]
    return max(float(process.communicate()[0]) for process in running)
