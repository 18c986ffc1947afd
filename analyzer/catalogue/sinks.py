"""``rulesets/sinks``: by which calls data leaves an app, read strictly and kept compiled."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from analyzer import places
from analyzer.catalogue import compiled
from analyzer.catalogue.reader import read_files, ruleset_sha256
from analyzer.catalogue.sink_files import (
    HandOver,
    OriginEntry,
    Pattern,
    RequestEntry,
    SinkEntry,
    SinkFile,
    check,
    parse_pattern,
)
from analyzer.catalogue.strict import convert
from analyzer.catalogue.yaml_tree import MistakeError, parse
from analyzer.errors import RulesetError
from analyzer.value import Value

FOLDER = "sinks"
_MOST_SHOWN = 20
_SOURCES = ("sinks.py", "sink_files.py", "model.py", "strict.py", "yaml_tree.py", "compiled.py")


class SinkRule(Value, kw_only=True):
    """One method pattern with what holds of its calls; ``data``, ``stream`` ("" for none), ``ways`` are places."""

    pattern: Pattern
    channel: str
    data: tuple[str, ...]
    whole: bool = False
    stream: str = ""
    ways: tuple[tuple[str, str], ...] = ()


class OriginRule(Value, kw_only=True):
    """One method that gives or makes something to write into; ``channel`` also "memory"."""

    pattern: Pattern
    channel: str
    ways: tuple[tuple[str, str], ...] = ()


class WrapRule(Value, kw_only=True):
    """One method or constructor whose result writes on into the place ``inner``."""

    pattern: Pattern
    inner: str


class AnnotatedRule(Value, kw_only=True):
    """An annotation of methods of which what they return leaves by ``channel``."""

    annotation: str
    channel: str
    whole: bool = False


class SinkRules(Value, kw_only=True):
    """What the files say, as it is kept; ``SinkSet`` explains it."""

    sha256: str
    calls: tuple[SinkRule, ...] = ()
    overrides: tuple[SinkRule, ...] = ()
    annotated: tuple[AnnotatedRule, ...] = ()
    origins: tuple[OriginRule, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    paths: tuple[tuple[str, str], ...] = ()
    wraps: tuple[WrapRule, ...] = ()
    requests: tuple[tuple[str, RequestEntry], ...] = ()
    inside: tuple[str, ...] = ()
    not_on: tuple[str, ...] = ()
    native: str = ""
    hand_over: HandOver | None = None


T = TypeVar("T", SinkRule, OriginRule, WrapRule)


class Lookup(Generic[T]):
    """Rules by class and simple name; of those that fit a method, the one with the longest descriptor."""

    def __init__(self, rules: Iterable[T]) -> None:
        self._rules: dict[tuple[str, str], list[T]] = {}
        for rule in sorted(rules, key=lambda r: (not r.pattern.exact, -len(r.pattern.descriptor))):
            self._rules.setdefault((rule.pattern.cls, rule.pattern.name), []).append(rule)
        names: dict[str, set[str]] = {}
        for cls, name in self._rules:
            names.setdefault(cls, set()).add(name)
        self.names: dict[str, frozenset[str]] = {cls: frozenset(found) for cls, found in names.items()}
        """Class descriptor to simple names, as ``CodeIndex.calls_of`` takes them."""

    def of(self, cls: str, name: str, descriptor: str) -> T | None:
        """The rule for a method as the class of a rule declares it, None when there is none."""
        return next((rule for rule in self._rules.get((cls, name), ()) if rule.pattern.fits(descriptor)), None)


@dataclass(frozen=True)
class SinkSet:
    """All ways out. ``calls``, ``origins``, ``wraps`` are looked up by method.

    ``overrides``: methods of which what an override returns leaves. ``fields`` (signature) and ``paths`` (beginning of
    a constant name) to the channel of what they hold or name. ``inside``: beginnings of descriptors of classes whose
    code is a way out itself. ``native``: channel of calls of packaged native methods, "" for none.
    """

    rules: SinkRules
    calls: Lookup[SinkRule] = field(init=False)
    origins: Lookup[OriginRule] = field(init=False)
    wraps: Lookup[WrapRule] = field(init=False)

    def __post_init__(self) -> None:
        for name in ("calls", "origins", "wraps"):
            object.__setattr__(self, name, Lookup(getattr(self.rules, name)))

    @property
    def sha256(self) -> str:
        """A digest of the files."""
        return self.rules.sha256

    @property
    def overrides(self) -> tuple[SinkRule, ...]:
        """Methods of which what an override returns leaves."""
        return self.rules.overrides

    @property
    def annotated(self) -> tuple[AnnotatedRule, ...]:
        """Annotations of methods of which what they return leaves."""
        return self.rules.annotated

    @property
    def requests(self) -> tuple[tuple[str, RequestEntry], ...]:
        """(channel, annotations that make the methods of an interface requests)."""
        return self.rules.requests

    @property
    def hand_over(self) -> HandOver | None:
        """What counts as handed to an SDK."""
        return self.rules.hand_over


def load_sinks(rulesets_dir: Path, cache_dir: Path | None = None) -> SinkSet:
    """The files of ``rulesets/sinks``; kept, compiled, in ``cache_dir`` (default: the user's cache folder).

    Raises:
        RulesetError: a file is wrong: ``sinks/x.yml:line: what``, all mistakes, one a line.
    """
    folder = rulesets_dir / FOLDER
    if not folder.is_dir():
        return SinkSet(SinkRules(sha256=""))
    files = read_files(folder)
    digest = ruleset_sha256(files)
    kept_in = places.cache_dir() if cache_dir is None else cache_dir
    key = f"{digest} {compiled.code_sha256(_SOURCES)}"
    rules = compiled.read_value(kept_in, FOLDER, key, SinkRules)
    if rules is None or rules.sha256 != digest:
        rules = parse_sinks(files)
        compiled.write_value(kept_in, FOLDER, key, rules)
    return SinkSet(rules)


def parse_sinks(files: dict[str, bytes]) -> SinkRules:
    """The rules of files given by name (``okhttp.yml``).

    Raises:
        RulesetError: as ``load_sinks``.
    """
    found: list[SinkFile] = []
    mistakes: list[tuple[str, int, str]] = []
    taken: dict[tuple[str, Pattern], str] = {}
    for name, data in sorted(files.items()):
        try:
            document = parse(data)
        except MistakeError as mistake:
            mistakes.append((name, mistake.line, mistake.what))
            continue
        file, wrong = convert(document, SinkFile)
        if file is not None:
            wrong = check(name, document, file)
        if file is None or wrong:
            mistakes += [(name, line, what) for line, what in wrong]
            continue
        found.append(file)
        for path, text in _stated(file):
            key = (str(path[0]) + str(path[2]), parse_pattern(text))
            if key in taken:
                mistakes.append((name, document.line(path), f"'{text}' stands in {taken[key]} already"))
            taken.setdefault(key, name)
        if file.hand_over is not None and any(one.hand_over for one in found[:-1]):
            mistakes.append((name, document.line(("hand_over",)), "'hand_over' stands in another file already"))
    if mistakes:
        raise _error(mistakes)
    return _rules(found, ruleset_sha256(files))


def _stated(file: SinkFile) -> Iterable[tuple[tuple[str | int, ...], str]]:
    """Every method pattern with its path."""
    for key in ("sinks", "origins", "wraps"):
        for number, entry in enumerate(getattr(file, key)):
            for list_name in ("methods", "overrides"):
                for index, text in enumerate(getattr(entry, list_name, ())):
                    yield (key, number, list_name, index), text


def _error(mistakes: list[tuple[str, int, str]]) -> RulesetError:
    lines = [f"{FOLDER}/{name}:{line}: {what}" for name, line, what in sorted(mistakes)]
    if len(lines) > _MOST_SHOWN:
        lines[_MOST_SHOWN:] = [f"... and {len(lines) - _MOST_SHOWN} more"]
    return RulesetError("\n".join(lines), "correct the file; docs/sinks.md explains the format")


def _rules(files: list[SinkFile], digest: str) -> SinkRules:
    return SinkRules(
        sha256=digest,
        calls=tuple(r for f in files for e in f.sinks for r in _sink_rules(f.channel, e, e.methods)),
        overrides=tuple(r for f in files for e in f.sinks for r in _sink_rules(f.channel, e, e.overrides)),
        annotated=tuple(
            AnnotatedRule(annotation=name, channel=f.channel, whole=_is_whole(e))
            for f in files for e in f.sinks for name in e.annotated
        ),
        origins=tuple(r for f in files for e in f.origins for r in _origin_rules(e)),
        fields=tuple((name, e.channel) for f in files for e in f.origins for name in e.fields),
        paths=tuple((name, e.channel) for f in files for e in f.origins for name in e.paths),
        wraps=tuple(
            WrapRule(pattern=parse_pattern(text), inner=e.inner) for f in files for e in f.wraps for text in e.methods
        ),
        requests=tuple((f.channel, e) for f in files for e in f.requests),
        inside=tuple(sorted({prefix for f in files for prefix in f.inside})),
        not_on=tuple(sorted({cls for f in files for cls in f.not_on})),
        native=next((f.channel for f in files if f.native_methods), ""),
        hand_over=next((f.hand_over for f in files if f.hand_over), None),
    )  # fmt: skip


def _is_whole(entry: SinkEntry) -> bool:
    return entry.whole or any(place.endswith(".*") for place in entry.data)


def _sink_rules(channel: str, entry: SinkEntry, methods: tuple[str, ...]) -> Iterable[SinkRule]:
    for text in methods:
        yield SinkRule(
            pattern=parse_pattern(text),
            channel=channel,
            data=entry.data,
            whole=_is_whole(entry),
            stream=entry.stream,
            ways=entry.destination.stated(),
        )


def _origin_rules(entry: OriginEntry) -> Iterable[OriginRule]:
    for text in entry.methods:
        yield OriginRule(pattern=parse_pattern(text), channel=entry.channel, ways=entry.destination.stated())
