"""A thousand interleaved saves by two people on one plan: two server processes, one SQLite file."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAVES_EACH = 500
PREPARE = """
import django; django.setup()
from plans.choices import Origin
from plans.services.creating import create_plan
from tests.cast import make_cast
from tests.conftest import sample_content
cast = make_cast()
plan = create_plan(unit=cast.community, content=sample_content(), actor=cast.clerk, origin=Origin.BLANK)
print(plan.pk, *[row.key.hex for row in plan.paragraphs.all()])
"""
READ = """
import sys, json, django; django.setup()
from plans.models import Paragraph
print(json.dumps({row.key.hex: row.text for row in Paragraph.objects.filter(plan_id=int(sys.argv[1]))}))
"""


class Writer:
    """One person at a browser: signs in, then saves rows and keeps account of every answer."""

    def __init__(self, base: str, username: str, plan: int) -> None:
        self.base, self.plan, self.username = base, plan, username
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.answers: Counter[int] = Counter()
        self.accepted: list[
            tuple[str, int, int, str]
        ] = []  # row, version I had seen, version I made, my words
        self.versions: dict[str, int] = {}
        self.sign_in()

    def sign_in(self) -> None:
        page = self.opener.open(f"{self.base}/login/").read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token is not None
        form = {
            "username": self.username,
            "password": "walnut-tree-42",
            "csrfmiddlewaretoken": token.group(1),
        }
        self.opener.open(f"{self.base}/login/", urllib.parse.urlencode(form).encode())

    def save(self, key: str, text: str) -> tuple[int, dict[str, Any]]:
        token = next(cookie.value for cookie in self.jar if cookie.name == "csrftoken")
        body = {
            "op": "save",
            "kind": "paragraph",
            "key": key,
            "version": self.versions[key],
            "fields": {"line": text},
        }
        request = urllib.request.Request(
            f"{self.base}/plans/{self.plan}/save/",
            json.dumps(body).encode(),
            {"Content-Type": "application/json", "X-CSRFToken": str(token)},
        )
        try:
            with self.opener.open(request, timeout=60) as response:
                return response.status, json.loads(response.read())
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read())

    def run(self, keys: list[str]) -> None:
        for number in range(SAVES_EACH):
            key, text = keys[number % len(keys)], f"{self.username}的第{number}次"
            status, answer = self.save(key, text)
            self.answers[status] += 1
            if status == 200:
                self.accepted.append((key, self.versions[key], answer["row"]["version"], text))
                self.versions[key] = answer["row"]["version"]
            elif status == 409:  # shown what stands there now; my next save is on top of that
                self.versions[key] = answer["conflict"]["current"]["version"]


def run_python(code: str, environment: dict[str, str], *arguments: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return result.stdout


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """gunicorn with two worker processes on a database of its own."""
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DEPLOYMENT")},
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "shuangyong.settings",
        "PYTHONPATH": str(ROOT),
    }
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=environment, check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "shuangyong.wsgi", "-w", "2", "-b", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        [*command, "--threads", "2", "--no-control-socket", "--log-level", "error"], cwd=ROOT, env=environment
    ) as process:
        try:
            for _ in range(200):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}", environment
        finally:
            process.terminate()


@pytest.mark.slow
def test_a_thousand_interleaved_saves_lose_nothing_unseen(server: tuple[str, dict[str, str]]) -> None:
    base, environment = server
    plan, *keys = run_python(PREPARE, environment).split()
    keys = keys[:3]
    writers = [Writer(base, name, int(plan)) for name in ("clerk", "colleague")]
    for writer in writers:
        writer.versions = dict.fromkeys(keys, 1)
    threads = [threading.Thread(target=writer.run, args=(keys,)) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    stored = json.loads(run_python(READ, environment, plan))
    for writer in writers:
        assert set(writer.answers) <= {200, 409}, writer.answers
        assert sum(writer.answers.values()) == SAVES_EACH
    assert sum(writer.answers[409] for writer in writers) > 0
    for key in keys:
        chain = sorted(link[1:] for writer in writers for link in writer.accepted if link[0] == key)
        seen, made = [link[0] for link in chain], [link[1] for link in chain]
        # Every accepted save stands on the one before it: nobody wrote over words they had not seen.
        assert seen == [1, *made[:-1]]
        assert stored[key] == chain[-1][2]
