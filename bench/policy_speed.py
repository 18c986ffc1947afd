"""How long reading takes: a policy of 30,000 characters when warm, and one of 500,000 bytes.

The texts are made of sentences that we wrote (bench/policy_gold/own and samples), repeated in turn with their numbers
changed, so that nothing can be remembered from one to the next.
"""

import statistics
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from analyzer.policy.reading import read_policy
from bench.policy_gold_run import knowledge
from bench.policy_truth import GOLD

RUNS = 5
SAMPLES = Path(__file__).resolve().parent.parent / "samples"
CHARACTERS = 30_000
BYTES = 500_000


@dataclass(frozen=True, slots=True)
class Timing:
    """Median processor seconds of a whole read, from file to checks; other work on the machine does not count."""

    name: str
    seconds: float
    statements: int


@dataclass(frozen=True, slots=True)
class Speed:
    """All timings."""

    timings: tuple[Timing, ...]

    def as_json(self) -> dict[str, object]:
        """Seconds by name."""
        return {timing.name: timing.seconds for timing in self.timings}

    def as_lines(self) -> list[str]:
        """One line each."""
        return [f"speed {t.name}: {t.seconds:.3f} s, {t.statements} statements" for t in self.timings]


def measure() -> Speed:
    """Read each text several times in this process and take the median; the first read of all is not counted."""
    chinese = _sentences(SAMPLES.rglob("policy*.html"), chinese=True)
    english = _sentences((GOLD / "own").glob("*.md"), chinese=False)
    texts = {
        "30,000 characters of Chinese": _grown(chinese, CHARACTERS, encoded=False),
        "30,000 characters of English": _grown(english, CHARACTERS, encoded=False),
        "500 KB of Chinese": _grown(chinese, BYTES, encoded=True),
        "500 KB of English": _grown(english, BYTES, encoded=True),
    }
    _read(texts["30,000 characters of Chinese"][:2_000])
    return Speed(tuple(_timed(name, text) for name, text in texts.items()))


def _timed(name: str, text: str) -> Timing:
    seconds = []
    statements = 0
    for _ in range(RUNS):
        start = time.process_time()
        statements = _read(text)
        seconds.append(time.process_time() - start)
    return Timing(name, statistics.median(seconds), statements)


def _read(text: str) -> int:
    known = knowledge()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "policy.txt"
        path.write_text(text, encoding="utf-8")
        return len(read_policy([path], known.catalogue, known.everything).statements)


def _sentences(paths: Iterable[Path], *, chinese: bool) -> list[str]:
    from analyzer.policy.documents import read_document

    found = []
    for path in sorted(paths):
        document = read_document([path])
        if (document.language == "zh") == chinese:
            found += [document.text[sentence.span.start : sentence.span.end] for sentence in document.sentences]
    return found


def _grown(sentences: list[str], size: int, *, encoded: bool) -> str:
    lines: list[str] = []
    length = 0
    while length < size:
        for sentence in sentences:
            line = f"{len(lines)}. {sentence}"
            lines.append(line)
            length += len(line.encode() if encoded else line) + 1
    text = "\n".join(lines)
    return text.encode()[:size].decode(errors="ignore") if encoded else text[:size]
