"""Ids to words in both languages at once, and templates filled with them."""

import re
from collections.abc import Mapping

from analyzer.behaviours.model import SdkPresence
from analyzer.catalogue.model import Catalogue, Text

Fields = Mapping[str, Text]

_MOST_LISTED = 6
"""How many names a sentence lists before it says how many more there are."""


class Lexicon:
    """The words of both languages by key; an unknown key stands for itself."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._zh = catalogue.language("zh")
        self._en = catalogue.language("en")

    def text(self, key: str, **fields: object) -> Text:
        """The words of ``key`` in both languages; a field is a Text or the same in both."""
        template = Text(zh=self._zh.get(key, key), en=self._en.get(key, key))
        return filled(template, {name: _as_text(value) for name, value in fields.items()})

    def listed(self, names: list[Text], most: int = _MOST_LISTED) -> Text:
        """Names as a list for a sentence, the first few of them."""
        shown, more = names[:most], len(names) - most
        joined = Text(zh="、".join(name.zh for name in shown), en=", ".join(name.en for name in shown))
        return self.text("list.more", names=joined, more=more) if more > 0 else joined

    def joined(self, sentences: list[Text]) -> Text:
        """Sentences as one text, doubles dropped."""
        unique = list(dict.fromkeys(sentences))
        return Text(zh="".join(sentence.zh for sentence in unique), en=" ".join(sentence.en for sentence in unique))


def filled(template: Text, fields: Fields) -> Text:
    """The template with ``{name}`` replaced; a value is never read as a template itself. For ``{name:one|other}`` there
    stands not the value but "one" where it is 1, and else "other".

    A name without a value stays as it is, so that a hole in a language file is seen and stops nothing.
    """
    return Text(
        zh=_spaced(template.zh.format_map(_Open({name: _Value(text.zh) for name, text in fields.items()}))),
        en=template.en.format_map(_Open({name: _Value(text.en) for name, text in fields.items()})),
    )


class _Value(str):
    __slots__ = ()

    def __format__(self, spec: str) -> str:
        one, bar, other = spec.partition("|")
        return str(self) if not bar else one if self == "1" else other


class _Open(dict[str, _Value]):
    def __missing__(self, name: str) -> _Value:
        return _Value(f"{{{name}}}")


_SEAM = re.compile(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z])|(?<=[A-Za-z])(?=[\u4e00-\u9fff])")


def _spaced(text: str) -> str:
    """Chinese text with a space between Han characters and Latin letters, where names were filled in."""
    return _SEAM.sub(" ", text)


def same(value: object) -> Text:
    """A value that reads the same in both languages."""
    return Text(zh=str(value), en=str(value))


def sdk_name(sdk: SdkPresence) -> Text:
    """What an SDK is called: its own name, and in English the English one where it has one."""
    return Text(zh=sdk.name, en=sdk.name_en or sdk.name)


def _as_text(value: object) -> Text:
    return value if isinstance(value, Text) else same(value)
