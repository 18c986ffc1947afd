"""The gold set through the reader: tuples, polarity, rows about SDKs, declared types, false "omitted", checks."""

import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.reader import load_catalogue
from analyzer.catalogue.tables import Tables
from analyzer.consistency.claims import DataClaims
from analyzer.consistency.doubt import with_doubtful
from analyzer.consistency.entries import Entries
from analyzer.consistency.ontology import Ontology
from analyzer.consistency.paper import Paper
from analyzer.pipeline import tables_dir
from analyzer.places import rulesets_dir
from analyzer.policy.documents import read_document
from analyzer.policy.model import Policy, PolicyDocument
from analyzer.policy.names import NameSearch
from analyzer.policy.reading import understand
from analyzer.program.owner import Owner
from analyzer.program.sdks import load_sdk_index
from bench.policy_score import (
    Counts,
    Outcome,
    Places,
    Tuple,
    declared,
    expected_tuples,
    match,
    named_rows,
    polarity_counts,
    predicted_tuples,
    set_counts,
    total,
)
from bench.policy_truth import PASSES, Gold, GoldDocument, read_gold, read_training

APP = Owner(kind="app")
MOST_SHOWN = 5_000


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the reader needs beside the text."""

    catalogue: Catalogue
    names: Mapping[str, tuple[str, ...]]
    companies: Mapping[str, tuple[str, ...]]

    @property
    def everything(self) -> Mapping[str, tuple[str, ...]]:
        """Names and companies together."""
        return {sdk: (*self.names[sdk], *self.companies[sdk]) for sdk in self.names}


@cache
def knowledge() -> Knowledge:
    """The rulesets that ship."""
    sdks = load_sdk_index(Tables(tables_dir(None)), rulesets_dir()).sdks
    names = {sdk.id: tuple(dict.fromkeys((sdk.name_zh, sdk.name_en, *sdk.aliases))) for sdk in sdks}
    return Knowledge(load_catalogue(rulesets_dir()), names, {sdk.id: sdk.vendors for sdk in sdks})


@cache
def _by_name() -> Mapping[str, str]:
    known = knowledge()
    found: dict[str, str] = {}
    for sdk, names in known.names.items():
        for name in names:
            found.setdefault("".join(name.lower().split()), sdk)
    return found


def sdk_of(name: str) -> str:
    """The SDK of a written name, "" when it is none's."""
    return _by_name().get(name, "")


