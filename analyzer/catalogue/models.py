"""``rulesets/models/<id>.yml``: what methods of the framework and of libraries do to data, as frozen values.

docs/models.md explains the format. Effects are kept by what their text says (``this``, ``arg1``, ``return``); the flow
stage turns them into operands of a call.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from analyzer import places
from analyzer.catalogue import compiled
from analyzer.catalogue.model import Text
from analyzer.catalogue.reader import read_files, ruleset_sha256
from analyzer.catalogue.strict import convert
from analyzer.catalogue.yaml_tree import Document, MistakeError, parse
from analyzer.catalogue.yaml_tree import Path as KeyPath
from analyzer.errors import RulesetError
from analyzer.names import BadNameError, is_class, parse_method
from analyzer.value import Value

FOLDER = "models"

Kind = Literal["hash", "mac", "encrypt", "encode", "compress", "truncate", "decode", "decrypt", "decompress"]
"""What is done to the data: ``TransformationKind`` of the flow stage."""

Base = Literal["this", "arg", "args", "return", "store", "callback"]

ANY_KEY = -1
"""A part's ``key`` for ``[*]``."""
NO_KEY = 0
"""A part's ``key`` where ``word`` names the part."""
EVERY = "*"
"""Instead of a descriptor: every overload; instead of a name: every method; as a part's word: whatever is in it."""
MOST_PARTS = 4
"""Longest way into an object that a place may name."""
MOST_SHOWN = 20
"""Mistakes that are told at once."""

_SOURCES = ("models.py", "strict.py", "yaml_tree.py", "compiled.py")


class PartText(Value, kw_only=True, array_like=True):
    """``.word``, or ``[argN]`` with ``key`` N, or ``[*]`` with ``key`` ANY_KEY."""

    word: str = ""
    key: int = NO_KEY


class PlaceText(Value, kw_only=True, array_like=True):
    """One place. ``number``: of a declared parameter from 1 for "arg", and for "callback" that of the method
    ``callback``: 0 its receiver, -1 its result.
    """

    base: Base
    number: int = 0
    callback: str = ""
    parts: tuple[PartText, ...] = ()


class EffectText(Value, kw_only=True, array_like=True):
    """One effect; ``source`` None: ``target`` is emptied. ``same``: ``=>``. The rest says what is done to the data: by
    which algorithm (a place whose text names it, or its name), and with which key or salt (a place).
    """

    source: PlaceText | None
    target: PlaceText
    same: bool
    kind: Kind | None = None
    algorithm: PlaceText | None = None
    algorithm_name: str = ""
    key: PlaceText | None = None


class ClassModels(Value, kw_only=True, array_like=True):
    """The models of one class: (name, descriptor, number of its effects, beside); name and descriptor may be EVERY.

    ``library``: it is not in the table of the framework's classes. A model stands for the body of a packaged method,
    but for "beside", where the body counts as well.
    """

    name: str
    library: bool
    methods: tuple[tuple[str, str, int, bool], ...]


class ModelSet(Value, kw_only=True):
    """All models. ``effects`` are the different lists of effects, which ``classes`` number; ``inert`` are classes whose
    objects are not changed by being handed data.
    """

    effects: tuple[tuple[EffectText, ...], ...] = ()
    classes: tuple[ClassModels, ...] = ()
    inert: tuple[str, ...] = ()


class _Entry(Value, kw_only=True):
    methods: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    effects: tuple[str, ...] | None = None
    kind: Kind | None = msgspec.field(default=None, name="as")
    algorithm: str = ""
    algorithm_name: str = ""
    key: str = ""
    beside: bool = False
    inert: tuple[str, ...] = ()


class ModelFile(Value, kw_only=True):
    """One file as it stands. ``library``: its classes are not the framework's but lie in packages."""

    id: str
    about: Text
    provenance: str
    library: bool = False
    models: tuple[_Entry, ...]


def load_models(rulesets_dir: Path, cache_dir: Path | None = None) -> ModelSet:
    """All files of ``rulesets/models``; kept, compiled, in ``cache_dir`` (default: the user's) under their hash.

    Raises:
        RulesetError: a file is wrong: ``models/x.yml:line: what``, one a line.
    """
    folder = rulesets_dir / FOLDER
    if not folder.is_dir():
        return ModelSet()
    files = read_files(folder)
    kept_in = places.cache_dir() if cache_dir is None else cache_dir
    key = f"{ruleset_sha256(files)} {compiled.code_sha256(_SOURCES)}"
    kept = compiled.read_value(kept_in, FOLDER, key, ModelSet)
    if kept is None:
        kept = parse_models(files)
        compiled.write_value(kept_in, FOLDER, key, kept)
    return kept


