"""A real Chromium: the system's, or one that Playwright has already; nothing is ever downloaded.

Without one these tests are skipped; with APKSCAN_BROWSER=require they fail instead.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, Route, sync_playwright

from tests.browser.pages import written

Opened = Callable[..., Page]


def program(playwright: Playwright) -> str | None:
    """Where a Chromium is, if there is one."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if found := shutil.which(name):
            return found
    own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


# Not for the whole session: Playwright keeps an event loop running, which later tests shall not meet.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = program(playwright)
        if path is None:
            why = "no Chromium: neither the system nor Playwright has one"
            if os.environ.get("APKSCAN_BROWSER") == "require":
                pytest.fail(f"{why}, and APKSCAN_BROWSER=require")
            pytest.skip(why)
        # Chromium refuses its sandbox to root; the pages are our own.
        root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        running = playwright.chromium.launch(executable_path=path, args=[*root, "--disable-dev-shm-usage"])
        yield running
        running.close()


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@contextmanager
def watched(browser: Browser, scheme: str = "light") -> Iterator[tuple[Page, list[str]]]:
    """A page and what went wrong on it: errors, and requests for anything but a file, which are not let out."""
    wrong: list[str] = []

    def let(route: Route) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            wrong.append(f"asked for {route.request.url}")
            route.abort()

    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", viewport={"width": 1280, "height": 900}
    )
    context.route("**/*", let)
    page = context.new_page()
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("websocket", lambda socket: wrong.append(f"asked for {socket.url}"))
    try:
        yield page, wrong
    finally:
        context.close()


@pytest.fixture
def opened(browser: Browser, folder: Path) -> Iterator[Opened]:
    """Opens a page by its name, language and colours; what goes wrong until the test ends fails the test."""
    with watched(browser) as (light, wrong), watched(browser, "dark") as (dark, dark_wrong):

        def open_page(name: str, lang: str, scheme: str = "light") -> Page:
            page = dark if scheme == "dark" else light
            page.goto(written(folder, name, lang).as_uri())
            return page

        yield open_page
        assert [*wrong, *dark_wrong] == []
