"""Search, filters, folding, order of tables and colours: what the script of a page adds, and that nothing needs it."""

import itertools
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Opened
from tests.browser.pages import OTHERS, REPORTS, written

LANGUAGES = ("zh", "en")
each_language = pytest.mark.parametrize("lang", LANGUAGES)

SHOWN = "[...document.querySelectorAll('#items .finding')].filter(f => f.checkVisibility()).length"
ALL = "document.querySelectorAll('#items .finding').length"
MARKED = "CSS.highlights.has('found') ? CSS.highlights.get('found').size : 0"
CURRENT = "[...CSS.highlights.get('current')][0].toString()"


def seek(page: Page, text: str) -> None:
    """Types and waits until the page has counted."""
    page.fill("#find", text)
    page.wait_for_function("text => sought === folded(text.trim())", arg=text)


@pytest.mark.parametrize(("name", "lang"), [*itertools.product((*REPORTS, "policy", "compare"), LANGUAGES)])
def test_search_marks_counts_steps_and_is_cleared_with_escape(opened: Opened, name: str, lang: str) -> None:
    page = opened(name, lang)
    word = page.locator("main h2").last.inner_text()
    seek(page, word)
    number = page.evaluate("hits.length")
    assert number >= 1
    assert page.evaluate(MARKED) == number
    assert str(number) in page.locator(".hits").inner_text()
    page.keyboard.press("Enter")
    assert page.evaluate(CURRENT).lower() == word.lower()
    assert "1" in page.locator(".hits").inner_text()
    page.locator("[data-do=previous]").click()
    assert page.evaluate("current") == number - 1
    assert page.evaluate("[...CSS.highlights.get('current')][0].startContainer.parentElement.checkVisibility()")
    assert "q=" in page.evaluate("location.hash")
    page.keyboard.press("Escape")
    assert page.input_value("#find") == ""
    assert (page.evaluate(MARKED), page.evaluate("location.hash")) == (0, "")
    assert page.locator(".hits").inner_text() == ""


def test_search_reads_names_whole_and_opens_what_is_folded(opened: Opened) -> None:
    page = opened("loan", "zh")
    # The name is written with places where it may break, and stands in folded evidence.
    seek(page, "ContactReader.read(Context)")
    assert page.evaluate("hits.length") > 1
    page.keyboard.press("Enter")
    assert page.evaluate(CURRENT) == "ContactReader.read(Context)"
    assert page.evaluate("[...CSS.highlights.get('current')][0].getBoundingClientRect().height") > 0
    counted = page.locator(".toc [data-hits]")
    numbers = [int(one.get_attribute("data-hits") or 0) for one in counted.all()]
    assert sum(numbers) == page.evaluate("hits.length")
    seek(page, "ＡＮＤＲＯＩＤ　ＩＤ")
    assert page.evaluate("hits.length") > 1, "full-width letters are the same letters"
    seek(page, "Qx7 stands in no report")
    assert (page.evaluate("hits.length"), page.evaluate(MARKED)) == (0, 0)
    assert page.locator("[data-do=next]").is_disabled()


@pytest.mark.parametrize(("name", "lang"), [*itertools.product(("loan", "flashlight"), LANGUAGES)])
def test_each_filter_leaves_what_its_choice_says(opened: Opened, name: str, lang: str) -> None:
    page = opened(name, lang)
    whole = page.evaluate(ALL)
    page.locator("[data-do=filter]").click()
    for select in page.locator("[data-filter]").all():
        for number in (1, select.locator("option").count() - 1):
            label = select.locator("option").nth(number).inner_text()
            select.select_option(index=number)
            assert page.evaluate(SHOWN) == int(label.rpartition("(")[2].rstrip(")"))
            assert str(whole) in page.locator(".shown output").inner_text()
        select.select_option(index=0)
        assert page.evaluate(SHOWN) == whole


@each_language
def test_an_address_keeps_the_filter_and_a_link_into_it_lifts_it(opened: Opened, lang: str) -> None:
    page = opened("loan", lang)
    whole = page.evaluate(ALL)
    page.locator("[data-do=filter]").click()
    page.locator("[data-filter=verdict]").select_option("confirmed")
    page.locator("[data-filter=data-type]").select_option("contacts")
    left = page.evaluate(SHOWN)
    assert 0 < left < whole
    address = page.evaluate("location.hash")
    assert address == "#?verdict=confirmed&data-type=contacts"
    page.reload()
    assert page.evaluate(SHOWN) == left
    # A link to what is still there keeps the filter, one to what is not clears it and says so.
    kept = page.evaluate("[...document.querySelectorAll('#items .finding:not(.out)')][0].id")
    page.evaluate("id => { location.hash = id }", kept)
    page.wait_for_function("id => location.hash.startsWith('#' + id + '?')", arg=kept)
    assert page.evaluate(SHOWN) == left
    lost = page.evaluate("document.querySelector('#items .finding.out').id")
    page.evaluate("id => { location.hash = id }", lost)
    page.wait_for_function(f"() => {SHOWN} === {whole}")
    assert page.locator(".shown output").inner_text() != ""
    assert page.evaluate("location.hash") == "#" + lost
    page.evaluate("location.hash = '#?verdict=\"><script>&owner=no-such'")
    assert page.evaluate(SHOWN) == whole