@dataclass(slots=True)
class GoldResult:
    """All figures of one half. ``omitted`` counts pairs of policy and declared type: right are those without the
    verdict, ``accused`` those that would be accused for certain; ``asked`` are those that are suspected, with the
    sentence that a person has to read.
    """

    half: str
    documents: int = 0
    sentences: int = 0
    left_out: int = 0
    tuples: Counts = field(default_factory=Counts)
    exact: Counts = field(default_factory=Counts)
    by_language: dict[str, Counts] = field(default_factory=dict)
    unseen: Counts = field(default_factory=Counts)
    """The tuples of sentences that do not stand, letter for letter, in what the statement scorer learned from."""
    hard: Counts = field(default_factory=Counts)
    hard_by_kind: dict[str, Counts] = field(default_factory=dict)
    rows: Counts = field(default_factory=Counts)
    types: Counts = field(default_factory=Counts)
    said: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    pairs: int = 0
    omitted: int = 0
    accused: int = 0
    asked: int = 0
    checks: Counts = field(default_factory=Counts)
    checks_agree: int = 0
    checks_all: int = 0
    remarks: list[str] = field(default_factory=list)

    @property
    def polarity(self) -> float:
        """Share of right polarities among tuples that are right in all else."""
        return self.right.total() / self.said.total() if self.said else 1.0

    @property
    def denials(self) -> float:
        """The same of tuples that are not plainly "yes"."""
        said = self.said.total() - self.said["yes"]
        return (self.right.total() - self.right["yes"]) / said if said else 1.0

    def as_json(self) -> dict[str, object]:
        """The figures by name."""
        found: dict[str, object] = {"documents": self.documents, "sentences": self.sentences, "left_out": self.left_out}
        named = {
            "tuples": self.tuples,
            "exact": self.exact,
            "unseen": self.unseen,
            "hard": self.hard,
            "rows": self.rows,
            "types": self.types,
        }
        named |= {f"tuples_{name}": counts for name, counts in self.by_language.items()}
        named |= {f"hard_{name}": counts for name, counts in self.hard_by_kind.items()}
        for name, counts in (named | {"checks": self.checks}).items():
            found[name] = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
        found["polarity"] = self.polarity
        found["polarity_not_yes"] = self.denials
        found["omitted"] = {"pairs": self.pairs, "omitted": self.omitted, "accused": self.accused, "asked": self.asked}
        found["checks_agree"] = self.checks_agree / self.checks_all if self.checks_all else 1.0
        return found

    def as_lines(self, *, verbose: bool = False) -> list[str]:
        """The figures as a reader wants them."""
        lines = list(self.remarks[:MOST_SHOWN]) if verbose else []
        lines.append(f"half {self.half}: {self.documents} policies, {self.sentences} single sentences"
                     + (f"; {self.left_out} left out, their text is not here" if self.left_out else ""))  # fmt: skip
        lines += [_line("  tuples", self.tuples), _line("    exact action", self.exact)]
        lines.append(_line("    new sentences", self.unseen))
        lines += [_line(f"    {name}", counts) for name, counts in sorted(self.by_language.items())]
        lines.append(_line("  hard sentences", self.hard))
        lines += [_line(f"    {name}", counts) for name, counts in sorted(self.hard_by_kind.items())]
        said = ", ".join(f"{name} {self.right[name]}/{self.said[name]}" for name in sorted(self.said))
        lines.append(f"  polarity          {self.polarity:.3f}, of those not plain yes {self.denials:.3f} ({said})")
        lines += [_line("  rows about SDKs", self.rows), _line("  declared types", self.types)]
        share = self.omitted / self.pairs if self.pairs else 0.0
        lines.append(
            f'  false "omitted"   {share:.3f} ({self.omitted} of {self.pairs} declared types, '
            f"{self.accused} for certain; {self.asked} more are asked about, with the sentence)"
        )
        agree = self.checks_agree / self.checks_all if self.checks_all else 1.0
        lines.append(_line("  checks found", self.checks) + f"  right {agree:.3f} of {self.checks_all}")
        return lines


def _line(name: str, counts: Counts) -> str:
    return (
        f"{name:<20}P {counts.precision:.3f}  R {counts.recall:.3f}  F1 {counts.f1:.3f}  "
        f"({counts.right} right, {counts.predicted} said, {counts.expected} labelled)"
    )


def run_gold(folder: Path, texts: Sequence[Path], half: str) -> GoldResult:
    """Score one half.

    Raises:
        GoldError: see `policy_truth.read_gold`.
    """
    gold = read_gold(folder, texts).half(half)
    result = GoldResult(half)
    learned = _learned(folder, tuple(texts))
    for document in gold.documents:
        policy = policy_of(document)
        if policy is None:
            result.left_out += 1
        elif document.kind == "policy":
            result.documents += 1
            _score_policy(document, policy, gold, result)
            result.unseen.add(_unseen(document, policy, gold, learned))
        else:
            result.sentences += 1
            _score_sentence(document, policy, gold, result)
    return result


def policy_of(document: GoldDocument) -> Policy | None:
    """What the reader makes of a document of the set; None when its text is not here."""
    read = document_of(document)
    known = knowledge()
    return None if read is None else understand(read, known.catalogue, known.everything)


def document_of(document: GoldDocument) -> PolicyDocument | None:
    """A document of the set, or a single sentence as a document; None when its text is not here."""
    if document.kind == "policy" and not document.ranges:
        return None if document.path is None else read_document([document.path])
    text = document.window if document.ranges else document.sentence
    if text is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("window.md" if document.ranges else "sentence.txt")
        path.write_text(text, encoding="utf-8")
        return read_document([path])


