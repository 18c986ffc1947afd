"""A catalogue that reads without mistakes, looked over for what is missing or points nowhere."""

import re
import string
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Literal

from analyzer.catalogue.conditions import When
from analyzer.catalogue.coverage import asked
from analyzer.catalogue.law import imposing, may_confirm
from analyzer.catalogue.model import HOME, Catalogue, Language, Rule, Text
from analyzer.catalogue.translated import HAN, table_place, test_place, untranslated
from analyzer.catalogue.yaml_tree import Path, parse
from analyzer.value import Value

Level = Literal["mistake", "note"]

APP_TYPES = range(1, 40)
"""Numbers of the types of 国信办秘字〔2021〕14号 第五条."""

_FORMS = re.compile(r"\.(one|other)$")


NO_PREFIXES: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Remark(Value, kw_only=True):
    """One thing to look at. A "mistake" fails the check, a "note" is for information. ``where`` is a file or folder,
    ``path`` the keys that lead to the place in it.
    """

    level: Level
    where: str
    what: str
    path: Path = ()

    def located(self, files: Mapping[str, bytes]) -> str:
        """``file:line: what``, the line by the files that the catalogue was read from; without one for a folder."""
        if self.where not in files:
            return f"{self.where}: {self.what}"
        return f"{self.where}:{parse(files[self.where]).line(self.path)}: {self.what}"


class Coverage(Value, kw_only=True):
    """How many of the words that any language has this one has, and the keys that it lacks."""

    tag: str
    words: int
    of: int
    missing: tuple[str, ...]


def lint(
    catalogue: Catalogue,
    date: str,
    table_codes: frozenset[str] = frozenset(),
    sdk_categories: frozenset[str] = frozenset(),
    sdk_prefixes: Mapping[str, tuple[str, ...]] = NO_PREFIXES,
) -> tuple[Remark, ...]:
    """Everything worth a remark, mistakes first, each kind in the order of the files.

    Args:
        catalogue: read strictly already, so that names resolve and types are right.
        date: ISO 8601; whether a rule has a clause depends on it.
        table_codes: codes of the column ``data_type`` of the sensitive-API table; each belongs to one data type.
        sdk_categories: every category that an SDK has; empty leaves the categories that rules name unchecked.
        sdk_prefixes: SDK to the prefixes of its class names, of the bulk list and the files together.
    """
    per_rule = (_examples, _basis, _asked, _tags, _policy_checks, _languages_of_rule, _filled_in)
    remarks = list(chain.from_iterable(look(rule, catalogue, date) for rule in catalogue.rules for look in per_rule))
    remarks += chain.from_iterable(_sdk_categories(rule, sdk_categories) for rule in catalogue.rules if sdk_categories)
    looks: tuple[Callable[[Catalogue], Iterator[Remark]], ...] = (
        *(_words, _translated, _app_types, _untested, _unused, _same_cite, _duties),
    )
    remarks += chain.from_iterable(look(catalogue) for look in looks)
    remarks += _codes(catalogue, table_codes)
    remarks += _same_prefix(sdk_prefixes)
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


def _mistake(where: str, what: str, *path: str | int) -> Remark:
    return Remark(level="mistake", where=where, what=what, path=path)


def _note(where: str, what: str, *path: str | int) -> Remark:
    return Remark(level="note", where=where, what=what, path=path)


def _file(rule: Rule) -> str:
    return f"rules/{rule.id}.yml"


