"""Takes the pictures of the README from the demo: .venv/bin/python tests/screens/take.py (needs chromium)."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "tests" / "screens"
PASSWORD = "pictures-of-the-demo-1"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def manage(environment: dict[str, str], *words: str) -> None:
    subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=environment, check=True)


def signed_in(browser: Browser, base: str, username: str) -> Page:
    page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    page.goto(f"{base}/login/")
    page.get_by_label("账号").fill(username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.locator(".site-user").wait_for()
    return page


def editor(browser: Browser, base: str) -> None:
    page = signed_in(browser, base, "clerk")
    page.goto(f"{base}/plans/?year=2027")
    page.locator("main table a").first.click()
    page.get_by_role("link", name="编辑", exact=True).click()
    page.locator("html[data-editor=ready]").wait_for(state="attached")
    page.evaluate("document.querySelector('#section-task').scrollIntoView(); scrollBy(0, -240)")
    page.wait_for_timeout(1500)
    page.screenshot(path=TARGET / "editor.png")


def review(browser: Browser, base: str) -> None:
    page = signed_in(browser, base, "reviewer")
    page.goto(f"{base}/review/")
    page.get_by_role("link", name="审核", exact=True).nth(1).click()
    page.wait_for_timeout(500)
    page.screenshot(path=TARGET / "review.png")


def paper(browser: Browser, base: str) -> None:
    page = signed_in(browser, base, "clerk5")
    page.goto(f"{base}/plans/?year=2027")
    page.locator("main table a").first.click()
    target = page.locator("a[href*='/export/pdf/']").first.get_attribute("href")
    picture = page.request.get(f"{base}{str(target).split('export')[0]}preview/1.png")
    (TARGET / "paper.png").write_bytes(picture.body())


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = {**os.environ, "VAR_DIR": folder, "DEMO_PASSWORD": PASSWORD}
        manage(environment, "migrate", "-v", "0")
        manage(environment, "demo")
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "shuangyong.wsgi",
            "-b",
            f"127.0.0.1:{port}",
            "--threads",
            "4",
        ]
        command.append("--no-control-socket")
        with subprocess.Popen(command, cwd=ROOT, env=environment) as server, sync_playwright() as playwright:
            time.sleep(4)
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            for picture in (editor, review, paper):
                picture(browser, f"http://127.0.0.1:{port}")
            browser.close()
            server.terminate()


if __name__ == "__main__":
    main()
