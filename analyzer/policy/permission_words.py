"""Where a policy names or describes a permission."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import ahocorasick

from analyzer import places
from analyzer.errors import RulesetError
from analyzer.policy.lexicon import bordered
from analyzer.policy.normal import plain

TABLE = Path("tables") / "own" / "permission_words.tsv"
"""Below ``rulesets/``: permission, language, phrase. Most phrases were counted in public policies; spelled names of
permissions match without being listed."""

_CONSTANT = re.compile(
    r"(?<![A-Z_.])(?:[a-z][a-z0-9_]{0,40}\.){0,6}(?:permission\.)?([A-Z]{3,20}(?:_[A-Z0-9]{2,20}){1,6})(?![A-Z_])"
)


class PermissionWords:
    """The phrases of all permissions in one automaton over normalised text."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        named: dict[str, set[str]] = {}
        constants: dict[str, str] = {}
        for permission, phrase in rows:
            named.setdefault(plain(phrase), set()).add(permission)
            constants[permission.rpartition(".")[2]] = permission
        self.permissions = frozenset(constants.values())
        self._constants = constants
        self._automaton = ahocorasick.Automaton()
        for word in sorted(named):
            self._automaton.add_word(word, (len(word), tuple(sorted(named[word]))))
        self._automaton.make_automaton()
        self._empty = not named

    def find(self, normal_text: str) -> list[tuple[int, str]]:
        """(start in the normalised text, permission) of every phrase, those within others included, ascending."""
        if self._empty:
            return []
        found = []
        for last, (length, permissions) in self._automaton.iter(normal_text):
            start = last + 1 - length
            if bordered(normal_text, start, last + 1):
                found += [(start, permission) for permission in permissions]
        return sorted(found)

    def constants(self, text: str) -> list[tuple[int, str]]:
        """(start in the text, permission) of every permission that is spelled out (``READ_CONTACTS``)."""
        found = []
        for match in _CONSTANT.finditer(text):
            known = self._constants.get(match[1])
            if known is not None:
                found.append((match.start(), known))
            elif match[0].startswith("android.permission."):
                found.append((match.start(), match[0]))
        return found


@lru_cache(maxsize=2)
def load_permission_words(folder: Path | None = None) -> PermissionWords:
    """The phrases of the rulesets in ``folder``, or of those that ship with the tool.

    Raises:
        RulesetError: the table is missing or wrong.
    """
    path = (folder or places.rulesets_dir()) / TABLE
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RulesetError(f"{path.name}: {error}", "install apkscan again") from error
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        fields = line.split("\t")
        if len(fields) != 3 or not all(fields):
            raise RulesetError(
                f"{TABLE.as_posix()}:{number}: three fields are expected", "permission, language, phrase"
            )
        rows.append((fields[0], fields[2]))
    return PermissionWords(rows)
