"""Pages of which every text is hostile, in a browser: nothing runs, search and filters still do what they say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from analyzer.compare import html as comparison
from analyzer.report import html
from tests.browser.conftest import watched
from tests.browser.test_tools import ALL, SHOWN, seek
from tests.compare.test_hostile import hostile
from tests.report import sample
from tests.report.poison import poisoned_report
from tests.samples.test_scan import catalogue

FOREIGN = (
    "document.querySelectorAll('img, iframe, object, embed, main script, main style, [onmouseover], [onerror]').length"
)
"""How many elements of a page are none of ours."""

NAMES = ("all", "known", "compare")


@pytest.fixture(params=NAMES)
def page(request: pytest.FixtureRequest, browser: Browser, folder: Path) -> Iterator[Page]:
    made = {
        "all": lambda: html.render(poisoned_report(catalogue(), 0)),
        "known": lambda: html.render(poisoned_report(catalogue(), 1)),
        "compare": lambda: comparison.render(hostile("en")),
    }
    path = folder / f"hostile-{request.param}.html"
    if not path.exists():
        path.write_text(made[request.param](), encoding="utf-8")
    with watched(browser) as (opened, wrong):
        opened.on("dialog", lambda dialog: wrong.append(dialog.message))
        opened.goto(path.as_uri())
        yield opened
        assert wrong == []
        assert opened.evaluate(FOREIGN) == 0


def test_search_for_markup_finds_text(page: Page) -> None:
    for text in (sample.HOSTILE_TEXTS[0], sample.HOSTILE_TEXTS[1], "{{ 7 * 7 }}", "javascript:alert(4)"):
        seek(page, text)
        assert page.evaluate("hits.length") > 0, text
        page.keyboard.press("Enter")
    seek(page, "⟦U+202E⟧")
    assert page.evaluate("hits.length") > 0
    page.keyboard.press("Escape")


def test_each_filter_leaves_what_its_choice_says(page: Page) -> None:
    if page.locator("[data-do=filter]").count() == 0:
        return
    whole = page.evaluate(ALL)
    page.locator("[data-do=filter]").click()
    for select in page.locator("[data-filter]").all():
        for number in range(1, min(select.locator("option").count(), 8)):
            label = select.locator("option").nth(number).inner_text()
            select.select_option(index=number)
            assert page.evaluate(SHOWN) == int(label.rpartition("(")[2].rstrip(")")), label
        select.select_option(index=0)
        assert page.evaluate(SHOWN) == whole


def test_an_address_with_markup_shows_the_page(page: Page) -> None:
    texts = (*sample.HOSTILE_TEXTS[:6], "x'](:not(*", "__proto__", "constructor", "%", "%ff", "n" * 100_000)
    for text in texts:
        page.evaluate("text => { location.hash = text }", text)
        page.evaluate("text => { location.hash = '?owner=' + text + '&__proto__=x&q=' + text.slice(0, 300) }", text)
        assert page.locator("h1").is_visible()
    page.evaluate("location.hash = ''")
    assert page.evaluate(SHOWN) == page.evaluate(ALL)


def test_tables_sort_whatever_stands_in_them(page: Page) -> None:
    rows = "[...document.querySelectorAll('main tbody tr')].map(r => r.textContent).sort().join('|').length"
    before = page.evaluate(rows)
    for button in page.locator("main thead button").all()[:12]:
        button.evaluate("button => button.click()")
    assert page.evaluate(rows) == before
