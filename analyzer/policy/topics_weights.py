"""The weights of the sentence gate as they ship: read, checked, and made ready to be looked up in.

A file ``weights/topics_<lang>.npz`` (no pickle) holds: ``format``; ``keys``, ascending numbers of n-grams; ``rarity``,
the inverse document frequency of each; ``weights``, signed bytes of each for the eleven topics, and ``scale``, what one
step of a byte is worth for each topic; ``bias``; the two judges' ``alone_*`` and ``near_*`` coefficients, intercepts
and thresholds. ``python -m bench.train_topics`` writes it.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzer.errors import RulesetError
from analyzer.policy.topics_ngrams import BITS, Lang

FORMAT = 1
TOPIC_COUNT = 11
NEAR_FEATURES = 10
"""Blocks of eleven that the second judge is given; see ``topics_context.neighbourhood``."""
MOST_KEYS = 65_535
WEIGHTS = Path(__file__).with_name("weights")
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Judge:
    """One logistic model for each topic over the same features, and from where on each topic is said."""

    coefficients: Floats
    intercepts: Floats
    thresholds: Floats


@dataclass(frozen=True, slots=True)
class TopicWeights:
    """All that one language needs. ``place`` has for each n-gram number 1 + its row, or 0."""

    place: NDArray[np.uint16]
    rarity: Floats
    weights: NDArray[np.int8]
    scale: Floats
    bias: Floats
    alone: Judge
    near: Judge


@cache
def weights_of(lang: Lang) -> TopicWeights:
    """The weights that ship for a language, read when first asked for."""
    return read_weights(WEIGHTS / f"topics_{lang}.npz")


def read_weights(path: Path) -> TopicWeights:
    """Weights out of a file.

    Raises:
        RulesetError: the file is missing, damaged, or not of this form.
    """
    try:
        # Out of memory, because numpy does not close a file that it finds to be damaged.
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as stored:
            return _checked(_Stored({name: stored[name] for name in stored.files}))
    except (OSError, EOFError, ValueError, KeyError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
        reason = f"no {error}" if isinstance(error, KeyError) else str(error) or type(error).__name__
        raise RulesetError(
            f"{path}: the weights of the sentence gate cannot be used: {reason}", "install apkscan again"
        ) from error


class _Stored:
    """The arrays of a file, each taken out with its type and shape checked."""

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        self._arrays = arrays

    def of(self, name: str, kind: str, shape: tuple[int, ...]) -> NDArray[np.generic]:
        array = self._arrays[name]
        if not isinstance(array, np.ndarray):  # an entry that numpy hands on as bytes
            raise ValueError(f"{name} is no array")
        if array.dtype.str[1:] != kind or array.shape != shape:
            raise ValueError(f"{name} is {array.dtype} {array.shape}, not {kind} {shape}")
        if array.dtype.kind == "f" and not np.isfinite(array).all():
            raise ValueError(f"{name} holds what is no number")
        return array

    def floats(self, name: str, *shape: int, kind: str = "f4") -> Floats:
        return self.of(name, kind, shape).astype(np.float32)

    def count(self) -> int:
        """How many n-grams have weights."""
        shape = np.shape(self._arrays["keys"])
        if len(shape) != 1 or not 0 < shape[0] <= MOST_KEYS:
            raise ValueError(f"keys is of shape {shape}")
        return int(shape[0])

    def judge(self, name: str, blocks: int) -> Judge:
        return Judge(
            coefficients=self.floats(f"{name}_coefficients", blocks * TOPIC_COUNT, TOPIC_COUNT),
            intercepts=self.floats(f"{name}_intercepts", TOPIC_COUNT),
            thresholds=self.floats(f"{name}_thresholds", TOPIC_COUNT),
        )


def _checked(stored: _Stored) -> TopicWeights:
    written = int(stored.of("format", "i4", (1,)).astype(np.int64)[0])
    if written != FORMAT:
        raise ValueError(f"format {written}, not {FORMAT}")
    count = stored.count()
    keys = stored.of("keys", "u4", (count,)).astype(np.int64)
    if keys[-1] >= 1 << BITS or (count > 1 and (np.diff(keys) <= 0).any()):
        raise ValueError("keys are not ascending numbers of n-grams")
    place = np.zeros(1 << BITS, dtype=np.uint16)
    place[keys] = np.arange(1, count + 1, dtype=np.uint16)
    return TopicWeights(
        place=place,
        rarity=stored.floats("rarity", count, kind="f2"),
        weights=stored.of("weights", "i1", (count, TOPIC_COUNT)).astype(np.int8),
        scale=stored.floats("scale", TOPIC_COUNT),
        bias=stored.floats("bias", TOPIC_COUNT),
        alone=stored.judge("alone", 1),
        near=stored.judge("near", NEAR_FEATURES),
    )
