"""Consent gates in the pattern cases: which calls stand behind one, and which only look as if they did."""

from functools import cache
from pathlib import Path

import pytest

from analyzer import places
from analyzer.apk.consent_texts import read_screens
from analyzer.apk.container import open_package
from analyzer.apk.contents import read_contents
from analyzer.apk.dex import read_dex
from analyzer.apk.manifest import read_manifest
from analyzer.behaviours.code_index import CodeIndex
from analyzer.behaviours.consent_words import ConsentWords
from analyzer.behaviours.gates import Gates, find_gates
from analyzer.behaviours.gates_buttons import RESOURCE_MARKS
from analyzer.callgraph.build import build_graph
from analyzer.catalogue.tables import Tables
from analyzer.names import pretty_type
from analyzer.program.build import build_program
from analyzer.program.framework import load_framework
from analyzer.program.sdks import app_namespace, load_sdk_index

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "samples" / "patterns" / "built"
TABLES = Tables(places.rulesets_dir() / "tables")
WORDS = ConsentWords.of(TABLES.consent_terms())


@cache
def code(path: Path) -> tuple[CodeIndex, Gates]:
    with open_package(path) as package:
        manifest, _ = read_manifest(package)
        contents, _ = read_contents(package, manifest)
        screens, _ = read_screens(package, RESOURCE_MARKS, WORDS.telling)
        dexes = tuple(dex for name in package.dex_entries for dex in read_dex(name, package.read(name))[0])
    program, _ = build_program(dexes, load_framework(), manifest.min_sdk, 5)
    sdks = load_sdk_index(TABLES, places.rulesets_dir())
    index = CodeIndex(program, build_graph(program, manifest, contents), sdks, app_namespace(manifest, sdks))
    return index, find_gates(index, WORDS, screens)


def named(index: CodeIndex, method: int) -> str:
    owner = pretty_type(index.program.type_name(int(index.program.symbols.methods.owner[method])))
    return f"{owner.rpartition('.')[2]}.{index.program.method_name(method)}"


def gated_calls(path: Path, sure: bool) -> set[str]:
    """Callees, as ``Class.method``, of the calls behind a gate."""
    index, gates = code(path)
    rows = [row for row, gate in gates.rows.items() if gates.facts[gate].sure == sure]
    return {
        named(index, int(index.program.sites.ref[row])) for row in rows if 0x6E <= index.program.sites.op[row] <= 0x78
    }


def callbacks(path: Path, sure: bool) -> set[str]:
    index, gates = code(path)
    return {named(index, m) for m, gate in gates.methods.items() if gates.facts[gate].sure == sure}


def case(name: str) -> Path:
    return BUILT / f"{name}.apk"


@pytest.mark.parametrize(
    "name",
    [
        *("consent-flag-early-return", "consent-flag-guarded-block", "consent-flag-need-to-show", "consent-helper"),
        *("consent-helper-negated", "consent-integer-flag", "consent-and-condition", "consent-exit-without-consent"),
        *("consent-static-field", "consent-first-run-with-dialog", "consent-gate-inside-callback"),
        *("gates-settings-wrapper", "gates-mmkv", "gates-string-flag", "gates-flag-present", "gates-parameter"),
        *("gates-helper-with-condition", "gates-field-set-by-button", "gates-throws-without-consent"),
        *("gates-view-id-switch", "gates-listener-this-which", "gates-boxed-flag", "gates-kotlin-default-argument"),
        *(
            "gates-custom-dialog-class",
            "gates-check-that-throws",
            "gates-check-that-exits",
        ),
    ],
)
def test_a_call_behind_a_sure_gate(name: str) -> None:
    assert "Main.hit" in gated_calls(case(name), sure=True)


@pytest.mark.parametrize(
    "name",
    [
        *("consent-flag-default-true", "consent-flag-default-from-method", "consent-flag-inverted"),
        *("consent-finish-without-return", "consent-or-condition", "consent-flag-after-read"),
        *("consent-flag-chooses-words", "consent-helper-ignored", "consent-helper-negated-wrong-branch"),
        *("consent-static-field-constant", "consent-unrelated-flag", "gates-settings-wrapper-default-true"),
        *("gates-field-set-anyway", "gates-helper-with-alternative", "gates-parameter-also-constant"),
        *("gates-check-that-is-caught", "gates-check-that-only-asks", "gates-loop-before-flag"),
        *("gates-catch-reads", "gates-view-id-switch-regardless", "gates-listener-this-other-which"),
    ],
)
def test_a_call_behind_no_gate(name: str) -> None:
    assert "Main.hit" not in gated_calls(case(name), sure=True)
    assert "Main.hit" not in gated_calls(case(name), sure=False)


def test_a_first_start_is_a_weak_gate() -> None:
    assert gated_calls(case("consent-first-run-without-dialog"), sure=False) == {"Main.hit"}
    assert gated_calls(case("consent-first-run-without-dialog"), sure=True) == set()


@pytest.mark.parametrize(
    ("name", "callback"),
    [
        ("consent-dialog-positive", "Main$2.onClick"),
        ("consent-dialog-positive-resources", "Main$2.onClick"),
        ("consent-layout-button", "Main$1.onClick"),
        ("gates-listener-lambda", "Main.lambda$onCreate$0"),
        ("gates-layout-on-click", "Main.agreed"),
        ("gates-text-set-in-code", "Main$1.onClick"),
        ("gates-listener-handed-over", "Main$1.onClick"),
        ("gates-dialog-library", "Main$1.onConfirm"),
        ("gates-own-callback", "PrivacyDialog$2.onClick"),
    ],
)
def test_the_callback_of_the_agreeing_control(name: str, callback: str) -> None:
    assert callbacks(case(name), sure=True) == {callback}


def test_agreeing_to_something_else_is_not_sure() -> None:
    assert callbacks(case("gates-dialog-about-something-else"), sure=True) == set()
    assert callbacks(case("gates-dialog-about-something-else"), sure=False) == {"Main$1.onClick"}


def test_a_dialog_of_the_same_class_about_something_else() -> None:
    path = ROOT / "samples" / "notes" / "notes.apk"
    assert callbacks(path, sure=True) == {"NotesActivity$3.onClick"}
    assert "NotesActivity.begin" in gated_calls(path, sure=True)


def test_where_the_agreed_value_is_stored() -> None:
    index, gates = code(case("gates-agreed-by-itself"))
    assert {(named(index, place.method), key) for place, key in gates.writes.items()} == {
        ("Main.onCreate", "agree_privacy")
    }


def test_a_denied_key_is_no_gate() -> None:
    index, gates = code(case("gates-agreed-by-itself"))
    assert gates.rows
    assert not find_gates(index, WORDS, denied={"agree_privacy"}).rows


def test_gates_are_saved_with_their_words() -> None:
    index, gates = code(case("consent-helper"))
    saved = gates.saved(index)
    assert {(gate.kind, gate.text, gate.sure) for gate in saved} == {
        ("button", "同意", True),
        ("helper", "agree_privacy", True),
    }
    (helper,) = [n for n, fact in enumerate(gates.facts) if fact.kind == "helper"]
    assert gates.words(index, helper) == "Main.onCreate(Bundle): agree_privacy"
