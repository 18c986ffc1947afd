"""What a text on an app's screen is for (an entry to close the account, a switch …), by ``tables/own/screen_words``."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args

from analyzer import places
from analyzer.behaviours.consent_words import plain
from analyzer.catalogue.screen_kinds import ScreenKind
from analyzer.errors import RulesetError

LONGEST = 40
"""Characters of a text that names an entry; a longer one is a sentence that speaks of it."""

SHORTEST = 5
"""Letters of a part of an English word that is looked for by itself."""

_WORDS = ("kind", "match", "lang", "words", "source")
_SWITCHES = ("sdk", "class", "method", "off", "verified")
_KINDS: frozenset[str] = frozenset(get_args(ScreenKind))


class Switch(NamedTuple):
    """A call by which an SDK is told to personalise nothing: class descriptor, simple name, and its last argument then;
    None when nothing simple says it.
    """

    descriptor: str
    name: str
    off: int | None


@dataclass(frozen=True, slots=True)
class ScreenWords:
    """Words by what they are for, each without blanks and punctuation, in lower case."""

    whole: dict[str, tuple[ScreenKind, ...]]
    parts: tuple[tuple[str, ScreenKind], ...]
    marks: tuple[str, ...]
    """In lower case: every text that tells anything has one of these, in either case."""
    switches: tuple[Switch, ...] = ()

    def kinds(self, text: str) -> tuple[ScreenKind, ...]:
        """What a text is for; () for most."""
        if len(text) > 2 * LONGEST:
            return ()
        squeezed = plain(text)
        if not squeezed or len(squeezed) > LONGEST:
            return ()
        found = dict.fromkeys(self.whole.get(squeezed, ()))
        found |= dict.fromkeys(kind for part, kind in self.parts if part in squeezed)
        return tuple(found)


def load_screen_words(folder: Path | None = None) -> ScreenWords:
    """The words of ``folder`` (a ``tables`` folder), by default, and where it has none, the shipped ones.

    Raises:
        RulesetError: a table is missing or a row is not of the form that its header describes.
    """
    shipped = places.rulesets_dir() / "tables"
    return _read(*(_path(name, folder or shipped, shipped) for name in ("screen_words", "personalisation_switches")))


def _path(name: str, folder: Path, shipped: Path) -> Path:
    path = folder / "own" / f"{name}.tsv"
    return path if path.is_file() else shipped / "own" / f"{name}.tsv"


@cache
def _read(words: Path, switches: Path) -> ScreenWords:
    whole: dict[str, tuple[ScreenKind, ...]] = {}
    parts: dict[tuple[str, ScreenKind], None] = {}
    marks: dict[str, None] = {}
    for number, (name, match, _, listed, _) in _rows(words, _WORDS):
        if name not in _KINDS or match not in ("is", "has"):
            raise RulesetError(
                f"tables/own/{words.name}:{number}: '{name}' or '{match}' is unknown", "see its first lines"
            )
        kind: ScreenKind = next(one for one in get_args(ScreenKind) if one == name)
        for word in listed.split("|"):
            marks |= dict.fromkeys(_marks(word))
            text = plain(word)
            if match == "is":
                whole[text] = (*whole.get(text, ()), kind)
            else:
                parts[text, kind] = None
    calls = tuple(
        Switch(f"L{cls.replace('.', '/')};", method, int(off) if off else None)
        for _, (_, cls, method, off, _) in _rows(switches, _SWITCHES)
    )
    return ScreenWords(whole, tuple(parts), tuple(marks), calls)


def _marks(word: str) -> tuple[str, ...]:
    """A part of a word that stands unchanged in texts with it, whatever blanks and signs are in between; one that is
    too short to tell anything is looked for as it is written.
    """
    longest = max(word.replace("-", " ").replace("/", " ").split(), key=len)
    return (longest.lower() if len(longest) >= SHORTEST or not longest.isascii() else word.lower(),)


def _rows(path: Path, columns: tuple[str, ...]) -> Iterable[tuple[int, list[str]]]:
    hint = "install apkscan again"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RulesetError(f"tables/own/{path.name}: cannot be read ({error})", hint) from error
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    if not lines or tuple(lines[0][1].split("\t")) != columns:
        raise RulesetError(f"tables/own/{path.name}: the columns are not {', '.join(columns)}", "see its first lines")
    cells = csv.reader((line for _, line in lines[1:]), delimiter="\t", quoting=csv.QUOTE_NONE)
    for (number, _), row in zip(lines[1:], cells, strict=True):
        if len(row) != len(columns):
            raise RulesetError(f"tables/own/{path.name}:{number}: {len(row)} cells", f"write {len(columns)} cells")
        yield number, row