def _score_policy(document: GoldDocument, policy: Policy, gold: Gold, result: GoldResult) -> None:
    places = Places(policy.document)
    labels = gold.labels.get(document.id, ())
    predicted, expected = predicted_tuples(policy), expected_tuples(labels, places)
    outcome = match(predicted, expected, sdk_of)
    result.tuples.add(outcome.counts)
    result.by_language.setdefault(document.language, Counts()).add(outcome.counts)
    exactly = match(predicted_tuples(policy, exact=True), expected_tuples(labels, places, exact=True), sdk_of)
    result.exact.add(exactly.counts)
    result.rows.add(match(named_rows(predicted), named_rows(expected), sdk_of).counts)
    result.types.add(set_counts(declared(predicted), declared(expected)))
    said, right = polarity_counts(predicted, expected, sdk_of)
    result.said += said
    result.right += right
    result.remarks += _remarks(document.id, policy, outcome)
    _omitted(document.id, policy, expected, result)
    _checks(document.id, policy, places, gold.checks.get(document.id, {}), result)


@cache
def _learned(folder: Path, texts: tuple[Path, ...]) -> frozenset[str]:
    """The letters of every sentence of the policies that are here and that the statement scorer may learn from."""
    found: set[str] = set()
    for gold in (read_gold(folder, texts).half("develop"), read_training(folder, texts)):
        for document in gold.documents:
            read = document_of(document)
            found.update(_letters(read).values() if read is not None else ())
    return frozenset(found)


def _letters(document: PolicyDocument) -> dict[int, str]:
    texts = ((s.number, document.text[s.span.start : s.span.end]) for s in document.sentences)
    return {number: "".join(filter(str.isalpha, text.lower())) for number, text in texts}


def _unseen(document: GoldDocument, policy: Policy, gold: Gold, learned: frozenset[str]) -> Counts:
    new = {number for number, letters in _letters(policy.document).items() if letters not in learned}
    expected = expected_tuples(gold.labels.get(document.id, ()), Places(policy.document))
    mine, theirs = ({item for item in side if item.sentence in new} for side in (predicted_tuples(policy), expected))
    return match(mine, theirs, sdk_of).counts


def _score_sentence(document: GoldDocument, policy: Policy, gold: Gold, result: GoldResult) -> None:
    """All tuples of a single sentence count as of one place, however it was split."""
    places = Places(policy.document)
    expected = _together(expected_tuples(gold.labels.get(document.id, ()), places))
    predicted = _together(predicted_tuples(policy))
    outcome = match(predicted, expected, sdk_of)
    result.hard.add(outcome.counts)
    result.hard_by_kind.setdefault(document.kind, Counts()).add(outcome.counts)
    said, right = polarity_counts(predicted, expected, sdk_of)
    result.said += said
    result.right += right
    result.remarks += _remarks(document.id, policy, outcome)


def _together(tuples: set[Tuple]) -> set[Tuple]:
    return {Tuple(1, item.type, item.action, item.actor, item.polarity) for item in tuples}


def _omitted(name: str, policy: Policy, expected: set[Tuple], result: GoldResult) -> None:
    known = knowledge()
    ontology = Ontology(known.catalogue.data_types)
    paper = Paper(policy, ontology, known.names, known.companies)
    claims = DataClaims(paper, Entries(paper))
    lenient = with_doubtful(policy)
    other = Paper(lenient, ontology, known.names, known.companies) if lenient is not None else None
    excused = DataClaims(other, Entries(other)) if other is not None else None
    own = {item.type for item in expected if item.polarity == "yes" and item.actor == "first"}
    for kind in sorted(own):
        data_type = ontology.types.get(kind)
        if data_type is None or data_type.grade not in ("personal", "sensitive"):
            continue
        claim = claims.claim(kind, APP)
        if claim.disclosure == "omitted" and excused is not None:
            claim = excused.claim(kind, APP)
            result.asked += claim.disclosure != "omitted"
        result.pairs += 1
        if claim.disclosure == "omitted":
            result.omitted += 1
            result.accused += claim.certain
            result.remarks.append(f"{name} omitted {kind}{' for certain' if claim.certain else ''}")


