"""What the neighbours of a sentence tell about it, and whether the sentences are in the order of a document at all.

A policy speaks of one thing for a while: sentences near one another share topics far more often than chance has it.
The corpora keep the order of their documents but only some of the sentences, a whole policy has all of them; the second
judge was trained on both. Lines that were shuffled or collected from many places have no neighbours to learn from, and
then the first judge, who sees one sentence, is asked alone.
"""

import numpy as np

from analyzer.policy.topics_weights import Floats, Judge

REACH = 2
DECAYS = (0.6, 0.85)
CERTAIN = 3.0
"""Standard deviations by which neighbours must be more alike than pairs drawn at random."""


def in_order(chances: Floats) -> bool:
    """Whether neighbouring rows resemble one another beyond chance.

    Compared are products of neighbouring rows, each row less the mean of all, with the mean and the spread of the
    products of all pairs of rows: those that every order of the rows would have on average. Rows of fewer than three
    sentences have no order.
    """
    count = len(chances)
    if count < 3:
        return False
    rows = chances.astype(np.float64) - chances.mean(axis=0, dtype=np.float64)
    pairs = count * (count - 1)
    own = (rows * rows).sum(axis=1)
    expected = -own.sum() / pairs
    spread = (np.square(rows.T @ rows).sum() - np.square(own).sum()) / pairs - expected**2
    if spread <= 0:
        return False
    products = (rows[1:] * rows[:-1]).sum(axis=1)
    return bool((products.mean() - expected) / np.sqrt(spread / (count - 1)) > CERTAIN)


def neighbourhood(margins: Floats, chances: Floats) -> Floats:
    """Features of each sentence for the second judge: its own margins and chances, the chances of the sentences before
    and after (``REACH`` of each), and the faded means of all before and all after for each of ``DECAYS``; eleven
    columns each. Beyond the ends there is nothing.
    """
    blocks = [margins, chances]
    for distance in range(1, REACH + 1):
        blocks += [_shifted(chances, distance), _shifted(chances, -distance)]
    for decay in DECAYS:
        blocks.append(_faded(chances, decay))
        blocks.append(_faded(chances[::-1], decay)[::-1])
    return np.hstack(blocks)


def likelihoods(features: Floats, judge: Judge) -> Floats:
    """What a judge makes of features, from 0 to 1: shape (sentences, topics)."""
    logits = np.clip(features @ judge.coefficients + judge.intercepts, -30, 30)
    result: Floats = (1 / (1 + np.exp(-logits))).astype(np.float32)
    return result


def _shifted(rows: Floats, by: int) -> Floats:
    moved = np.zeros_like(rows)
    if by > 0:
        moved[by:] = rows[:-by]
    else:
        moved[:by] = rows[-by:]
    return moved


def _faded(rows: Floats, decay: float) -> Floats:
    """Sum of the rows before each, weighted ``(1 - decay) * decay ** (distance - 1)`` up to a reach of ``5 / (1 -
    decay)`` rows, beyond which less than 5 % of the weight lies.
    """
    sums = np.zeros_like(rows)
    weight = 1 - decay
    for distance in range(1, min(round(5 / (1 - decay)), len(rows) - 1) + 1):
        sums[distance:] += np.float32(weight) * rows[:-distance]
        weight *= decay
    return sums
