"""Train the sentence gate: ``python -m bench.train_topics --corpus DIR [--lang zh|en]... [--out DIR]``.

DIR holds ``capp130/topic/train.txt`` and ``appsi139/topic/train.txt``; ``dev.txt`` beside them, if there, is scored
once at the end and decides nothing. Writes ``topics_<lang>.npz`` and ``topics_<lang>.json`` (where the data is from,
its SHA-256, the figures) below ``analyzer/policy/weights``. The same data and the same versions give the same bytes.
Needs scikit-learn: ``pip install 'apkscan-privacy[train]'``. What is done and why: docs/topics.md.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sklearn
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from analyzer.policy.topics import TOPICS, chosen, sentence_vectors
from analyzer.policy.topics_context import likelihoods, neighbourhood
from analyzer.policy.topics_ngrams import BITS, Lang, ngrams
from analyzer.policy.topics_weights import FORMAT, TOPIC_COUNT, WEIGHTS, Floats, Judge, read_weights
from bench.policy_corpora import Labelled, read_labelled
from bench.policy_topics import figures_of, score_topics

CORPORA: dict[Lang, tuple[str, str]] = {
    "zh": ("capp130", "CAPP-130 (EnlightenedAI/CAPP-130)"),
    "en": ("appsi139", "APPSI-139 (EnlightenedAI/APPSI-139)"),
}
SEED = 20261122
FOLDS = 5
SOFTNESS: dict[Lang, float] = {"zh": 0.4, "en": 0.5}
PRIOR: dict[Lang, float] = {"zh": 1.0, "en": 0.1}
KEPT = 60_000
"""N-grams with weights: of those in at least two sentences the ones with the largest weight for any topic."""
DENSITIES = ((1.0, 1), (0.5, 2), (0.25, 4), (0.15, 6))
"""Shares of the sentences that the second judge is shown in a row, and how often each: whole documents and excerpts."""
BLOCKS = 20
JUDGE_SOFTNESS = 0.2
GRID = np.arange(0.2, 0.621, 0.02)
Bools = NDArray[np.bool_]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Features:
    """Sentences by n-grams, rows of length 1; the n-grams' numbers and rarities."""

    matrix: sparse.csr_matrix
    keys: NDArray[np.int64]
    rarity: Floats


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write what is asked for; 2 when a file cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m bench.train_topics", description=__doc__.partition("\n")[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--lang", choices=tuple(CORPORA), action="append")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args(arguments)
    try:
        for lang in options.lang or CORPORA:
            train_language(lang, options.corpus / CORPORA[lang][0] / "topic", options.out)
    except (OSError, ValueError) as error:
        print(f"bench.train_topics: {error}", file=sys.stderr)
        return 2
    return 0


