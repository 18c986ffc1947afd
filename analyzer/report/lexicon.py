"""What things are called in the report's language: words of the language file, names from the catalogue."""

from functools import cached_property
from typing import Any

from analyzer.behaviours.model import SdkPresence
from analyzer.catalogue.model import HOME, Catalogue, DataType, DeviceTest, Instrument, Rule, Text, Undecided
from analyzer.report.cite_english import in_english
from analyzer.report.model import Word
from analyzer.report.proof import Term

PREFIX = "report."
"""The part of a language file that is the report's."""

FALLBACK = "en"
"""The language whose words stand in for those that a language file lacks."""


class Lexicon:
    """Words and names in one language.

    A word that neither the language nor English has is shown as its key, so that a hole in a language file is seen
    and never stops a report.
    """

    def __init__(self, catalogue: Catalogue, lang: str) -> None:
        self.lang = lang
        self._catalogue = catalogue
        own, spare = catalogue.language(lang), catalogue.language(FALLBACK)
        self._words = {**_of_report(spare), **_of_report(own)}

    @cached_property
    def _data_types(self) -> dict[str, DataType]:
        return {data_type.id: data_type for data_type in self._catalogue.data_types}

    @cached_property
    def _instruments(self) -> dict[str, Instrument]:
        return {instrument.id: instrument for instrument in self._catalogue.instruments}

    @cached_property
    def _clause_places(self) -> dict[str, int]:
        clauses = (clause.id for instrument in self._catalogue.instruments for clause in instrument.clauses)
        return {key: place for place, key in enumerate(clauses)}

    def word(self, key: str, **fields: object) -> str:
        """The word at ``report.<key>`` with its placeholders filled.

        A word with the forms ``one`` and ``other`` is chosen by the first field.
        """
        text = self._words.get(key)
        if text is None:
            count = next(iter(fields.values()), None)
            text = self._words.get(f"{key}.one") if count == 1 else None
            text = text or self._words.get(f"{key}.other", key)
        return text.format(**{name: _number(value) for name, value in fields.items()}) if fields else text

    def name(self, table: str, key: str) -> str:
        """The word ``<table>.<key>``, or ``key`` itself when there is none: for ids that other stages may add to."""
        return self._words.get(f"{table}.{key}", key)

    def term(self, table: str, key: str) -> Term:
        """`name` beside its id."""
        return Term(id=key, text=self.name(table, key))

    def pick(self, value: Any, field: str) -> str:
        """``value.<field>_<lang>`` of a value that carries each language in a field of its own, English when absent."""
        own = getattr(value, f"{field}_{self.lang}", "")
        return str(own or getattr(value, f"{field}_{FALLBACK}"))

    def text(self, text: Text) -> str:
        """A catalogue text in this language."""
        return text.zh if self.lang == "zh" else text.en

    def listed(self, texts: tuple[str, ...] | list[str]) -> str:
        """Texts joined as this language joins a list."""
        return self.word("list").join(texts)

    def joined(self, sentences: list[str]) -> str:
        """Sentences one after the other, as this language sets them."""
        return ("" if self.lang == "zh" else " ").join(sentences)

    def data_type(self, key: str) -> Term:
        """A data type's name; the id itself for one that the catalogue does not know."""
        known = self._data_types.get(key)
        return Term(id=key, text=self.text(known.name) if known else key)

    def data_group(self, key: str) -> Term:
        """The display group of a data type, "other" for an unknown type."""
        known = self._data_types.get(key)
        return self.term("data_groups", known.group if known else "other")

    def data_grade(self, key: str) -> str:
        """The grade of a data type ("sensitive" …), "" for an unknown type."""
        known = self._data_types.get(key)
        return known.grade if known else ""

    def ancestors(self, key: str) -> frozenset[str]:
        """A data type and all that are broader."""
        found: set[str] = set()
        todo = [key]
        while todo:
            current = todo.pop()
            if current not in found:
                found.add(current)
                known = self._data_types.get(current)
                todo += known.parents if known else ()
        return frozenset(found)

    def policy_words(self, key: str) -> tuple[str, ...]:
        """The names that policies use for a data type, in both languages."""
        known = self._data_types.get(key)
        return (*known.words.zh, *known.words.en) if known else ()

    def problem(self, name_zh: str) -> str:
        """A MIIT problem name in this language."""
        known = self._catalogue.problem_named(name_zh)
        return self.text(known.name) if known else name_zh

    def problem_order(self, name_zh: str) -> int:
        """Where the catalogue lists a problem; unknown ones last."""
        names = [problem.name.zh for problem in self._catalogue.problems]
        return names.index(name_zh) if name_zh in names else len(names)

    def rule(self, key: str) -> Rule | None:
        """The rule behind an item; None for an item of other rulesets than these."""
        return next((rule for rule in self._catalogue.rules if rule.id == key), None)

    def obligations(self, key: str) -> tuple[str, ...]:
        """The duties that an item tests, () for an item of other rulesets than these."""
        entries: tuple[Rule | Undecided, ...] = (*self._catalogue.rules, *self._catalogue.undecided)
        return next((entry.obligations for entry in entries if entry.id == key), ())

    def device_test(self, key: str) -> DeviceTest | None:
        """The test that a person makes for an item that static analysis cannot decide."""
        return next((entry.test for entry in self._catalogue.undecided if entry.id == key), None)

    def app_type(self, key: str) -> Term | None:
        """One of the app types, None for ""."""
        if not key:
            return None
        known = next((kind for kind in self._catalogue.app_types if kind.id == key), None)
        return Term(id=key, text=self.text(known.name) if known else key)

    def chosen_packs(self, keys: tuple[str, ...]) -> tuple[Term, ...]:
        """The rule packs whose law was applied, () when it is only the one that applies unless others are chosen."""
        known = {pack.id: self.text(pack.name) for pack in self._catalogue.packs}
        return () if keys == (HOME,) else tuple(Term(id=key, text=known.get(key, key)) for key in keys)

    def about_pack(self, key: str) -> str:
        """What a rule pack holds, and how far that was verified."""
        return next((self.text(pack.about) for pack in self._catalogue.packs if pack.id == key), "")

    def instrument(self, key: str) -> tuple[int, str]:
        """Order and title with number of the instrument with this id; one that is not in the rulesets comes last."""
        known = self._instruments.get(key)
        if known is None:
            return 1_000_000, key
        title = self.text(known.title)
        number = known.number if known.number and known.number not in title else ""
        brackets = f"（{number}）" if self.lang == "zh" else f" ({number})"
        return known.order, title + (brackets if number else "")

    def short_cite(self, instrument: str, cite: str) -> str:
        """A cite without its instrument's name at the front, for a place below that name."""
        known = self._instruments.get(instrument)
        names = (known.title.zh, known.short.zh, known.number) if known else ()
        fronts = [front for name in names if name for front in (f"《{name}》", f"{name} ")]
        short = next((cite.removeprefix(front) for front in fronts if cite.startswith(front)), cite)
        return (short.removeprefix(f"（{known.number}）") or short) if known and known.number else short

    def cite_en(self, instrument: str, cite: str) -> str:
        """A cite in English words, for a report in English; "" where there is nothing to add."""
        known = self._instruments.get(instrument)
        if self.lang == "zh" or known is None:
            return ""
        return in_english(cite, self.short_cite(instrument, cite), known, self.problem)

    def clause_order(self, key: str) -> tuple[int, str]:
        """Where a clause stands in its instrument's file; those that are not there come last, by id."""
        return self._clause_places.get(key, len(self._clause_places)), key

    def gap(self, stage: str, cause: str) -> str:
        """What it means that ``stage`` met this cause: its own sentence, else the general one of the cause."""
        own = self._words.get(f"gap_texts.{stage}.{cause}")
        return own or self._words.get(f"gap_texts.any.{cause}", "")

    def sdk(self, sdk: SdkPresence) -> str:
        """What an SDK is called."""
        return sdk.name if self.lang == "zh" else sdk.name_en or sdk.name

    def permission(self, name: str) -> str:
        """What a permission allows, in a few words; "" for one that the language file does not know."""
        return self._words.get("permissions." + name.rpartition(".")[2], "")

    def furniture(self, table: str = "ui.") -> tuple[Word, ...]:
        """The words that only renderers need, out of one table: headings, column names."""
        return tuple(
            Word(key=key.removeprefix(table), text=text)
            for key, text in sorted(self._words.items())
            if key.startswith(table)
        )

    def numbered(self, table: str) -> tuple[str, ...]:
        """All words of a table in the order of their keys: paragraphs."""
        start = table + "."
        return tuple(text for key, text in sorted(self._words.items()) if key.startswith(start))


def _of_report(words: Any) -> dict[str, str]:
    return {key.removeprefix(PREFIX): text for key, text in words.items() if key.startswith(PREFIX)}


def _number(value: object) -> object:
    return f"{value:,}" if isinstance(value, int) else value
