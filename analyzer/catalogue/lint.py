"""A catalogue that reads without mistakes, looked over for what is missing or points nowhere."""

import re
import string
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Literal

from analyzer.catalogue.conditions import When
from analyzer.catalogue.law import imposing, may_confirm
from analyzer.catalogue.model import Catalogue, Language, Rule, Text
from analyzer.value import Value

Level = Literal["mistake", "note"]

APP_TYPES = range(1, 40)
"""Numbers of the types of 国信办秘字〔2021〕14号 第五条."""

_HAN = re.compile(r"[\u4e00-\u9fff]")
_FORMS = re.compile(r"\.(one|other)$")


class Remark(Value, kw_only=True):
    """One thing to look at. A "mistake" fails the check, a "note" is for information. ``where`` is a file or an id."""

    level: Level
    where: str
    what: str


class Coverage(Value, kw_only=True):
    """How many of the words that any language has this one has, and the keys that it lacks."""

    tag: str
    words: int
    of: int
    missing: tuple[str, ...]


def lint(catalogue: Catalogue, date: str, table_codes: frozenset[str] = frozenset()) -> tuple[Remark, ...]:
    """Everything worth a remark, mistakes first, each kind in the order of the files.

    Args:
        catalogue: read strictly already, so that names resolve and types are right.
        date: ISO 8601; whether a rule has a clause depends on it.
        table_codes: codes of the column ``data_type`` of the sensitive-API table; each belongs to one data type.
    """
    per_rule = (_examples, _basis, _tags, _languages_of_rule, _filled_in)
    remarks = list(chain.from_iterable(look(rule, catalogue, date) for rule in catalogue.rules for look in per_rule))
    looks: tuple[Callable[[Catalogue], Iterator[Remark]], ...] = (_words, _app_types, _unused, _duties)
    remarks += chain.from_iterable(look(catalogue) for look in looks)
    remarks += _codes(catalogue, table_codes)
    return tuple(sorted(remarks, key=lambda remark: remark.level != "mistake"))


def coverage(catalogue: Catalogue) -> tuple[Coverage, ...]:
    """How complete each language is; a word that is missing falls back to English or to its key."""
    every = {key for language in catalogue.languages for key in _keys(language)}
    found = []
    for language in catalogue.languages:
        own = set(_keys(language))
        found.append(Coverage(tag=language.tag, words=len(own), of=len(every), missing=tuple(sorted(every - own))))
    return tuple(found)


def _keys(language: Language) -> dict[str, str]:
    """Words by key; the forms for one and for more, which only some languages tell apart, count as one word."""
    return {_FORMS.sub("", key): text for key, text in language.words}


def _mistake(where: str, what: str) -> Remark:
    return Remark(level="mistake", where=where, what=what)


def _note(where: str, what: str) -> Remark:
    return Remark(level="note", where=where, what=what)


def _file(rule: Rule) -> str:
    return f"rules/{rule.id}.yml"


def _examples(rule: Rule, catalogue: Catalogue, date: str) -> Iterator[Remark]:
    """One example that matches and one near miss that does not."""
    del catalogue, date
    accusing = ("confirmed", "suspected")
    quiet = ("no-issue", "not-seen", "undecidable")
    wanted = accusing if rule.checks else (*accusing, "not-seen", "undecidable")
    if not any(example.shows == "match" for example in rule.examples):
        yield _mistake(_file(rule), "no example with 'shows: match'; add facts in which the rule finds something")
    if not any(example.shows == "near-miss" for example in rule.examples):
        yield _mistake(_file(rule), "no example with 'shows: near-miss'; add facts that are close but harmless")
    names = [example.name for example in rule.examples]
    for example in rule.examples:
        allowed = wanted if example.shows == "match" else quiet
        if example.expect not in allowed:
            yield _mistake(_file(rule), f"example '{example.name}' shows {example.shows} but expects {example.expect}")
        if names.count(example.name) > 1:
            yield _mistake(_file(rule), f"two examples are called '{example.name}'")


def _basis(rule: Rule, catalogue: Catalogue, date: str) -> Iterator[Remark]:
    """A clause in force on the date; a check that can never confirm says so by being a lead."""
    found = imposing(catalogue, rule.obligations, date)
    if not any(instrument.role == "basis" for instrument, _ in found):
        yield _mistake(_file(rule), f"no clause in force on {date} imposes any of its obligations")
    for check in rule.checks:
        strongest = may_confirm(imposing(catalogue, check.obligations or rule.obligations, date), check.strength)
        if check.strength != "lead" and not strongest:
            yield _note(_file(rule), f"check '{check.id}' is at most suspected: no clause on {date} admits more")


def _whens(rule: Rule) -> Iterator[When]:
    yield from (check.when for check in rule.checks)
    yield from (need.unless_no for need in rule.needs if need.unless_no is not None)


