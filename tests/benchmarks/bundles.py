"""整套下载 by one worker and by two: the rate, and the memory of a worker as the plans go by.

    python tests/benchmarks/bundles.py [PLANS]      # 200 plans unless told, in the bundles of two streets

Prints a table. Each run has a database of its own, in a folder that is removed afterwards.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PREPARE = """
import sys, django; django.setup()
from plans.choices import Origin
from plans.services.creating import create_plan
from shuangyong.desk.bundles.asking import Wish, ask_for_bundle
from shuangyong.units.models import Unit, User
from tests.cast import make_cast
from tests.conftest import sample_content
cast = make_cast()
for street, officer in ((cast.street, cast.reviewer), (cast.street2, cast.reviewer2)):
    for number in range(int(sys.argv[1]) // 2):
        unit = Unit.objects.add_under(street, name=f"第{number}社区", kind="community")
        name = f"writer{street.pk}-{number}"
        writer = User.objects.create(username=name, name="周文书", role="clerk", unit=unit)
        content = sample_content(title=f"第{number}社区2027年双拥工作计划")
        create_plan(unit=unit, content=content, actor=writer, origin=Origin.BLANK)
    ask_for_bundle(officer, Wish(street, 2027, "all", ("pdf", "xlsx")))
"""
CHECK = """
import django; django.setup()
from shuangyong.desk.models import BundleJob
assert all(job.state == "done" and not job.failures for job in BundleJob.objects.all())
"""


def resident(pid: int) -> float:
    """Resident memory in MiB; 0 once the process is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def run(plans: int, workers: int) -> tuple[float, list[tuple[float, float]]]:
    """Seconds from the start of the workers to the end of the last one; (second, MiB of the largest)."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "VAR_DIR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "DJANGO_SETTINGS_MODULE": "shuangyong.settings",
            "PYTHONPATH": str(ROOT),
        }

        def python(*arguments: str) -> None:
            subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True)

        python("manage.py", "migrate", "-v", "0")
        python("-c", PREPARE, str(plans))
        worker = [sys.executable, "manage.py", "db_worker", "--batch", "--no-startup-delay", "-v", "0"]
        start = time.monotonic()
        running = [subprocess.Popen(worker, cwd=ROOT, env=environment) for _ in range(workers)]
        memory = []
        while any(process.poll() is None for process in running):
            memory.append((time.monotonic() - start, max(resident(process.pid) for process in running)))
            time.sleep(0.2)
        seconds = time.monotonic() - start
        python("-c", CHECK)
    return seconds, memory


def main() -> None:
    plans = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rates = {}
    print(f"{plans} plans, PDF and Excel, start of the workers included")  # noqa: T201
    print("workers  seconds  plans/s  MiB at 1/4  MiB at most")  # noqa: T201
    for workers in (1, 2):
        seconds, memory = run(plans, workers)
        rates[workers] = plans / seconds
        quarter = max(size for when, size in memory if when <= seconds / 4)
        most = max(size for _, size in memory)
        print(f"{workers:7}  {seconds:7.1f}  {rates[workers]:7.2f}  {quarter:10.0f}  {most:11.0f}")  # noqa: T201
    print(f"two workers / one: {rates[2] / rates[1]:.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