def _checks(name: str, policy: Policy, places: Places, expected: Mapping[str, int], result: GoldResult) -> None:
    found = {check.id: check for check in policy.checks}
    for check, place in expected.items():
        if check not in found:
            continue
        said, labelled = found[check].found, place >= 0
        result.checks.add(Counts(int(said and labelled), int(said), int(labelled)))
        result.checks_all += 1
        result.checks_agree += said == labelled
        if said != labelled:
            where = places.sentence(place) if labelled else found[check].sentence
            result.remarks.append(f"{name} check {check}: {'missed' if labelled else 'not there'} (sentence {where})")


def _remarks(name: str, policy: Policy, outcome: Outcome) -> list[str]:
    search = NameSearch(policy.document)
    found = []
    for sign, items in (("+", outcome.wrong), ("-", outcome.missed)):
        for item in items:
            shown = f"{item.type} {item.action} {item.actor} {item.polarity}"
            rules = {s.rule for s in policy.statements if s.sentence == item.sentence and item.type in s.data_types}
            found.append(
                f"{name} {item.sentence:>4} {sign} {shown} {' '.join(sorted(rules)) if sign == '+' else ''}"
                f" | {search.sentence(item.sentence)[:160]}"
            )
    return sorted(found)


@dataclass(slots=True)
class Agreement:
    """How far two independent passes agree: tuples of policies and of hard sentences, and checks."""

    policies: Counts
    exact: Counts
    hard: Counts
    polarity: float
    checks: float
    documents: int

    def as_json(self) -> dict[str, object]:
        """The figures by name."""
        return {
            "documents": self.documents, "tuples_f1": self.policies.f1, "exact_f1": self.exact.f1,
            "hard_f1": self.hard.f1, "polarity": self.polarity, "checks": self.checks,
        }  # fmt: skip

    def as_lines(self) -> list[str]:
        """One line."""
        return [
            f"agreement of two passes on {self.documents} policies: tuples F1 {self.policies.f1:.3f} (exact action "
            f"{self.exact.f1:.3f}), hard sentences {self.hard.f1:.3f}, "
            f"polarity {self.polarity:.3f}, checks {self.checks:.3f}"
        ]


def agreement(folder: Path, texts: Sequence[Path]) -> Agreement:
    """Compare the two passes with each other, the first taken for the prediction.

    Raises:
        GoldError: see `policy_truth.read_gold`.
    """
    first, second = (read_gold(folder, texts, name) for name in PASSES)
    parts: dict[str, list[Counts]] = {"policies": [], "exact": [], "hard": []}
    said, right = Counter[str](), Counter[str]()
    same = compared = documents = 0
    sentence_of = _sentences(first)
    for document in first.documents:
        one, other = first.labels.get(document.id, ()), second.labels.get(document.id, ())
        places = sentence_of(document)
        if places is None:
            continue
        is_policy = document.kind == "policy"
        documents += is_policy
        mine, theirs = expected_tuples(one, places), expected_tuples(other, places)
        if not is_policy:
            mine, theirs = _together(mine), _together(theirs)
        parts["policies" if is_policy else "hard"].append(match(mine, theirs, sdk_of).counts)
        if is_policy:
            exactly = [expected_tuples(labels, places, exact=True) for labels in (one, other)]
            parts["exact"].append(match(exactly[0], exactly[1], sdk_of).counts)
        a, b = polarity_counts(mine, theirs, sdk_of)
        said += a
        right += b
        checked, again = first.checks.get(document.id, {}), second.checks.get(document.id, {})
        compared += len(checked)
        same += sum((place >= 0) == (again.get(name, -1) >= 0) for name, place in checked.items())
    return Agreement(
        total(parts["policies"]), total(parts["exact"]), total(parts["hard"]),
        right.total() / said.total() if said else 1.0, same / compared if compared else 1.0, documents,
    )  # fmt: skip


def _sentences(gold: Gold) -> Callable[[GoldDocument], Places | None]:
    def places(document: GoldDocument) -> Places | None:
        policy = policy_of(document)
        return Places(policy.document) if policy is not None else None

    return places
