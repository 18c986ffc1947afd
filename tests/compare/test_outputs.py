"""The files of a comparison: schema, offline page, hostile texts, exit codes."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from msgspec import structs

from analyzer.apk.model import Label
from analyzer.cli import main
from analyzer.compare import html, text
from analyzer.compare import json as as_json
from analyzer.compare.model import STATES
from analyzer.compare.schema import NAME, schema
from analyzer.facts import Facts, to_json
from analyzer.places import reports_dir
from tests.compare.variants import against, catalogue, loan, with_gap, without
from tests.mapping.obfuscating import release
from tests.report.sample import HOSTILE_TEXTS


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def written(folder: Path, name: str, facts: Facts) -> str:
    path = folder / name / "facts.json"
    path.parent.mkdir()
    path.write_bytes(to_json(facts))
    return str(path.parent)


def test_the_published_schema_is_that_of_the_type() -> None:
    assert (reports_dir() / NAME).read_bytes() == schema(), "run python -m analyzer.compare.schema"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_comparison_holds_to_its_schema_and_is_the_same_twice(lang: str) -> None:
    for old, new in ((loan(), without(loan(), "imei")), (without(loan(), "contacts"), with_gap(loan()))):
        one = against(old, new, lang=lang)
        jsonschema.Draft202012Validator(json.loads(schema())).validate(json.loads(as_json.render(one)))
        again = against(old, new, lang=lang)
        for made in (as_json.render, html.render, text.render):
            assert made(one) == made(again)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_state_has_words(lang: str) -> None:
    words = catalogue().language(lang)
    for state in STATES:
        assert f"report.comparison.states.{state}" in words
        assert f"report.comparison.meanings.{state}" in words
    source = "".join(path.read_text("utf-8") for path in (Path(html.__file__).parent).glob("*.py"))
    for key in re.findall(r'return "([a-z-]+)"', (Path(html.__file__).parent / "sight.py").read_text("utf-8")):
        assert f"report.comparison.notes.{key}" in words, key
    for key in re.findall(r'warn\("([a-z-]+)"', source):
        assert f"report.comparison.warnings.{key}" in words, key


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_asks_for_nothing_and_its_places_are_unique(lang: str) -> None:
    page = Page()
    page.feed(html.render(against(loan(), without(loan(), "imei"), lang=lang)))
    ids = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    assert not [tag for tag, _ in page.tags if tag in ("img", "link", "iframe", "object", "form")]
    targets = [attributes.get("href") or "" for tag, attributes in page.tags if tag == "a"]
    assert all(target.startswith("#") for target in targets)
    assert {target[1:] for target in targets} <= set(ids)


def test_hostile_names_stay_text() -> None:
    facts = loan()
    hostile = " ".join(HOSTILE_TEXTS)
    manifest = structs.replace(
        facts.manifest, package=hostile, version_name=hostile, labels=(Label(locale="", text=hostile),)
    )
    bad = structs.replace(facts, manifest=manifest, sample=structs.replace(facts.sample, name=hostile, sha256="e" * 64))
    comparison = against(facts, bad)
    page = html.render(comparison)
    assert page.count("<script>") == 1
    assert "<img" not in page
    assert "<h1>verdict" not in page
    assert "\u202e" not in page + text.render(comparison)
    assert "\x1b" not in text.render(comparison)
    as_json.render(comparison)


def test_the_exit_code_says_whether_anything_is_left(tmp_path: Path) -> None:
    full = written(tmp_path, "full", loan())
    out = ["-o", str(tmp_path / "out"), "--lang=en", "--date=2026-06-01", "--old-date=2026-06-01"]
    assert main(["compare", full, full, *out, "--format=html,json,text"]) == 1
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"compare.html", "compare.json", "compare.txt"}
    from tests.compare.test_compare import empty

    clean = written(tmp_path, "clean", empty(loan()))
    assert main(["compare", clean, clean, *out]) == 0


def test_a_package_can_be_compared_with_facts_and_keeps_its_dates(tmp_path: Path) -> None:
    samples = Path(__file__).parent.parent.parent / "samples" / "loan"
    first = tmp_path / "first"
    arguments = [str(samples / "loan.apk"), "--policy", str(samples / "policy.html")]
    main(["scan", *arguments, "--date=2025-03-01", "--format=json,facts", "-o", str(first)])
    code = main(
        [
            "compare",
            str(first),
            arguments[0],
            "--new-policy",
            arguments[2],
            "--date=2026-06-01",
            "-o",
            str(tmp_path / "c"),
        ]
    )
    made = json.loads((tmp_path / "c" / "compare.json").read_bytes())
    assert code == 1
    assert (made["old"]["date"], made["new"]["date"]) == ("2025-03-01", "2026-06-01")
    assert {change["state"]["id"] for item in made["items"] for change in item["findings"]} == {"remaining"}


@pytest.mark.parametrize(
    ("content", "code"), [(b"", 3), (b"{}", 3), (b"{not json", 3), (b"\x28\xb5\x2f\xfdbroken", 3), (b"text", 3)]
)
def test_what_is_neither_facts_nor_a_package_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, code: int
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_bytes(content)
    good = written(tmp_path, "good", loan())
    assert main(["compare", good, str(bad), "-o", str(tmp_path / "out")]) == code
    errors = [line for line in capsys.readouterr().err.splitlines() if line.startswith("apkscan:")]
    assert len(errors) == 1
    assert main(["compare", good, str(tmp_path / "none"), "-o", str(tmp_path / "out")]) == 2
    assert main(["compare", good, good, "--old-policy", good, "-o", str(tmp_path / "out")]) == 2


def test_each_side_can_have_its_names_restored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    short, lines = release(loan())
    (tmp_path / "mapping.txt").write_text(lines)
    old, new = written(tmp_path, "old", loan()), written(tmp_path, "new", short)
    out = ["-o", str(tmp_path / "out"), "--lang=en", "--format=json,html"]
    assert main(["compare", old, new, *out, "--new-mapping", str(tmp_path / "mapping.txt")]) == 1
    made = json.loads((tmp_path / "out" / "compare.json").read_bytes())
    changes = [change for item in made["items"] for change in item["findings"]]
    assert {change["state"]["id"] for change in changes} == {"remaining"}
    sites = [
        (one["class_name"], other["class_name"], other["obfuscated"])
        for change in changes
        for one, other in zip(change["old"]["sites"], change["new"]["sites"], strict=True)
    ]
    assert sites
    assert all(before == after for before, after, _ in sites)
    assert all(obfuscated for _, _, obfuscated in sites)
    capsys.readouterr()
    assert main(["compare", new, old, *out, "--new-mapping", str(tmp_path / "mapping.txt")]) == 2
    assert "mapping.txt" in capsys.readouterr().err
