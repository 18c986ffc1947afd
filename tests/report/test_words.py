"""Both language files carry the same words of the report, with the same placeholders."""

import re
from pathlib import Path
from typing import get_args

import pytest

from analyzer import report
from analyzer.apk.model import ComponentKind
from analyzer.behaviours.model import Grade, PermissionStatus, Phase, ReadKind
from analyzer.behaviours.use import UseKind
from analyzer.callgraph.build import HOW
from analyzer.catalogue.model import Catalogue
from analyzer.consistency.model import Disclosure
from analyzer.gaps import Cause
from analyzer.places import reports_dir
from analyzer.policy import completeness
from analyzer.report.lexicon import Lexicon
from analyzer.report.shortfall import _RULES

RENDERERS = sorted(Path(report.__path__[0]).glob("*.py"))
PLURALS = (".one", ".other")


def _words(catalogue: Catalogue, lang: str) -> dict[str, str]:
    words = {key: word for key, word in catalogue.language(lang).items() if key.startswith("report.")}
    return {_plain(key): word for key, word in words.items() if not key.endswith(".one")}


def _plain(key: str) -> str:
    for ending in PLURALS:
        key = key.removesuffix(ending)
    return key


def test_the_languages_have_the_same_words(catalogue: Catalogue) -> None:
    assert _words(catalogue, "zh").keys() == _words(catalogue, "en").keys()


def test_the_languages_have_the_same_placeholders(catalogue: Catalogue) -> None:
    zh, en = _words(catalogue, "zh"), _words(catalogue, "en")
    for key in zh:
        assert sorted(re.findall(r"{\w+}", zh[key])) == sorted(re.findall(r"{\w+}", en[key])), key


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_cause_has_a_word(catalogue: Catalogue, lang: str) -> None:
    words = _words(catalogue, lang)
    assert not [cause for cause in Cause if f"report.causes.{cause}" not in words]


def test_a_gap_of_any_cause_is_explained(catalogue: Catalogue) -> None:
    for lang in ("zh", "en"):
        assert all(Lexicon(catalogue, lang).gap("a-stage-of-tomorrow", cause) for cause in Cause)


def test_every_reason_why_a_policy_is_incomplete_is_known() -> None:
    source = Path(str(completeness.__file__)).read_text(encoding="utf-8")
    sentences = re.findall(r'return f?"([^"]+)"', source)
    assert len(sentences) >= 10
    for sentence in sentences:
        filled = re.sub(r"{[^{}]*}", "3", sentence)
        assert any(pattern.fullmatch(filled) for pattern, _ in _RULES), sentence


def test_every_display_group_has_a_word(catalogue: Catalogue) -> None:
    words = _words(catalogue, "zh")
    groups = {data_type.group for data_type in catalogue.data_types}
    assert not [group for group in groups if f"report.data_groups.{group}" not in words]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_word_that_a_template_asks_for_exists(catalogue: Catalogue, lang: str) -> None:
    words = _words(catalogue, lang)
    sources = [path.read_text(encoding="utf-8") for path in sorted(reports_dir().glob("*.j2"))]
    sources += [module.read_text(encoding="utf-8") for module in RENDERERS]
    asked = {key for source in sources for key in re.findall(r"\b(?:w|words)\(['\"](\w+)['\"](?! \+)", source)}
    assert len(asked) > 50
    known = {key.removeprefix("report.").removeprefix("comparison.").removeprefix("ui.") for key in words}
    assert not [key for key in sorted(asked) if key not in known]


def test_no_word_of_the_layout_is_unused(catalogue: Catalogue) -> None:
    sources = [path.read_text(encoding="utf-8") for path in sorted(reports_dir().glob("*.j2"))]
    sources += [module.read_text(encoding="utf-8") for module in RENDERERS]
    everything = "\n".join(sources)
    unused = [
        key
        for key in _words(catalogue, "zh")
        if key.startswith("report.ui.") and not re.search(rf"\b{key.removeprefix('report.ui.')}\b", everything)
    ]
    made = ("report.ui.count_", "report.ui.meta_")  # their keys are put together
    assert [key for key in unused if not key.startswith(made)] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_ids_of_other_stages_have_words(catalogue: Catalogue, lang: str) -> None:
    words = _words(catalogue, lang)
    for table, ids in (
        ("steps", HOW),
        ("proof_kinds", (*get_args(UseKind), *get_args(ReadKind))),
        ("permission_status", get_args(PermissionStatus)),
        ("disclosure", get_args(Disclosure)),
        ("entry_kinds", get_args(ComponentKind)),
        ("grades", get_args(Grade)),
        ("phases", get_args(Phase)),
    ):
        assert not [key for key in ids if f"report.{table}.{key}" not in words], table


NEVER_ONE = {
    "check_values.figures_en", "check_values.figures_zh", "cut", "flow_steps.times", "search.looked",
    "shortfalls.short", "sizes.bytes", "sizes.kilo", "sizes.mega",
}  # fmt: skip
"""Words whose numbers are large."""


def test_english_words_with_a_number_have_a_form_for_one(catalogue: Catalogue) -> None:
    several = re.compile(r"(?<!of )(?<!of the )\{\w+\} [a-z]{2,}s\b")
    wrong = {
        key.removeprefix("report.")
        for key, word in catalogue.language("en").items()
        if several.search(word) and not key.endswith(PLURALS)
    }
    assert wrong == NEVER_ONE
