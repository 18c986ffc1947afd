"""The seeded pairs are what they say: many, the same in every run, each holding its sentence, no mutation left out."""

from collections import Counter

import pytest

from bench.policy_pair_cases import DataFact, Pair, hand_made_facts, pairs_of, spaced_out
from bench.policy_pair_texts import LANGS, templates

LEAST = 300


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    return [pair for number, fact in enumerate(hand_made_facts()) for pair in pairs_of(fact, number)]


def test_there_are_many_pairs_of_every_mutation_in_both_languages(pairs: list[Pair]) -> None:
    counted = Counter((pair.mutation, pair.draft.lang) for pair in pairs)
    assert len({pair.draft.text() for pair in pairs}) >= LEAST
    assert min(counted.values()) >= len(templates("en").permission_names)
    assert {name for name, lang in counted if lang == "zh"} == {name for name, lang in counted if lang == "en"}


def test_pairs_are_the_same_in_every_run(pairs: list[Pair]) -> None:
    again = [pair for number, fact in enumerate(hand_made_facts()) for pair in pairs_of(fact, number)]
    assert again == pairs


def test_every_form_and_every_format_has_its_turn(pairs: list[Pair]) -> None:
    for lang in LANGS:
        drafts = [pair.draft for pair in pairs if pair.draft.lang == lang]
        assert {draft.format for draft in drafts} == {"md", "html", "txt"}
        for form in templates(lang).forms:
            start = max((part.partition("{")[0] for part in form.split("}")), key=len).strip("|- \n")
            assert any(start in draft.collect for draft in drafts), form


def test_a_policy_without_its_sentence_names_the_type_nowhere(pairs: list[Pair]) -> None:
    for pair in pairs:
        if pair.mutation == "removed" and isinstance(pair.fact, DataFact):
            text = pair.draft.text()
            named = templates(pair.draft.lang).types[pair.fact.data_type].names
            assert not [name for name in named if name in text], pair.name


def test_letters_are_spaced_in_two_manners() -> None:
    assert spaced_out("短信") == "短 信"
    assert spaced_out("短信箱") == "短\u200b信\u200b箱"
    assert spaced_out("SMS log") == "S\u200bM\u200bS l\u200bo\u200bg"