def _tags(rule: Rule, catalogue: Catalogue, date: str) -> Iterator[Remark]:
    """Tags select data types: one that no data type has selects nothing, for ever."""
    del date
    known = {tag for data_type in catalogue.data_types for tag in data_type.tags}
    for tag in sorted(
        {tag for when in _whens(rule) if when.read for tag in (*when.read.tags, *when.read.without_tags)} - known
    ):
        yield _mistake(_file(rule), f"no data type has the tag '{tag}'")


def _texts(rule: Rule) -> Iterator[tuple[str, Text]]:
    yield from (("title", rule.title), ("why", rule.why), ("remedy", rule.remedy))
    for check in rule.checks:
        yield f"fact of '{check.id}'", check.fact
        if check.remedy:
            yield f"remedy of '{check.id}'", check.remedy
    for need in rule.needs:
        yield f"reason for '{need.stage}'", need.reason
        if need.clear:
            yield f"clear of '{need.stage}'", need.clear


def _languages_of_rule(rule: Rule, catalogue: Catalogue, date: str) -> Iterator[Remark]:
    """Both languages say the same: each in its own script, with the same placeholders."""
    del catalogue, date
    for name, text in _texts(rule):
        if not _HAN.search(text.zh):
            yield _mistake(_file(rule), f"{name}: the Chinese text is not Chinese")
        if _HAN.search(text.en):
            yield _mistake(_file(rule), f"{name}: the English text is not translated")
        if _fields(text.zh) != _fields(text.en):
            different = ", ".join(sorted(_fields(text.zh) ^ _fields(text.en)))
            yield _mistake(_file(rule), f"{name}: only one language uses {{{different}}}")


def _filled_in(rule: Rule, catalogue: Catalogue, date: str) -> Iterator[Remark]:
    """The skeleton's dots are gone."""
    del catalogue, date
    for name, text in _texts(rule):
        if "…" in (text.zh[-1], text.en[-1]) and name in ("title", "why"):
            yield _mistake(_file(rule), f"{name}: still as the skeleton left it")


def _fields(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def _words(catalogue: Catalogue) -> Iterator[Remark]:
    """Every language has every word, with the same placeholders."""
    for entry in coverage(catalogue):
        for key in entry.missing:
            yield _mistake(f"languages/{entry.tag}.yml", f"no word for '{key}', which another language has")
    english = next((_keys(language) for language in catalogue.languages if language.tag == "en"), {})
    for language in catalogue.languages:
        for key, text in _keys(language).items():
            if key in english and _safe_fields(text) != _safe_fields(english[key]):
                yield _mistake(f"languages/{language.tag}.yml", f"'{key}' has other placeholders than in English")


def _safe_fields(text: str) -> set[str]:
    """Placeholders of a word; words may also hold braces that mean nothing to us."""
    return set(re.findall(r"\{([a-z_]+)\}", text))


def _app_types(catalogue: Catalogue) -> Iterator[Remark]:
    numbers = {entry.number for entry in catalogue.app_types}
    missing = [number for number in APP_TYPES if number not in numbers]
    if missing:
        yield _mistake("app_types", f"no file for number {', '.join(map(str, missing))}")


def _unused(catalogue: Catalogue) -> Iterator[Remark]:
    """Clauses that nothing tests, and obligations that join nothing."""
    tested = {duty for rule in catalogue.rules for duty in rule.obligations}
    tested |= {duty for entry in catalogue.undecided for duty in entry.obligations}
    for instrument in catalogue.instruments:
        for clause in instrument.clauses:
            if not tested & set(clause.obligations):
                yield _note(f"clauses/{instrument.id}.yml", f"no rule tests {clause.id} ({clause.cite})")


def _duties(catalogue: Catalogue) -> Iterator[Remark]:
    tested = {duty for rule in catalogue.rules for duty in rule.obligations}
    tested |= {duty for entry in catalogue.undecided for duty in entry.obligations}
    imposed = {
        duty for instrument in catalogue.instruments for clause in instrument.clauses for duty in clause.obligations
    }
    for duty in catalogue.obligations:
        if duty.id not in imposed:
            yield _mistake("obligations.yml", f"no clause imposes '{duty.id}'")
        elif duty.id not in tested:
            yield _note("obligations.yml", f"no rule tests '{duty.id}'")


def _codes(catalogue: Catalogue, codes: frozenset[str]) -> Iterator[Remark]:
    """The table of sensitive APIs and the data types know the same codes."""
    covered = {code for data_type in catalogue.data_types for code in data_type.table}
    for code in sorted(codes - covered):
        yield _mistake("data_types", f"no data type has the code '{code}' of the sensitive-API table")
    for data_type in catalogue.data_types:
        for code in data_type.table:
            if codes and code not in codes:
                yield _mistake(f"data_types/{data_type.id}.yml", f"the sensitive-API table has no code '{code}'")