def _examples(rule: Rule, catalogue: Catalogue, date: str) -> Iterator[Remark]:
    """One example that matches and one near miss that does not."""
    del catalogue, date
    accusing = ("confirmed", "suspected")
    quiet = ("no-issue", "not-seen", "undecidable")
    wanted = accusing if rule.checks else (*accusing, "not-seen", "undecidable")
    if not any(example.shows == "match" for example in rule.examples):
        yield _mistake(
            _file(rule), "no example with 'shows: match'; add facts in which the rule finds something", "examples"
        )
    if not any(example.shows == "near-miss" for example in rule.examples):
        yield _mistake(
            _file(rule), "no example with 'shows: near-miss'; add facts that are close but harmless", "examples"
        )
    names = [example.name for example in rule.examples]
    for number, example in enumerate(rule.examples):
        allowed = wanted if example.shows == "match" else quiet
        if example.expect not in allowed:
            what = f"example '{example.name}' shows {example.shows} but expects {example.expect}"
            yield _mistake(_file(rule), what, "examples", number, "expect")
        if names.count(example.name) > 1:
            yield _mistake(_file(rule), f"two examples are called '{example.name}'", "examples", number, "name")


def _basis(rule: Rule, catalogue: Catalogue, date: str) -> Iterator[Remark]:
    """A clause in force on the date; a check that can never confirm says so by being a lead."""
    found = imposing(catalogue, rule.obligations, date, rule.packs)
    if not any(instrument.role == "basis" for instrument, _ in found):
        yield _mistake(_file(rule), f"no clause in force on {date} imposes any of its obligations", "obligations")
    for number, check in enumerate(rule.checks):
        clauses = imposing(catalogue, check.obligations or rule.obligations, date, rule.packs)
        strongest = may_confirm(clauses, check.strength)
        if check.strength != "lead" and not strongest:
            what = f"check '{check.id}' is at most suspected: no clause on {date} admits more"
            yield _note(_file(rule), what, "checks", number, "strength")


def _asked(rule: Rule, catalogue: Catalogue, date: str) -> Iterator[Remark]:
    """A duty that the rule names and no check of it tests; known where the rule waits for a stage."""
    del catalogue, date
    for position, duty in enumerate(rule.obligations):
        if rule.checks and duty not in asked(rule):
            until = f", until '{rule.needs[0].stage}' can be asked" if rule.needs else ""
            yield _note(_file(rule), f"no check tests '{duty}'{until}", "obligations", position)


def _whens(rule: Rule) -> Iterator[tuple[Path, When]]:
    yield from ((("checks", number, "when"), check.when) for number, check in enumerate(rule.checks))
    for number, need in enumerate(rule.needs):
        if need.unless_no is not None:
            yield ("needs", number, "unless_no"), need.unless_no


def _unknown(rule: Rule, named: Iterator[tuple[Path, tuple[str, ...]]], known: set[str], what: str) -> Iterator[Remark]:
    for path, names in named:
        for position, name in enumerate(names):
            if name not in known:
                yield _mistake(_file(rule), f"{what} '{name}'", *path, position)


def _tags(rule: Rule, catalogue: Catalogue, date: str) -> Iterator[Remark]:
    """Tags select data types: one that no data type has selects nothing, for ever."""
    del date
    known = {tag for data_type in catalogue.data_types for tag in data_type.tags}
    named: list[tuple[Path, tuple[str, ...]]] = []
    for path, when in _whens(rule):
        for kind, condition in (("read", when.read), ("flow", when.flow)):
            if condition:
                named += [((*path, kind, "tags"), condition.tags)]
                named += [((*path, kind, "without_tags"), condition.without_tags)]
    yield from _unknown(rule, iter(named), known, "no data type has the tag")


def _policy_checks(rule: Rule, catalogue: Catalogue, date: str) -> Iterator[Remark]:
    """What a policy is asked for has a name in the language files; nothing else knows the checks."""
    del date
    prefix = "report.checks."
    known = {
        key.removeprefix(prefix) for entry in catalogue.languages for key in _keys(entry) if key.startswith(prefix)
    }
    named = (
        ((*path, "policy", key), names)
        for path, when in _whens(rule)
        if when.policy
        for key, names in (("checks", when.policy.checks), ("unless_found", when.policy.unless_found))
    )
    yield from _unknown(rule, named, known, "no language has a word for the policy check")


