"""The words of a report's layout, looked up by renderers."""

from typing import Protocol

from analyzer.report.model import Word


class Worded(Protocol):
    """A report of any kind, which carries its words."""

    @property
    def words(self) -> tuple[Word, ...]:
        """Key and text of each word."""


class Furniture:
    """Words by key, as the report carries them; a missing word is an error of the renderer."""

    def __init__(self, report: Worded) -> None:
        self._words = {word.key: word.text for word in report.words}

    def __call__(self, key: str, **fields: object) -> str:
        """The word with its placeholders filled; the form ``one`` when the first field is 1 and there is one.

        Raises:
            KeyError: the language file has no such word.
        """
        count = next(iter(fields.values()), None)
        if key not in self._words:
            one = f"{key}.one"
            key = one if count == 1 and one in self._words else f"{key}.other"
        text = self._words[key]
        if not fields:
            return text
        return text.format(
            **{name: f"{value:,}" if isinstance(value, int) else value for name, value in fields.items()}
        )
