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
    page.evaluate("document.querySelector('#section-task').scrollIntoView({behavior: 'instant'})")
    page.evaluate("scrollBy({top: -240, behavior: 'instant'})")
    page.wait_for_timeout(1500)
    page.screenshot(path=TARGET / "editor.png")


def review(browser: Browser, base: str) -> None:
    page = signed_in(browser, base, "reviewer")
    page.goto(f"{base}/review/")
    page.locator("main").get_by_role("link", name="银杏里社区").first.click()
    page.get_by_text("相比：").wait_for()
    page.wait_for_timeout(500)
    page.screenshot(path=TARGET / "review.png")


def paper(browser: Browser, base: str) -> None:
    first_page(signed_in(browser, base, "clerk5"), base, "梧桐社区", "paper.png")


def red(browser: Browser, base: str) -> None:
    first_page(signed_in(browser, base, "reviewer2"), base, "东岗街道", "red.png")


def visit(browser: Browser, base: str) -> None:
    """Who is still to be visited in a round, as it stands on a phone."""
    page = signed_in(browser, base, "clerk")
    page.set_viewport_size({"width": 360, "height": 940})
    page.goto(f"{base}/activities/visits/")
    page.get_by_role("link", name="重阳节探望").click()
    page.locator("a.visit-go:visible").first.click()
    page.get_by_role("button", name="记下，下一户").wait_for()
    page.screenshot(path=TARGET / "visit.png")


def statistics(browser: Browser, base: str) -> None:
    page = signed_in(browser, base, "clerk")
    page.goto(f"{base}/activities/progress/")
    page.locator("main svg").first.wait_for()
    page.screenshot(path=TARGET / "statistics.png")


def first_page(page: Page, base: str, unit: str, name: str) -> None:
    """The first page of the unit's issued plan, as it is printed."""
    page.goto(f"{base}/plans/?year=2027")
    page.get_by_role("link", name=f"{unit}2027年").first.click()
    page.locator(".state-issued").first.wait_for()
    target = page.get_by_role("link", name="预览、打印", exact=True).get_attribute("href")
    picture = page.request.get(f"{base}{target}1.png")
    assert picture.ok, picture.status
    (TARGET / name).write_bytes(picture.body())


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
            for picture in (editor, review, paper, red, visit, statistics):
                picture(browser, f"http://127.0.0.1:{port}")
            browser.close()
            server.terminate()


if __name__ == "__main__":
    main()
