"""Train the statement scorer: ``python -m bench.train_statements --texts DIR... [--lang zh|en]... [--check]``.

Learns from the labelled policies of bench/policy_gold that may be learned from: the half "develop" and those of
``train.tsv`` (labelled once, by the same guide). Their texts are looked for by SHA-256 in the folders given. Writes
``statements_<lang>.npz`` and ``statements_<lang>.json`` (documents, numbers) below ``analyzer/policy/weights``.
``--check`` writes nothing and shows figures of models that did not see the document they judge, at several limits.
Needs scikit-learn: ``pip install 'apkscan-privacy[train]'``. What is done and why: docs/statements.md.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sklearn
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from analyzer.policy.reading import locate
from analyzer.policy.scorer import ALSO, gate_scores, units_of
from analyzer.policy.scorer_features import ACTORS, BITS, GROUPS, POLARITIES, features
from analyzer.policy.scorer_weights import COLUMNS, FORMAT, MOST_KEYS, WEIGHTS
from analyzer.policy.statements import extract
from analyzer.policy.topics import topic_scores
from analyzer.policy.topics_ngrams import Lang
from bench.policy_gold_run import document_of, knowledge
from bench.policy_score import Places, expected_tuples
from bench.policy_truth import GOLD, Gold, GoldDocument, GoldError, read_gold, read_training

KEPT = 60_000
SOFTNESS = 0.5
"""Inverse strength of the regularisation, chosen on figures of ``--check``."""
GIVEN = 2.0
FEWEST = 3
FOLDS = 4
LIMITS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
_KINDS = {"first": "first-party", "third": "third-party", "third:": "named-third-party", "user": "user"}
Answer = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Examples:
    """Mentions of all documents: features, what is labelled of each, the document of each, and labels out of reach."""

    matrix: sparse.csr_matrix
    answers: list[list[Answer]]
    documents: NDArray[np.int64]
    names: tuple[str, ...]
    missed: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write what is asked for; 2 when a file cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m bench.train_statements", description=__doc__.partition("\n")[0])
    parser.add_argument("--texts", type=Path, action="append", default=[])
    parser.add_argument("--lang", choices=("zh", "en"), action="append")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--softness", type=float, default=SOFTNESS)
    options = parser.parse_args(arguments)
    try:
        for lang in options.lang or ("zh", "en"):
            examples = read_examples(lang, options.texts)
            labels = sum(map(len, examples.answers))
            print(f"{lang}: {len(examples.names)} documents, {len(examples.answers)} mentions, {labels} labels,"
                  f" {examples.missed} more without a mention")  # fmt: skip
            if options.check:
                for line in check(examples, options.softness):
                    print(line)
            else:
                _write(lang, examples, options.softness)
    except (GoldError, OSError) as error:
        print(f"bench.train_statements: {error}", file=sys.stderr)
        return 2
    return 0


def read_examples(lang: Lang, texts: Sequence[Path]) -> Examples:
    """All mentions of the documents of a language that may be learned from.

    Raises:
        GoldError: see `policy_truth.read_gold`.
    """
    gold = read_gold(GOLD, texts).half("develop")
    more = read_training(GOLD, texts)
    rows: list[tuple[NDArray[np.int64], NDArray[np.float32]]] = []
    answers: list[list[Answer]] = []
    of: list[int] = []
    names: list[str] = []
    missed = 0
    for source, document in [(g, d) for g in (gold, more) for d in g.documents]:
        if document.language != lang or (document.kind == "policy" and document.path is None):
            continue
        found = _mentions(document, source, lang)
        if found is None:
            continue
        names.append(document.id)
        here, told, lost = found
        missed += lost
        rows += here
        answers += told
        of += [len(names) - 1] * len(here)
    indptr = np.cumsum([0, *(len(keys) for keys, _ in rows)])
    matrix = sparse.csr_matrix(
        (np.concatenate([v for _, v in rows]), np.concatenate([k for k, _ in rows]).astype(np.int32), indptr),
        shape=(len(rows), 1 << BITS),
    )
    matrix.sum_duplicates()
    return Examples(matrix, answers, np.array(of), tuple(names), missed)


def _mentions(
    document: GoldDocument, gold: Gold, lang: Lang
) -> tuple[list[tuple[NDArray[np.int64], NDArray[np.float32]]], list[list[Answer]], int] | None:
    read = document_of(document)
    if read is None:
        return None
    known = knowledge()
    located = locate(read, known.catalogue, known.everything).located
    grades = {kind.id: kind.grade for kind in known.catalogue.data_types}
    units = units_of(located, extract(located).statements, grades)
    texts = units.texts[: len(read.sentences)]
    topics = gate_scores(units, topic_scores(texts, lang), lang)
    blocks, indices = features(units.texts, lang, [unit.mention for unit in units.units], topics)
    rows = [
        (np.concatenate([blocks[i].keys for i in row]), np.concatenate([blocks[i].values for i in row]))
        for row in indices
    ]
    expected: dict[tuple[int, str], list[Answer]] = {}
    for label in expected_tuples(gold.labels.get(document.id, ()), Places(read)):
        kind = label.actor.partition(":")[0] + (":" if ":" in label.actor else "")
        expected.setdefault((label.sentence, label.type), []).append((label.action, _KINDS[kind], label.polarity))
    told = [sorted(set(expected.pop((unit.sentence, unit.data_type), []))) for unit in units.units]
    for statement in units.kept:
        for name in statement.data_types:
            expected.pop((statement.sentence, name), None)
    return rows, told, sum(map(len, expected.values()))


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of kept features for all columns, their numbers, biases, and what a group adds."""

    keys: NDArray[np.int64]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    given: NDArray[np.float32]

    def margins(self, matrix: sparse.csr_matrix) -> NDArray[np.float32]:
        """The columns of each row."""
        return np.asarray(matrix[:, self.keys] @ self.weights + self.bias, dtype=np.float32)


