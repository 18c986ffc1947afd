"""Hints propose a data type to the scorer, and mean nothing to anybody else."""

from pathlib import Path

from analyzer.catalogue.model import Catalogue
from analyzer.policy.lexicon import Match, beside, hints_of
from analyzer.policy.reading import locate, read_policy
from analyzer.policy.scorer import units_of
from analyzer.policy.statements import extract
from tests.policy.extracting import located


def test_a_hint_within_a_longer_name_is_none() -> None:
    names = [Match(0, 13, ("email",)), Match(20, 25, ("email",))]
    hints = [Match(0, 5, ("chat-content",)), Match(20, 25, ("chat-content",)), Match(30, 34, ("contacts",))]
    assert beside(hints, names) == hints[1:]


def test_a_hint_that_reaches_beyond_a_name_stays() -> None:
    assert beside([Match(0, 20, ("usage-information",))], [Match(0, 5, ("email",))]) != []


def test_hints_propose_and_state_nothing_by_themselves(tmp_path: Path, catalogue: Catalogue) -> None:
    text = "We may look at how users interact and at your gameplay.\n"
    found = locate(located(tmp_path, catalogue, text).document, catalogue)
    assert any("usage-information" in hint.types for hint in found.located.hints)
    units = units_of(found.located, extract(found.located).statements, {})
    proposed = [unit for unit in units.units if unit.data_type == "usage-information"]
    assert proposed
    assert "hint" in proposed[0].mention.words
    hinted = {(hint.start, hint.end) for hint in found.located.hints}
    assert not hinted & {(match.start, match.end) for match in found.found}


def test_hints_are_in_the_language_of_the_lexicon_and_bordered(catalogue: Catalogue) -> None:
    assert not hints_of(catalogue.data_types).matches("gameplayer")
    assert hints_of(catalogue.data_types).matches("gameplay")


def test_two_who_act_both_state(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "policy.md"
    path.write_text(
        "# Privacy Policy\n\n## Information we collect automatically\n\n"
        "We and our third-party partners automatically collect your IP address and your device identifiers when you use"
        " the app.\n",
        encoding="utf-8",
    )
    policy = read_policy([path], catalogue)
    actors = {
        s.actor.kind for s in policy.statements if "ip-address" in s.data_types and s.action in ("collect", "use")
    }
    assert actors == {"first-party", "third-party"}
