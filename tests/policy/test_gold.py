"""The gold set is whole: its own texts are those that were labelled, and every label is of a known kind."""

import hashlib
import typing

from analyzer.catalogue.model import Catalogue
from analyzer.policy.model import Action, Polarity
from bench.policy_truth import GOLD, read_gold


def test_own_texts_are_those_that_were_labelled() -> None:
    gold = read_gold()
    own = {hashlib.sha256(path.read_bytes()).hexdigest() for path in (GOLD / "own").iterdir()}
    assert own <= {document.sha256 for document in gold.documents}
    assert len(own) == 10


def test_forty_policies_and_three_hundred_sentences_in_two_halves() -> None:
    documents = read_gold().documents
    policies = [document for document in documents if document.kind == "policy"]
    assert (len(policies), len(documents) - len(policies)) == (40, 300)
    assert sum(document.half == "report" for document in policies) == 19
    assert sum(document.half == "report" for document in documents if document.kind != "policy") == 150


def test_every_label_is_of_a_known_kind(catalogue: Catalogue) -> None:
    gold = read_gold()
    types = {kind.id for kind in catalogue.data_types}
    known = {document.id for document in gold.documents}
    assert set(gold.labels) <= known
    for labels in gold.labels.values():
        for label in labels:
            assert label.type in types
            assert label.action in typing.get_args(Action)
            assert label.polarity in typing.get_args(Polarity)
            assert label.start < label.end
            assert label.actor.partition(":")[0] in {"first", "third", "user"}


def test_no_text_of_others_is_kept() -> None:
    for document in read_gold().documents:
        assert document.kind != "policy" or document.path is None or document.path.is_relative_to(GOLD / "own")
        assert not (document.file and document.text)