def fit(matrix: sparse.csr_matrix, answers: Sequence[Sequence[Answer]], softness: float) -> Model:
    """One logistic model for each column."""
    often = np.bincount(matrix.indices, minlength=matrix.shape[1])
    keys = np.flatnonzero(often >= FEWEST)
    small = _narrow(matrix[:, keys])
    weights = np.zeros((len(keys), COLUMNS), dtype=np.float32)
    bias = np.full(COLUMNS, -6.0, dtype=np.float32)
    given = np.zeros((len(GROUPS), COLUMNS), dtype=np.float32)
    for column, group in enumerate(GROUPS):
        wanted = np.array([any(answer[0] == group for answer in told) for told in answers])
        if wanted.sum() >= FEWEST:
            coefficients, bias[column] = _logistic(small, wanted, softness)
            weights[:, column] = coefficients
    # One example a mention and group: several may act, and each actor is learned for itself.
    pairs = [(row, group) for row, told in enumerate(answers) for group in sorted({answer[0] for answer in told})]
    at = np.array([row for row, _ in pairs])
    groups = np.array([GROUPS.index(group) for _, group in pairs])
    ones = sparse.csr_matrix((np.full(len(at), GIVEN), (np.arange(len(at)), groups)), shape=(len(at), len(GROUPS)))
    wide = _narrow(sparse.hstack([small[at], ones]).tocsr())
    for offset, names, part in ((len(GROUPS), ACTORS, 1), (len(GROUPS) + len(ACTORS), POLARITIES, 2)):
        for column, name in enumerate(names, offset):
            wanted = np.array([any(a[0] == group and a[part] == name for a in answers[row]) for row, group in pairs])
            if FEWEST <= wanted.sum() < len(wanted):
                coefficients, bias[column] = _logistic(wide, wanted, softness)
                weights[:, column] = coefficients[: len(keys)]
                given[:, column] = coefficients[len(keys) :] * GIVEN
    return Model(keys, weights, bias, given)


def _narrow(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    return matrix


def _logistic(
    matrix: sparse.csr_matrix, wanted: NDArray[np.bool_], softness: float
) -> tuple[NDArray[np.float32], float]:
    model = LogisticRegression(C=softness, solver="liblinear", max_iter=300, random_state=0).fit(matrix, wanted)
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


def judged(margins: NDArray[np.float32], given: NDArray[np.float32]) -> list[list[tuple[float, Answer]]]:
    """For each row the likelihood of the tuples of each group, and the tuple; as the scorer does."""
    count, split = len(GROUPS), len(GROUPS) + len(ACTORS)
    result = []
    for row in margins:
        found: list[tuple[float, Answer]] = []
        for index, group in enumerate(GROUPS):
            moved = _squashed(row + given[index])
            actors, polarities = moved[count:split], moved[split:]
            stated = float(_squashed(row[index])) * polarities.max() / polarities.sum() / min(1.0, actors.sum())
            for number, actor in enumerate(actors):
                if actor >= ALSO or number == int(actors.argmax()):
                    answer = (group, ACTORS[number], POLARITIES[int(polarities.argmax())])
                    found.append((float(stated * actor), answer))
        result.append(found)
    return result


def _squashed(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))), dtype=np.float32)


def check(examples: Examples, softness: float) -> Iterable[str]:
    """Precision and recall on documents that the model did not see, at several limits."""
    count = len(examples.names)
    fold_of = np.random.default_rng(5).permutation(count) % min(FOLDS, count)
    pairs: list[tuple[float, bool]] = []
    for fold in range(min(FOLDS, count)):
        held = np.flatnonzero(fold_of[examples.documents] == fold)
        learn = np.flatnonzero(fold_of[examples.documents] != fold)
        model = fit(examples.matrix[learn], [examples.answers[i] for i in learn], softness)
        for row, found in zip(held, judged(model.margins(examples.matrix[held]), model.given), strict=True):
            pairs += [(likelihood, answer in examples.answers[row]) for likelihood, answer in found]
    total = sum(map(len, examples.answers))
    for limit in LIMITS:
        said = [right for likelihood, right in pairs if likelihood >= limit]
        right = sum(said)
        yield (
            f"  limit {limit:.1f}: precision {right / max(1, len(said)):.3f}, recall {right / total:.3f}, "
            f"with labels out of reach {right / (total + examples.missed):.3f}"
        )


def _write(lang: Lang, examples: Examples, softness: float) -> None:
    model = fit(examples.matrix, examples.answers, softness)
    weightiest = np.sort(np.argsort(-np.abs(model.weights).max(axis=1), kind="stable")[: min(KEPT, MOST_KEYS)])
    weights = model.weights[weightiest]
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-6) / 127
    WEIGHTS.mkdir(exist_ok=True)
    with (WEIGHTS / f"statements_{lang}.npz").open("wb") as file:
        np.savez_compressed(
            file, format=np.int64(FORMAT), keys=model.keys[weightiest].astype(np.uint32),
            weights=np.rint(weights / scale).astype(np.int8), scale=scale.astype(np.float32), bias=model.bias,
            given=model.given,
        )  # fmt: skip
    about = {
        "documents": list(examples.names), "mentions": len(examples.answers),
        "labels": sum(map(len, examples.answers)), "softness": softness, "features": len(weightiest),
        "scikit-learn": sklearn.__version__, "numpy": np.__version__,
    }  # fmt: skip
    text = json.dumps(about, ensure_ascii=False, indent=1) + "\n"
    (WEIGHTS / f"statements_{lang}.json").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    sys.exit(main())