def _sdk_categories(rule: Rule, known: frozenset[str]) -> Iterator[Remark]:
    """A category that no SDK has selects nothing, for ever."""
    named: list[tuple[Path, tuple[str, ...]]] = []
    for path, when in _whens(rule):
        if when.sdk:
            named += [((*path, "sdk", "categories"), when.sdk.categories)]
            named += [((*path, "sdk", "without_categories"), when.sdk.without_categories)]
        for kind, condition in (("conduct", when.conduct), ("read", when.read), ("flow", when.flow)):
            if condition:
                named += [((*path, kind, "sdk_categories"), condition.sdk_categories)]
                named += [((*path, kind, "sdk_without_categories"), condition.sdk_without_categories)]
    yield from _unknown(rule, iter(named), set(known), "no SDK has the category")


def _texts(rule: Rule) -> Iterator[tuple[str, Text, Path]]:
    yield from (("title", rule.title, ("title",)), ("why", rule.why, ("why",)), ("remedy", rule.remedy, ("remedy",)))
    for number, check in enumerate(rule.checks):
        yield f"fact of '{check.id}'", check.fact, ("checks", number, "fact")
        if check.unsure:
            yield f"unsure of '{check.id}'", check.unsure, ("checks", number, "unsure")
        if check.remedy:
            yield f"remedy of '{check.id}'", check.remedy, ("checks", number, "remedy")
    for number, need in enumerate(rule.needs):
        yield f"reason for '{need.stage}'", need.reason, ("needs", number, "reason")
        if need.clear:
            yield f"clear of '{need.stage}'", need.clear, ("needs", number, "clear")


def _languages_of_rule(rule: Rule, catalogue: Catalogue, date: str) -> Iterator[Remark]:
    """Both languages say the same: each in its own script, with the same placeholders."""
    del catalogue, date
    for name, text, path in _texts(rule):
        if not HAN.search(text.zh):
            yield _mistake(_file(rule), f"{name}: the Chinese text is not Chinese", *path, "zh")
        if HAN.search(text.en):
            yield _mistake(_file(rule), f"{name}: the English text is not translated", *path, "en")
        if _fields(text.zh) != _fields(text.en):
            different = ", ".join(sorted(_fields(text.zh) ^ _fields(text.en)))
            yield _mistake(_file(rule), f"{name}: only one language uses {{{different}}}", *path)


def _filled_in(rule: Rule, catalogue: Catalogue, date: str) -> Iterator[Remark]:
    """The skeleton's dots are gone."""
    del catalogue, date
    for name, text, path in _texts(rule):
        if "…" in (text.zh[-1], text.en[-1]) and name in ("title", "why"):
            yield _mistake(_file(rule), f"{name}: still as the skeleton left it", *path)


