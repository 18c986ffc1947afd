"""The weights of the statement scorer as they ship: read, checked, and made ready to be looked up in.

A file ``weights/statements_<lang>.npz`` (no pickle) holds: ``format``; ``keys``, ascending numbers of features;
``weights``, signed bytes of each for the columns, and ``scale``, what one step of a byte is worth in each column;
``bias``; and ``given``, what each action group adds to the columns of actors and polarities. The columns are the action
groups, the actors and the polarities of `scorer_features`, in this order. ``python -m bench.train_statements`` writes
it.
"""

import zipfile
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzer.errors import RulesetError
from analyzer.policy.scorer_features import ACTORS, BITS, GROUPS, POLARITIES, Block
from analyzer.policy.topics_ngrams import Lang

FORMAT = 1
COLUMNS = len(GROUPS) + len(ACTORS) + len(POLARITIES)
MOST_KEYS = 65_535
WEIGHTS = Path(__file__).with_name("weights")
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ScorerWeights:
    """All that one language needs. ``place`` has for each feature 1 + its row, or 0."""

    place: NDArray[np.uint16]
    weights: NDArray[np.int8]
    scale: Floats
    bias: Floats
    given: Floats


@cache
def scorer_weights(lang: Lang) -> ScorerWeights:
    """The weights that ship for a language, read when first asked for.

    Raises:
        RulesetError: the weights are missing or damaged.
    """
    return read_scorer_weights(WEIGHTS / f"statements_{lang}.npz")


def read_scorer_weights(path: Path) -> ScorerWeights:
    """Weights out of a file.

    Raises:
        RulesetError: the file is missing, damaged or of another format.
    """
    try:
        with np.load(path, allow_pickle=False) as stored:
            found = {name: stored[name] for name in ("format", "keys", "weights", "scale", "bias", "given")}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise RulesetError(
            f"{path.name}: not weights of the statement scorer ({error})", "install apkscan again"
        ) from error
    keys, weights = found["keys"], found["weights"]
    shapes = (
        found["format"].shape == () and int(found["format"]) == FORMAT
        and keys.ndim == 1 and 0 < len(keys) <= MOST_KEYS and keys.dtype == np.uint32
        and weights.shape == (len(keys), COLUMNS) and weights.dtype == np.int8
        and found["scale"].shape == found["bias"].shape == (COLUMNS,)
        and found["given"].shape == (len(GROUPS), COLUMNS)
    )  # fmt: skip
    if (
        not shapes
        or int(keys.max()) >= 1 << BITS
        or not all(np.isfinite(found[n]).all() for n in ("scale", "bias", "given"))
    ):
        raise RulesetError(f"{path.name}: damaged weights of the statement scorer", "install apkscan again")
    place = np.zeros(1 << BITS, dtype=np.uint16)
    place[keys] = np.arange(1, len(keys) + 1)
    parts = (found[name].astype(np.float32) for name in ("scale", "bias", "given"))
    return ScorerWeights(place, weights, *parts)


def margins(blocks: list[Block], rows: list[list[int]], weights: ScorerWeights) -> Floats:
    """The columns of each mention before any squashing: shape (mentions, COLUMNS)."""
    result = np.zeros((len(rows), COLUMNS), dtype=np.float32)
    if not rows:
        return result
    owner = np.repeat(np.arange(len(blocks)), [len(block.keys) for block in blocks])
    row = weights.place[np.concatenate([block.keys for block in blocks])].astype(np.int64) - 1
    known = np.flatnonzero(row >= 0)
    values = np.concatenate([block.values for block in blocks])[known, None]
    sums = np.zeros((len(blocks), COLUMNS), dtype=np.float32)
    if len(known):
        of = owner[known]
        first = np.flatnonzero(np.diff(of, prepend=-1))
        sums[of[first]] = np.add.reduceat(weights.weights[row[known]] * values, first, axis=0)
    lengths = [len(row) for row in rows]
    flat = np.concatenate([np.array(row, dtype=np.int64) for row in rows])
    starts = np.cumsum([0, *lengths[:-1]])
    result = np.add.reduceat(sums[flat], starts, axis=0)
    return (result * weights.scale + weights.bias).astype(np.float32)