def parse_models(files: dict[str, bytes]) -> ModelSet:
    """The models of files given by name (``java-text.yml``).

    Raises:
        RulesetError: as ``load_models``.
    """
    reading = _Reading()
    for name, data in sorted(files.items()):
        reading.file(name, data)
    if reading.mistakes:
        shown = [f"{FOLDER}/{name}:{line}: {what}" for name, line, what in sorted(reading.mistakes)]
        if len(shown) > MOST_SHOWN:
            shown[MOST_SHOWN:] = [f"... and {len(shown) - MOST_SHOWN} more"]
        raise RulesetError("\n".join(shown), "docs/models.md explains the format")
    return reading.result()


class _Reading:
    """One pass over the files; collects mistakes instead of stopping at the first."""

    def __init__(self) -> None:
        self.mistakes: list[tuple[str, int, str]] = []
        self._effects: dict[tuple[EffectText, ...], int] = {}
        self._methods: dict[str, dict[tuple[str, str], tuple[int, bool]]] = {}
        self._stated: dict[tuple[str, str, str], str] = {}
        self._library: dict[str, bool] = {}
        self._inert: dict[str, str] = {}

    def result(self) -> ModelSet:
        classes = tuple(
            ClassModels(
                name=name,
                library=self._library[name],
                methods=tuple((*signature, *row) for signature, row in sorted(rows.items())),
            )
            for name, rows in sorted(self._methods.items())
        )
        return ModelSet(effects=tuple(self._effects), classes=classes, inert=tuple(sorted(self._inert)))

    def file(self, name: str, data: bytes) -> None:
        try:
            document = parse(data)
        except MistakeError as mistake:
            self.mistakes.append((name, mistake.line, mistake.what))
            return
        value, wrong = convert(document, ModelFile)
        self.mistakes += [(name, line, what) for line, what in wrong]
        if value is None:
            return
        if f"{value.id}.yml" != name:
            self._wrong(name, document, ("id",), f"id '{value.id}' must equal the file name")
        for number, entry in enumerate(value.models):
            self._entry(name, document, number, entry, value.library)

    def _wrong(self, name: str, document: Document, path: KeyPath, what: str) -> None:
        self.mistakes.append((name, document.line(path), what))

    def _entry(self, name: str, document: Document, number: int, entry: _Entry, library: bool) -> None:
        path = ("models", number)
        if entry.inert:
            if entry != _Entry(inert=entry.inert):
                self._wrong(name, document, path, "an entry with 'inert' has no other key")
            self._inert_classes(name, document, path, entry.inert)
            return
        if not entry.methods or entry.effects is None:
            self._wrong(name, document, path, "an entry has 'methods' and 'effects', or 'inert'")
            return
        effects, most = self._effect_list(name, document, path, entry)
        row = self._effects.setdefault(effects, len(self._effects))
        for index, (text, cls, method, descriptor, parameters) in self._signatures(name, document, path, entry):
            where = (*path, "methods", index)
            if parameters is not None and most > parameters:
                self._wrong(name, document, where, f"'{text}' has no arg{most}")
            if before := self._stated.get((cls, method, descriptor)):
                self._wrong(name, document, where, f"'{text}' has a model in {before} already")
                continue
            self._stated[cls, method, descriptor] = name
            if self._library.setdefault(cls, library) != library:
                self._wrong(name, document, where, f"{cls} stands in a file with another value of 'library'")
            self._methods.setdefault(cls, {})[method, descriptor] = (row, entry.beside)

    def _inert_classes(self, name: str, document: Document, path: KeyPath, classes: tuple[str, ...]) -> None:
        for index, text in enumerate(classes):
            where = (*path, "inert", index)
            if not is_class(text):
                self._wrong(name, document, where, f"'{text}' is not a class such as Landroid/content/Context;")
            elif text in self._inert:
                self._wrong(name, document, where, f"'{text}' is inert in {self._inert[text]} already")
            else:
                self._inert[text] = name

    def _signatures(
        self, name: str, document: Document, path: KeyPath, entry: _Entry
    ) -> Iterator[tuple[int, tuple[str, str, str, str, int | None]]]:
        """(index in ``methods``, (text, class, name, descriptor, number of parameters)) of every good signature."""
        for index, cls in enumerate(entry.classes):
            if not is_class(cls):
                self._wrong(name, document, (*path, "classes", index), f"'{cls}' is not a class such as La/B;")
        for index, method in enumerate(entry.methods):
            texts = [f"{cls}->{method}" for cls in entry.classes if is_class(cls)] if entry.classes else [method]
            for text in texts:
                found = split_signature(text)
                if found is None:
                    what = f"'{text}' is not Lcls;->name(args)result, Lcls;->name(*) or Lcls;->*"
                    self._wrong(name, document, (*path, "methods", index), what)
                else:
                    yield index, (text, *found)

    def _effect_list(
        self, name: str, document: Document, path: KeyPath, entry: _Entry
    ) -> tuple[tuple[EffectText, ...], int]:
        """The effects, and the highest parameter that they name."""
        extra: dict[str, PlaceText | None] = {"algorithm": None, "key": None}
        for word in extra:
            text = str(getattr(entry, word))
            if text:
                extra[word] = parse_place(text)
                if extra[word] is None:
                    self._wrong(name, document, (*path, word), f"'{text}' is not a place such as this.name")
        if entry.kind is None and (entry.algorithm or entry.algorithm_name or entry.key):
            self._wrong(name, document, path, "'algorithm', 'algorithm_name' and 'key' need 'as'")
        effects = []
        for index, text in enumerate(entry.effects or ()):
            effect = parse_effect(text)
            if effect is None:
                what = f"'{text}' is not 'A => B', 'A -> B' or 'clear B' with places such as this.text, arg1, return"
                self._wrong(name, document, (*path, "effects", index), what)
            elif entry.kind is None or effect.same or effect.source is None:
                effects.append(effect)
            else:
                done = {"kind": entry.kind, "algorithm_name": entry.algorithm_name, **extra}
                effects.append(msgspec.structs.replace(effect, **done))
        if entry.kind is not None and not any(effect.kind for effect in effects):
            self._wrong(name, document, (*path, "as"), "'as' needs an effect with '->'")
        return tuple(effects), max((highest_argument(effect) for effect in effects), default=0)