def _fields(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def _words(catalogue: Catalogue) -> Iterator[Remark]:
    """Every language has every word, with the same placeholders."""
    for entry in coverage(catalogue):
        for key in entry.missing:
            what = f"no word for '{key}', which another language has"
            yield _mistake(f"languages/{entry.tag}.yml", what, *key.split("."))
    english = next((_keys(language) for language in catalogue.languages if language.tag == "en"), {})
    for language in catalogue.languages:
        for key, text in _keys(language).items():
            if key in english and _safe_fields(text) != _safe_fields(english[key]):
                what = f"'{key}' has other placeholders than in English"
                yield _mistake(f"languages/{language.tag}.yml", what, *key.split("."))


def _safe_fields(text: str) -> set[str]:
    """Placeholders of a word; words may also hold braces that mean nothing to us."""
    return set(re.findall(r"\{([a-z_]+)\}", text))


_RULE_TEXTS = frozenset({"title", "why", "remedy", "checks", "needs"})
"""Texts of rules that `_languages_of_rule` looks at, and more closely."""


def _translated(catalogue: Catalogue) -> Iterator[Remark]:
    """Every text in both languages; what a rule says is looked at with the rule."""
    for file, path, what in untranslated(catalogue):
        if not (file.startswith("rules/") and path[0] in _RULE_TEXTS):
            yield _mistake(file, what, *path)


def _untested(catalogue: Catalogue) -> Iterator[Remark]:
    """What nothing static decides comes with the test that a person makes."""
    for entry in catalogue.undecided:
        if entry.test is None:
            file, path = test_place(entry)
            yield _mistake(file, f"'{entry.id}' states no test to make", *path)


def _same_prefix(prefixes: Mapping[str, tuple[str, ...]]) -> Iterator[Remark]:
    """A prefix that two SDKs claim: the code below it would be said to be either's."""
    owners: dict[str, str] = {}
    for sdk, own in sorted(prefixes.items()):
        for prefix in dict.fromkeys(own):
            if prefix in owners:
                yield _mistake("sdks", f"'{prefix}' is a prefix of {owners[prefix]} and of {sdk}")
            owners.setdefault(prefix, sdk)


def _app_types(catalogue: Catalogue) -> Iterator[Remark]:
    numbers = {entry.number for entry in catalogue.app_types}
    missing = [number for number in APP_TYPES if number not in numbers]
    others = catalogue.packs and HOME not in {pack.id for pack in catalogue.packs}
    if missing and not others:  # the types are Chinese law
        yield _mistake("app_types", f"no file for number {', '.join(map(str, missing))}")


def _unused(catalogue: Catalogue) -> Iterator[Remark]:
    """Clauses that nothing tests, and obligations that join nothing."""
    tested = {duty for rule in catalogue.rules for duty in rule.obligations}
    tested |= {duty for entry in catalogue.undecided for duty in entry.obligations}
    for instrument in catalogue.instruments:
        for number, clause in enumerate(instrument.clauses):
            if clause.outside is None and not tested & set(clause.obligations):
                what = f"no rule and no entry of undecidable.yml tests {clause.id} ({clause.cite})"
                yield _note(f"clauses/{instrument.id}.yml", what, "clauses", number)


def _same_cite(catalogue: Catalogue) -> Iterator[Remark]:
    """Two clauses that print alike on one day: two parts of one article, or a number that was not corrected."""
    for instrument in catalogue.instruments:
        for number, clause in enumerate(instrument.clauses):
            for other in instrument.clauses[:number]:
                overlap = clause.holds_on(other.valid_from) or other.holds_on(clause.valid_from)
                if other.cite == clause.cite and overlap:
                    what = f"{clause.id} is cited like {other.id} ({clause.cite})"
                    yield _note(f"clauses/{instrument.id}.yml", what, "clauses", number, "cite")


def _duties(catalogue: Catalogue) -> Iterator[Remark]:
    tested = {duty for rule in catalogue.rules for duty in rule.obligations}
    tested |= {duty for entry in catalogue.undecided for duty in entry.obligations}
    imposed = {
        duty for instrument in catalogue.instruments for clause in instrument.clauses for duty in clause.obligations
    }
    for duty in catalogue.obligations:
        file, path = table_place("obligations", duty.id, duty.pack)
        if duty.id not in imposed:
            yield _mistake(file, f"no clause imposes '{duty.id}'", *path)
        elif duty.id not in tested:
            yield _note(file, f"no rule tests '{duty.id}'", *path)


def _codes(catalogue: Catalogue, codes: frozenset[str]) -> Iterator[Remark]:
    """The table of sensitive APIs and the data types know the same codes."""
    covered = {code for data_type in catalogue.data_types for code in data_type.table}
    for code in sorted(codes - covered):
        yield _mistake("data_types", f"no data type has the code '{code}' of the sensitive-API table")
    for data_type in catalogue.data_types:
        for position, code in enumerate(data_type.table):
            if codes and code not in codes:
                what = f"the sensitive-API table has no code '{code}'"
                yield _mistake(f"data_types/{data_type.id}.yml", what, "table", position)
