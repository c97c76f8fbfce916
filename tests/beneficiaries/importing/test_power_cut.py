"""kill -9 in the middle of a confirm: nothing half in, and the batch can be confirmed again."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PREPARE = """
import django; django.setup()
from django.conf import settings
from beneficiaries.importing import checking
from beneficiaries.importing.receiving import receive
from beneficiaries.management.commands.load_categories import load_categories
from tests.beneficiaries.importing.workbooks import tidy
from tests.cast import make_cast
checking.AT_ONCE = 10**9
load_categories()
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; nobody signs in
cast = make_cast()
receive(actor=cast.clerk, unit=cast.community, filename="x.xlsx", data=tidy(3000))
"""
CONFIRM = """
import sys, time, django; django.setup()
from beneficiaries.importing import applying, checking, writing
from beneficiaries.models import ImportBatch
from shuangyong.units.models import User
checking.AT_ONCE = 10**9
write = writing.Writer.write
def slowly(self, planned):
    write(self, planned)
    if sys.argv[1] == "slowly":
        print("half", flush=True)
        time.sleep(60)
writing.Writer.write = slowly
batch = ImportBatch.objects.select_related("unit").get()
applying.confirm(actor=User.objects.get(username="clerk"), batch=batch)
"""


@pytest.mark.slow
def test_a_power_cut_leaves_nothing_half_in(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "VAR_DIR": str(tmp_path),
        "KEY_FILE": str(tmp_path / "keys.json"),
        "DATABASE_URL": f"sqlite:///{tmp_path}/cut.sqlite3",
        "DJANGO_SETTINGS_MODULE": "shuangyong.settings",
        "PYTHONPATH": str(ROOT),
    }
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=environment, check=True)
    subprocess.run([sys.executable, "-c", PREPARE], cwd=ROOT, env=environment, check=True)
    command = [sys.executable, "-c", CONFIRM]
    with subprocess.Popen([*command, "slowly"], cwd=ROOT, env=environment, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"half\n"
        running.send_signal(signal.SIGKILL)
    assert counts(tmp_path) == {"person": 0, "household": 0, "identity": 0, "personevent": 0}
    with sqlite3.connect(tmp_path / "cut.sqlite3") as database:
        # Ten minutes go by.
        database.execute("UPDATE beneficiaries_importbatch SET progress_at = '2026-01-01 00:00:00'")
    subprocess.run([*command, "now"], cwd=ROOT, env=environment, check=True)
    assert set(counts(tmp_path).values()) == {3000}


def counts(folder: Path) -> dict[str, int]:
    tables = ("person", "household", "identity", "personevent")
    with sqlite3.connect(folder / "cut.sqlite3") as database:
        found = {}
        for table in tables:
            (found[table],) = database.execute(f"SELECT COUNT(*) FROM beneficiaries_{table}").fetchone()  # noqa: S608
        return found
