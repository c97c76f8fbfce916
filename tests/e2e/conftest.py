"""Pages in a real browser: signed in, watched for console errors and requests that leave the machine."""

import os
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from shuangyong.units.models import User
from tests.cast import Cast, make_cast

# Playwright's sync API runs an event loop in this thread; Django would refuse its own queries beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
# What a test does on purpose (no line, no session, a conflict) the browser reports as a failed load.
EXPECTED = ("Failed to load resource", "net::ERR_INTERNET_DISCONNECTED")
TIMEOUT = 8000  # milliseconds

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=list(QUIET)
        )
        yield chromium
        chromium.close()


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, in a database that the server's thread can see."""
    return make_cast()


@pytest.fixture
def sign_in(live_server: Any) -> Callable[[BrowserContext, User], None]:
    """Give a browser the session of a user, without the sign-in page."""

    def give(context: BrowserContext, user: User) -> None:
        client = Client()
        client.force_login(user, backend="shuangyong.units.backends.UnitBackend")
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])

    return give


@pytest.fixture
def browser_page(browser: Browser, live_server: Any, sign_in: Any) -> Iterator[OpenPage]:
    """browser_page(user, size=(1366, 768)): a page of its own browser, signed in as the user (None: nobody).

    When the test ends it fails on any console error, any error of a script, any request off this machine.
    """
    troubles: list[str] = []
    contexts: list[BrowserContext] = []
    own = urlsplit(live_server.url).netloc

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
        page.on("console", lambda message: _note(troubles, message))
        page.on("request", lambda request: _leaves(troubles, request.url, own))

    def open_page(user: User | None = None, size: tuple[int, int] = (1366, 768)) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="zh-CN", base_url=live_server.url
        )
        contexts.append(context)
        context.on("page", watch)
        if user is not None:
            sign_in(context, user)
        page = context.new_page()
        page.set_default_timeout(TIMEOUT)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def _note(troubles: list[str], message: Any) -> None:
    if message.type in ("error", "warning") and not any(words in message.text for words in EXPECTED):
        troubles.append(f"console: {message.text}")


def _leaves(troubles: list[str], url: str, own: str) -> None:
    parts = urlsplit(url)
    if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != own:
        troubles.append(f"left the machine: {url}")
