"""No page has what axe-core calls a serious or critical obstacle, with everything unfolded."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Opened

CASES = (
    ("loan", "zh", "dark"),
    ("loan", "en", "light"),
    ("flashlight", "en", "dark"),
    ("notes", "zh", "light"),
    ("compare", "zh", "light"),
    ("compare", "en", "dark"),
    ("policy", "zh", "dark"),
    ("policy", "en", "light"),
    ("batch", "zh", "dark"),
    ("batch", "en", "light"),
)
"""Each page in both languages or both colours; axe takes its time over the long ones."""


@pytest.mark.parametrize(("name", "lang", "scheme"), CASES)
def test_nothing_serious_stands_in_the_way(opened: Opened, name: str, lang: str, scheme: str) -> None:
    page = opened(name, lang, scheme)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    if name != "batch":
        page.fill("#find", "a")
        page.wait_for_function("() => hits.length > 0")
    if page.locator("[data-do=filter]").count():
        page.locator("[data-do=filter]").click()
        page.locator("[data-filter]").first.select_option(index=1)
        page.evaluate("document.querySelectorAll('.out').forEach(each => each.classList.remove('out'))")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response
    assert found["testEngine"]["name"] == "axe-core"
    obstacles = [
        f"{rule['impact']} {rule['id']}: {node['target']} {node.get('failureSummary', '')}"
        for rule in found["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"][:3]
    ]
    assert not obstacles, "\n".join(obstacles)