def split_signature(text: str) -> tuple[str, str, str, int | None] | None:
    """Class, name, descriptor, number of parameters of ``Lcls;->name(args)result``; EVERY and None for what stands for
    every overload or method; None for what is no signature.
    """
    cls, arrow, member = text.partition("->")
    if not arrow or not is_class(cls):
        return None
    if member == EVERY:
        return cls, EVERY, EVERY, None
    probe = f"{cls}->{member.removesuffix('(*)')}()V" if member.endswith("(*)") else text
    try:
        method = parse_method(probe)
    except BadNameError:
        return None
    if probe is not text:
        return cls, method.name, EVERY, None
    return cls, method.name, method.descriptor, len(method.parameters)


_ARROW = re.compile(r"(?P<source>\S+) (?P<arrow>[-=])> (?P<target>\S+)")
_PLACE = re.compile(
    r"(?:(?P<plain>this|args|return|store)|arg(?P<arg>[1-9][0-9]?)"
    r"|callback\((?P<callback>[A-Za-z_$][\w$]{0,60})\)\.(?P<member>this|return|arg[1-9][0-9]?))"
    r"(?P<parts>(?:\.[a-z]\w{0,30}|\.\*|\[\*\]|\[arg[1-9][0-9]?\])*)",
    re.ASCII,
)
_PART = re.compile(r"\.(?P<word>[a-z]\w*|\*)|\[(?:arg(?P<key>[0-9]+)|\*)\]", re.ASCII)


_PLAIN: dict[str, Base] = {"this": "this", "args": "args", "return": "return", "store": "store"}


@cache
def parse_effect(text: str) -> EffectText | None:
    """``A => B``, ``A -> B`` or ``clear B`` with one part that no constant names; None for anything else."""
    if text.startswith("clear "):
        place = parse_place(text.removeprefix("clear "))
        if place is None or len(place.parts) != 1 or place.parts[0].key > NO_KEY:
            return None
        return EffectText(source=None, target=place, same=True)
    found = _ARROW.fullmatch(text)
    if found is None:
        return None
    source, target = parse_place(found["source"]), parse_place(found["target"])
    if source is None or target is None:
        return None
    return EffectText(source=source, target=target, same=found["arrow"] == "=")


@cache
def parse_place(text: str) -> PlaceText | None:
    """``this.text``, ``arg1``, ``store.file[arg1]``, ``callback(run).arg1``; None for anything else."""
    found = _PLACE.fullmatch(text)
    if found is None:
        return None
    parts = tuple(
        PartText(word=part["word"]) if part["word"] else PartText(key=int(part["key"] or ANY_KEY))
        for part in _PART.finditer(found["parts"])
    )
    if len(parts) > MOST_PARTS or any(part.word == EVERY for part in parts[:-1]):
        return None
    if found["plain"] == "store" and (not parts or parts[0].word in ("", EVERY)):
        return None
    if found["callback"]:
        member = {"this": 0, "return": -1}.get(found["member"])
        number = int(found["member"].removeprefix("arg")) if member is None else member
        return PlaceText(base="callback", number=number, callback=found["callback"], parts=parts)
    if found["arg"]:
        return PlaceText(base="arg", number=int(found["arg"]), parts=parts)
    return PlaceText(base=_PLAIN[found["plain"]], parts=parts)


def highest_argument(effect: EffectText) -> int:
    """The highest declared parameter that an effect names, 0 for none."""
    named = [effect.source, effect.target, effect.algorithm, effect.key]
    found = [place.number for place in named if place is not None and place.base == "arg"]
    return max([*found, *(part.key for place in named if place is not None for part in place.parts)], default=0)