def train_language(lang: Lang, folder: Path, out: Path) -> None:
    """Train one language on ``train.txt`` of a folder and write its two files."""
    labelled = read_labelled(folder / "train.txt", lang)
    full = features_of(labelled, lang)
    unseen = margins_out_of_fold(full, labelled, lang)
    alone = judge(unseen, labelled.flags)
    near, near_figures = judge_of_neighbours(unseen, likelihoods(unseen, alone), labelled.flags)
    kept = strongest(full, labelled.flags, np.arange(len(labelled.flags)), lang)
    final = narrowed(full, kept)
    coefficients, bias = fitted(final.matrix, labelled.flags, lang)
    scale = np.maximum(np.abs(coefficients).max(axis=0), 1e-6) / 127
    arrays: dict[str, NDArray[np.generic]] = {
        "format": np.array([FORMAT], dtype=np.int32),
        "keys": final.keys.astype(np.uint32),
        "rarity": final.rarity.astype(np.float16),
        "weights": np.rint(coefficients / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "bias": bias.astype(np.float32),
    }
    for name, by in (("alone", alone), ("near", near)):
        arrays[f"{name}_coefficients"], arrays[f"{name}_intercepts"] = by.coefficients, by.intercepts
        arrays[f"{name}_thresholds"] = by.thresholds
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"topics_{lang}.npz"
    np.savez(path, allow_pickle=False, **arrays)
    figures: dict[str, object] = {
        "cross-validation, alone": figures_of(
            labelled.flags, chosen(likelihoods(unseen, alone), alone.thresholds)
        ).micro,
        **near_figures,
    }
    write_provenance(path, lang, folder, figures)


def features_of(labelled: Labelled, lang: Lang) -> Features:
    """All n-grams that stand in at least two of the sentences."""
    seen: list[NDArray[np.int64]] = []
    for grams in ngrams(labelled.sentences, lang):
        seen.append(np.unique(grams.symbols.owner[grams.first] * (1 << BITS) + grams.key))
    keys, often = np.unique(np.unique(np.concatenate(seen)) & ((1 << BITS) - 1), return_counts=True)
    often, keys = often[often > 1], keys[often > 1]
    place = np.zeros(1 << BITS, dtype=np.uint32)
    place[keys] = np.arange(1, len(keys) + 1)
    count = len(labelled.sentences)
    owner, row, value = sentence_vectors(labelled.sentences, lang, place, len(keys))
    rarity = (np.log((1 + count) / (1 + often)) + 1).astype(np.float16).astype(np.float32)
    matrix = sparse.csr_matrix((value * rarity[row], (owner, row)), shape=(count, len(keys)))
    return Features(matrix=of_length_one(matrix), keys=keys, rarity=rarity)


def of_length_one(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Each row divided by its length."""
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return sparse.csr_matrix(sparse.diags(1 / np.maximum(length, 1e-9)) @ matrix, dtype=np.float32)


def narrowed(features: Features, columns: Rows) -> Features:
    """Only some of the n-grams."""
    matrix = of_length_one(sparse.csr_matrix(features.matrix[:, columns]))
    return Features(matrix=matrix, keys=features.keys[columns], rarity=features.rarity[columns])


def fitted(matrix: sparse.csr_matrix, flags: Bools, lang: Lang) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Weights (n-grams, topics) and biases of one linear support vector machine for each topic.

    For each topic the n-grams are first stretched by the root of how much more often they stand in its sentences than
    in others (the absolute logarithm of the ratio, with PRIOR added to the counts); the stretch then
    becomes part of the weight.
    """
    coefficients, bias = np.zeros((matrix.shape[1], TOPIC_COUNT)), np.full(TOPIC_COUNT, -1.0)
    occurs = sparse.csr_matrix((np.ones_like(matrix.data), matrix.indices, matrix.indptr), shape=matrix.shape)
    every = np.asarray(occurs.sum(axis=0)).ravel()
    for topic in range(TOPIC_COUNT):
        if flags[:, topic].any():
            inside = np.asarray(occurs[flags[:, topic]].sum(axis=0)).ravel()
            with_topic, without = inside + PRIOR[lang], every - inside + PRIOR[lang]
            stretch = np.sqrt(np.abs(np.log(with_topic / with_topic.sum() * without.sum() / without)))
            stretched = sparse.csr_matrix(matrix @ sparse.diags(stretch), dtype=np.float32)
            machine = LinearSVC(C=SOFTNESS[lang], random_state=SEED).fit(stretched, flags[:, topic])
            coefficients[:, topic], bias[topic] = machine.coef_[0] * stretch, machine.intercept_[0]
    return coefficients, bias


def strongest(features: Features, flags: Bools, rows: Rows, lang: Lang) -> Rows:
    """The KEPT n-grams with the largest weights when all are used, ascending."""
    coefficients, _ = fitted(features.matrix[rows], flags[rows], lang)
    return np.sort(np.argsort(-np.abs(coefficients).max(axis=1), kind="stable")[:KEPT])


def margins_out_of_fold(features: Features, labelled: Labelled, lang: Lang) -> Floats:
    """Margins of each sentence by machines that have not seen it, nor a copy of it, nor chosen n-grams by it."""
    numbers: dict[str, int] = {}
    group = np.array([numbers.setdefault(sentence, len(numbers)) for sentence in labelled.sentences])
    fold = (np.random.default_rng(SEED).permutation(len(numbers)) % FOLDS)[group]
    margins = np.zeros(labelled.flags.shape, dtype=np.float32)
    for number in range(FOLDS):
        inside, outside = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        few = narrowed(features, strongest(features, labelled.flags, inside, lang))
        coefficients, bias = fitted(few.matrix[inside], labelled.flags[inside], lang)
        margins[outside] = few.matrix[outside] @ coefficients + bias
    return margins


def judge(features: Floats, flags: Bools) -> Judge:
    """Logistic models over margins, with thresholds that are best for micro F1 on the same sentences."""
    coefficients, intercepts = logistic(features, flags)
    without = Judge(coefficients=coefficients, intercepts=intercepts, thresholds=np.zeros(TOPIC_COUNT, np.float32))
    return Judge(coefficients, intercepts, thresholds_for(likelihoods(features, without), flags))


def logistic(features: Floats, flags: Bools) -> tuple[Floats, Floats]:
    """Coefficients (features, topics) and intercepts."""
    coefficients = np.zeros((features.shape[1], TOPIC_COUNT), dtype=np.float32)
    intercepts = np.full(TOPIC_COUNT, -9.0, dtype=np.float32)
    for topic in range(TOPIC_COUNT):
        if flags[:, topic].any():
            model = LogisticRegression(C=JUDGE_SOFTNESS, max_iter=400, tol=1e-3).fit(features, flags[:, topic])
            coefficients[:, topic], intercepts[topic] = model.coef_[0], model.intercept_[0]
    return coefficients, intercepts


def judge_of_neighbours(margins: Floats, chances: Floats, flags: Bools) -> tuple[Judge, dict[str, float]]:
    """The second judge, and its micro F1 by density over blocks of the file that it was not trained on."""
    dice = np.random.default_rng(SEED)
    block = (np.arange(len(flags)) * BLOCKS // len(flags)) % FOLDS
    held: list[tuple[float, Floats, Bools]] = []
    for number in range(FOLDS):
        inside, outside = np.flatnonzero(block != number), np.flatnonzero(block == number)
        coefficients, intercepts = logistic(*_excerpts(dice, inside, margins, chances, flags))
        part = Judge(coefficients, intercepts, np.zeros(TOPIC_COUNT, dtype=np.float32))
        for density, times in DENSITIES:
            for _ in range(times):
                rows = _excerpt(dice, outside, density)
                held.append((density, likelihoods(neighbourhood(margins[rows], chances[rows]), part), flags[rows]))
    coefficients, intercepts = logistic(*_excerpts(dice, np.arange(len(flags)), margins, chances, flags))
    thresholds = thresholds_for(np.vstack([score for _, score, _ in held]), np.vstack([flag for *_, flag in held]))
    figures = {}
    for density, _ in DENSITIES:
        scores = np.vstack([score for share, score, _ in held if share == density])
        truth = np.vstack([flag for share, _, flag in held if share == density])
        name = f"cross-validation, with neighbours, {density:.0%} of the sentences"
        figures[name] = figures_of(truth, chosen(scores, thresholds)).micro
    return Judge(coefficients, intercepts, thresholds), figures


def _excerpt(dice: np.random.Generator, rows: Rows, density: float) -> Rows:
    return np.sort(dice.permutation(rows)[: max(1, int(len(rows) * density))])


def _excerpts(
    dice: np.random.Generator, rows: Rows, margins: Floats, chances: Floats, flags: Bools
) -> tuple[Floats, Bools]:
    picked = [_excerpt(dice, rows, density) for density, times in DENSITIES for _ in range(times)]
    features = [neighbourhood(margins[part], chances[part]) for part in picked]
    return np.vstack(features), np.vstack([flags[part] for part in picked])


def thresholds_for(scores: Floats, flags: Bools) -> Floats:
    """Thresholds by topic: the best common one, then each moved while micro F1 gains at least 0.0003."""

    def worth(thresholds: Floats) -> float:
        return figures_exact(flags, chosen(scores, thresholds))

    commons = [np.full(TOPIC_COUNT, value, dtype=np.float32) for value in GRID]
    best = max(commons, key=worth)
    reached = worth(best)
    for _ in range(2):
        for topic in range(TOPIC_COUNT):
            for value in GRID:
                tried = best.copy()
                tried[topic] = value
                if (found := worth(tried)) > reached + 0.0003:
                    best, reached = tried, found
    return best


def figures_exact(expected: Bools, said: Bools) -> float:
    """Micro F1, not rounded."""
    return 2 * float((expected & said).sum()) / max(float(expected.sum() + said.sum()), 1.0)


def write_provenance(path: Path, lang: Lang, folder: Path, figures: dict[str, object]) -> None:
    """The small file beside the weights. The development sentences are scored here, after all is decided."""
    train, dev = folder / "train.txt", folder / "dev.txt"
    if dev.is_file():
        weights = read_weights(path)
        for (which, how), found in score_topics(dev, lang, train, weights).figures.items():
            figures[f"dev, {which}, {how}"] = {"micro_f1": found.micro, "macro_f1": found.macro}
    told = {
        "weights": path.name,
        "weights_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "corpus": CORPORA[lang][1],
        "licence": "CC BY 4.0",
        "train_sha256": hashlib.sha256(train.read_bytes()).hexdigest(),
        "topics": list(TOPICS),
        "trained_with": {"numpy": np.__version__, "scikit-learn": sklearn.__version__, "seed": SEED},
        "figures": figures,
    }
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    path.with_suffix(".json").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    sys.exit(main())
