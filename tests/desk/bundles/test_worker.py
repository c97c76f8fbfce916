"""The real worker on the real queue: two processes, one SQLite file, each plan made once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from shuangyong.settings import BASE_DIR

PREPARE = """
import django; django.setup()
from django.conf import settings
from plans.choices import Origin
from plans.services.creating import create_plan
from shuangyong.desk.bundles.asking import Wish, ask_for_bundle
from tests.cast import make_cast
from tests.conftest import sample_content
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; nobody signs in
cast = make_cast()
for number in range(9):
    create_plan(unit=cast.community, content=sample_content(), actor=cast.clerk, origin=Origin.BLANK)
for user in (cast.reviewer, cast.coreviewer, cast.district):
    ask_for_bundle(user, Wish(user.unit, 2027, "all", ("txt", "xlsx")))
"""
READ = """
import django; django.setup()
from django_tasks_db.models import DBTaskResult
from shuangyong.desk.bundles.storage import folder
from shuangyong.desk.models import BundleJob
print(*[f"{job.state}:{job.done}/{job.total}:{len(job.failures)}" for job in BundleJob.objects.all()])
done = [task for task in DBTaskResult.objects.all() if task.status == "SUCCESSFUL"]
print(len(DBTaskResult.objects.ready()), max(len(task.worker_ids) for task in done))
print(len(list(folder().iterdir())))
"""


@pytest.mark.slow
def test_two_workers_share_one_queue(tmp_path: Path) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DEPLOYMENT")},
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "shuangyong.settings",
        "PYTHONPATH": str(BASE_DIR),
        "PYTHONIOENCODING": "utf-8",
    }

    def run(*arguments: str) -> str:
        command = [sys.executable, *arguments]
        result = subprocess.run(
            command, cwd=BASE_DIR, env=environment, check=True, capture_output=True, text=True
        )
        return result.stdout

    run("manage.py", "migrate", "-v", "0")
    run("-c", PREPARE)
    worker = [sys.executable, "manage.py", "db_worker", "--batch", "--no-startup-delay", "--interval", "0.1"]
    workers = [subprocess.Popen(worker, cwd=BASE_DIR, env=environment) for _ in range(2)]
    assert [process.wait(timeout=120) for process in workers] == [0, 0]
    jobs, tasks, files = run("-c", READ).splitlines()
    assert jobs.split() == ["done:9/9:0"] * 3
    assert tasks == "0 1"
    assert files == "3"
