"""Production refuses to start without its secrets, and is clean with them."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from shuangyong.settings import BASE_DIR

FULL = {
    "DEPLOYMENT": "production",
    "SECRET_KEY": secrets.token_urlsafe(60),
    "ALLOWED_HOSTS": "plans.example",
    "DATABASE_URL": "sqlite:///:memory:",
    "KEY_FILE": "/run/keys/privacy.json",
}


# The browser tests of the same run allow what a server must not.
LEFT_OUT = {*FULL, "DEBUG", "DJANGO_ALLOW_ASYNC_UNSAFE"}


def check(tmp_path: Path, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    environment = {**kept, "VAR_DIR": str(tmp_path), "PYTHONIOENCODING": "utf-8", **variables}
    command = [sys.executable, "manage.py", "check", *options]
    return subprocess.run(
        command, cwd=BASE_DIR, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "KEY_FILE"])
def test_a_missing_secret_stops_it_with_a_sentence(tmp_path: Path, missing: str) -> None:
    result = check(tmp_path, **{name: value for name, value in FULL.items() if name != missing})
    assert result.returncode != 0
    assert f"正式环境必须设置环境变量 {missing}" in result.stderr
    assert not (tmp_path / "secret_key").exists()


def test_debug_is_refused(tmp_path: Path) -> None:
    result = check(tmp_path, **FULL, DEBUG="1")
    assert result.returncode != 0
    assert "正式环境不能打开 DEBUG" in result.stderr


def test_the_deployment_check_is_clean(tmp_path: Path) -> None:
    result = check(tmp_path, "--deploy", "--fail-level", "WARNING", **FULL)
    assert result.returncode == 0, result.stderr
    # Which fonts stand in for licensed ones is said, not warned of.
    said = result.stdout + result.stderr
    assert "WARNINGS" not in said
    assert "ERRORS" not in said