@pytest.mark.parametrize("width", [1280, 400])
def test_nothing_that_a_link_leads_to_stands_behind_the_bar(opened: Opened, width: int) -> None:
    page = opened("loan", "zh")
    page.set_viewport_size({"width": width, "height": 900})
    page.locator("[data-do=filter]").click()
    page.locator("[data-filter=verdict]").select_option("suspected")
    page.wait_for_function(
        "() => document.documentElement.style.getPropertyValue('--bar') === tools.offsetHeight + 'px'"
    )
    page.evaluate("location.hash = 'permissions'")
    page.wait_for_function("() => document.getElementById('permissions').getBoundingClientRect().top < innerHeight")
    under = "tools.getBoundingClientRect().bottom <= document.getElementById('permissions').getBoundingClientRect().top"
    assert page.evaluate(under)


def test_paper_has_what_is_filtered_out_in_light_colours(opened: Opened) -> None:
    page = opened("flashlight", "en", "dark")
    texts = []
    for address in ("", "#?verdict=confirmed&q=a"):
        page.evaluate("hash => { location.hash = hash }", address)
        sheets = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
        texts.append("".join("".join(sheet.get_textpage().get_text_range().split()) for sheet in sheets))
        if address:
            image = sheets[0].render(scale=0.5).to_numpy()
            assert image[5, 5].min() > 250, "paper is white"
            assert (image > 200).mean() > 0.8
        sheets.close()
    assert page.evaluate(SHOWN) < page.evaluate(ALL)
    assert len(texts[0]) > 10_000
    assert texts[0] == texts[1]


@each_language
def test_all_is_unfolded_and_folded_and_colours_are_chosen(opened: Opened, lang: str) -> None:
    page = opened("flashlight", lang)
    closed = "document.querySelectorAll('main details:not([open])').length"
    page.locator("[data-do=unfold]").click()
    assert page.evaluate(closed) == 0
    page.locator("[data-do=fold]").click()
    assert page.evaluate("document.querySelectorAll('main details[open]').length") == 0
    ground = "getComputedStyle(document.body).backgroundColor"
    button, light = page.locator("[data-do=theme]"), page.evaluate(ground)
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    dark = page.evaluate(ground)
    page.reload()
    assert (page.evaluate(ground), light != dark) == (dark, True)
    page.locator("[data-do=theme]").click()
    assert page.evaluate(ground) == light


@each_language
def test_a_table_is_put_in_order_with_the_rows_below_each_and_back(opened: Opened, lang: str) -> None:
    page = opened("loan", lang)
    rows = "[...document.querySelectorAll('.permissions tbody tr')].map(r => r.id || 'under')"
    names = (
        "[...document.querySelectorAll('.permissions tbody tr.numbers > :first-child')].map(c => c.textContent.trim())"
    )
    before = page.evaluate(rows)
    button = page.locator(".permissions thead button").first
    orders = []
    for state in ("ascending", "descending"):
        button.press("Enter")
        assert page.locator(".permissions thead th").first.get_attribute("aria-sort") == state
        assert page.evaluate(rows)[1::2] == ["under"] * (len(before) // 2)
        orders.append(page.evaluate(names))
    assert orders[0] == orders[1][::-1]
    assert orders[0] != orders[1]
    button.press("Enter")
    assert page.evaluate(rows) == before


@each_language
def test_the_skip_link_comes_first_and_focus_is_seen(opened: Opened, lang: str) -> None:
    page = opened("loan", lang)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "find"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("name", ["loan", *[name for name in OTHERS if name != "batch"]])
def test_without_a_script_all_is_there_and_no_dead_control(browser: Browser, folder: Path, name: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(written(folder, name, "en").as_uri())
    try:
        assert not page.locator(".tools").is_visible()
        assert page.locator("main button:visible, main input:visible, main select:visible").count() == 0
        sections = page.locator("main > section")
        assert sections.count() > 4
        assert all(section.is_visible() for section in sections.all())
        if name == "loan":
            assert all(finding.is_visible() for finding in page.locator("#items .finding").all())
    finally:
        context.close()


def test_clauses_keep_the_order_of_their_instrument_and_results_that_of_their_gravity(opened: Opened) -> None:
    page = opened("loan", "zh")
    table = page.locator("table.itemised").first
    rows = "table => [...table.tBodies[0].rows].map(row => row.id)"
    before = table.evaluate(rows)
    clause, result = (table.locator("thead button").nth(column) for column in (0, 2))
    clause.click()
    assert table.evaluate(rows) == before
    clause.click()
    assert table.evaluate(rows) == before[::-1]
    result.click()
    order = ("confirmed", "suspected", "undecidable", "not-seen", "no-issue")
    results = [order.index(name) for name in table.evaluate("t => [...t.tBodies[0].rows].map(r => r.className)")]
    assert results == sorted(results)
    assert len(set(results)) > 2
