"""A database and a data folder for one run of the benchmarks, removed afterwards."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def scratch_database() -> Iterator[Path]:
    """Django, set up on a fresh SQLite database in a folder of its own; processes started inside share it."""
    with tempfile.TemporaryDirectory(prefix="shuangyong-bench-") as folder:
        for name in ("DEPLOYMENT", "DATABASE_URL", "DEBUG"):
            os.environ.pop(name, None)
        os.environ |= {"VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "shuangyong.settings", "PYTHONUTF8": "1"}
        # Playwright runs a loop of its own in this thread; nothing here is really asynchronous.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, check=True)
        import django

        django.setup()
        from django.db import connection

        try:
            yield Path(folder)
        finally:
            connection.close()
