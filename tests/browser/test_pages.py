"""What a reader does with the pages, done in a browser."""

import itertools
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Opened, watched
from tests.browser.pages import OTHERS, REPORTS

LANGUAGES = ("zh", "en")
each_page = pytest.mark.parametrize(("name", "lang"), [*itertools.product((*REPORTS, *OTHERS), LANGUAGES)])
each_report = pytest.mark.parametrize(("name", "lang"), [*itertools.product(REPORTS, LANGUAGES)])

OPEN = "document.querySelectorAll('details[open]').length"
IN_SIGHT = """node => { const box = node.getBoundingClientRect();
return box.height > 0 && box.top < innerHeight && box.bottom > 0 }"""


def test_what_these_tests_watch_for_is_seen(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    path.write_text("<img src='http://a.invalid/x.png'><script>throw new Error('mine')</script>", encoding="utf-8")
    with watched(browser) as (page, wrong):
        page.goto(path.as_uri())
    assert "asked for http://a.invalid/x.png" in wrong
    assert any("mine" in line for line in wrong)


@each_page
def test_a_page_opens_in_light_and_in_dark_and_asks_for_nothing(opened: Opened, name: str, lang: str) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page = opened(name, lang, scheme)
        assert page.locator("html").get_attribute("lang") == ("zh-CN" if lang == "zh" else "en")
        assert page.locator("h1").is_visible()
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"))
    light, dark = (sum(ground[:3]) for ground in grounds)
    assert light > 600
    assert dark < 160
    # Nothing sticks out at the side, on a screen or on a telephone.
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@each_report
def test_proof_opens_and_closes_with_the_mouse_and_with_the_keyboard(opened: Opened, name: str, lang: str) -> None:
    page = opened(name, lang)
    details = page.locator("#items details:not([open])").first
    index = page.evaluate("node => [...document.querySelectorAll('details')].indexOf(node)", details.element_handle())
    summary = page.locator("details").nth(index).locator("summary").first
    inside = page.locator("details").nth(index).locator(":scope > :not(summary)").first
    assert not inside.is_visible()
    summary.click()
    assert inside.is_visible()
    summary.press("Enter")
    assert not inside.is_visible()


@each_page
def test_every_link_within_a_page_leads_somewhere(opened: Opened, name: str, lang: str) -> None:
    page = opened(name, lang)
    lost = """[...document.querySelectorAll('a[href^="#"]')]
        .map(a => decodeURIComponent(a.getAttribute('href').slice(1)))
        .filter(id => !document.getElementById(id))"""
    assert page.evaluate(lost) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_from_a_finding_to_the_words_of_the_policy_and_back(opened: Opened, lang: str) -> None:
    page = opened("loan", lang)
    followed(page, "#items .finding a[href^='#sentence-']")
    followed(page, "#policy_words a[href^='#finding-']")
    page.go_back()
    page.go_back()
    assert page.evaluate("location.hash") == ""


def followed(page: Page, link: str) -> None:
    """The first such link, unfolded and clicked, puts what it names before the reader's eyes."""
    page.evaluate(
        "link => { for (let d = document.querySelector(link).closest('details'); d;"
        " d = d.parentElement.closest('details')) d.open = true }",
        link,
    )
    target = page.locator(link).first.get_attribute("href")
    assert target is not None
    page.locator(link).first.click()
    assert page.evaluate("location.hash") == target
    handle = page.wait_for_selector(target, state="visible")
    assert handle is not None
    page.wait_for_function(IN_SIGHT, arg=handle)


@each_report
def test_words_of_a_report_are_found_by_searching_the_page(opened: Opened, name: str, lang: str) -> None:
    page = opened(name, lang)
    words = page.locator("#limits li").last.inner_text()[:12]
    assert page.evaluate("words => window.find(words)", words)
    assert not page.evaluate("window.find('Qx7 stands in no report')")


@each_page
def test_paper_holds_the_whole_page_and_leaves_the_screen_as_it_was(opened: Opened, name: str, lang: str) -> None:
    page = opened(name, lang)
    before = page.evaluate(OPEN)
    with_pages = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in with_pages)
    with_pages.close()
    assert page.evaluate(OPEN) == before
    last = page.locator("footer p, main p, tbody td").last.inner_text()[:6]
    assert "".join(last.split()) in "".join(text.split())
    if name in ("loan", "flashlight"):
        # What is folded on the screen is printed; findings about the notes have no lines of code.
        snippet = page.locator("#items pre .text").first.text_content() or ""
        assert "".join(snippet.split())[:20] in "".join(text.split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_packages_of_a_batch_are_sorted_by_a_click(opened: Opened, lang: str) -> None:
    page = opened("batch", lang)
    table = page.locator("table.sortable").first
    button = table.locator("thead button").first
    names = []
    for order in ("descending", "ascending"):
        button.click()
        assert table.locator("thead th").first.get_attribute("aria-sort") == order
        names.append(table.locator("tbody tr td:first-child, tbody tr th:first-child").all_inner_texts())
    assert names[0] == names[1][::-1] == sorted(names[0], reverse=True)
    assert len(names[0]) == 3
