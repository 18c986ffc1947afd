"""Where the text nodes of a parsed page stand in its source: parsers do not say."""

import html
import re

from analyzer.policy.raw import Run

_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9A-Fa-f]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")
_MOST_MISSES = 200
_NEAR = 5_000
_TELLING = 6


class Places:
    """Finds the text nodes of the tree again in the source, in order."""

    def __init__(self, source: str) -> None:
        self._map: list[tuple[int, int]] = [(0, 0)]
        parts: list[str] = []
        position = length = 0
        for match in _ENTITY.finditer(source):
            plain = html.unescape(match[0])
            if plain == match[0]:
                continue
            parts += [source[position : match.start()], plain]
            length += match.start() - position + len(plain)
            position = match.end()
            # Within a character of several code points, and at the entity itself, the source stands still.
            self._map.append((length, position))
        parts.append(source[position:])
        self._text = "".join(parts)
        self._at = self._misses = self._index = 0

    def runs(self, text: str) -> list[Run]:
        """The next text node as runs, cut where the source has an entity for a character."""
        start = -1 if text.isspace() else self._find(text)
        if start < 0:
            return [(text, self._to_source(self._at))]
        self._at = end = start + len(text)
        runs = []
        at = start
        while at < end:
            source = self._to_source(at)
            following = self._map[self._index + 1][0] if self._index + 1 < len(self._map) else end
            stop = min(end, following)
            runs.append((text[at - start : stop - start], source))
            at = stop
        return runs

    def _find(self, text: str) -> int:
        """Position in the unescaped text, -1 when it cannot be found (moved or changed by the parser)."""
        begin = max(0, self._at - 1)
        near = len(self._text) if self._misses < _MOST_MISSES else self._at + _NEAR + len(text)
        # The newline behind <pre> and <textarea> is no part of the tree.
        for mark in (">", ">\n"):
            found = self._text.find(mark + text, begin, near)
            if found >= 0:
                return found + len(mark)
        self._misses += 1
        if len(text.strip()) < _TELLING or self._misses >= _MOST_MISSES:
            return -1
        found = self._text.find(text, self._at)
        return found if found >= 0 else self._text.find(text)

    def _to_source(self, position: int) -> int:
        while self._index + 1 < len(self._map) and self._map[self._index + 1][0] <= position:
            self._index += 1
        while self._index and self._map[self._index][0] > position:
            self._index -= 1
        plain, raw = self._map[self._index]
        return raw + position - plain
