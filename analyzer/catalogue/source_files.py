"""``rulesets/sources/<id>.yml``: where personal information appears in code, as far as the tables do not say."""

import re
from pathlib import Path
from typing import Literal

from analyzer.catalogue.model import Text
from analyzer.catalogue.reader import read_files
from analyzer.catalogue.strict import convert
from analyzer.catalogue.yaml_tree import Document, MistakeError, parse
from analyzer.errors import RulesetError
from analyzer.value import Value

FOLDER = "sources"

GIVES = re.compile(r"return|this|arg[1-9][0-9]?|callback\([A-Za-z_$][\w$]*\)\.arg[1-9]")
"""Places that may be filled: the result, the receiver, a declared parameter (from 1), one of a method that the
framework runs because of the call."""

_METHOD = re.compile(r"L[\w/$-]+;->(?:\*|(?:<init>|[\w$-]+)\((?:\*|[\w/$;\[-]*)\)(?:[\w/$;\[-]+)?)")
_NAME = re.compile(r"L[\w/$-]+;->[\w$-]+")
_FIELD = re.compile(r"L[\w/$-]+;->[\w$-]+:[\w/$;\[-]+")
_CLASS = re.compile(r"L[\w/$-]+;")

InputType = Literal[
    "textPassword",
    "textVisiblePassword",
    "textWebPassword",
    "numberPassword",
    "textPersonName",
    "textPostalAddress",
    "textEmailAddress",
    "textWebEmailAddress",
    "phone",
]
"""Values of ``android:inputType`` that say what a person enters."""


class SourceRule(Value, kw_only=True):
    """One or the other of ``methods`` (called), ``overrides`` (run by the framework), ``fields`` (read), ``actions``
    (of an intent received) or ``results`` (what an activity is asked for whose answer comes back: the action or the
    type of an intent, the class of a contract).

    ``data``: id of a data type, "" for that of the table's row. ``gives``: the places that are filled (`GIVES`); ()
    for none, which takes the table's row out. ``getter``: the receiver usually carries the data already, so that this
    counts only where nothing that is seen brought it there. ``with_call``: ``Lcls;->name`` of a method that the package
    must call anywhere for this to hold.
    """

    methods: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    data: str = ""
    gives: tuple[str, ...] = ("return",)
    getter: bool = False
    with_call: str = ""


class Words(Value, kw_only=True):
    """Words in both languages: Chinese ones match anywhere, English ones as whole words."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class InputRule(Value, kw_only=True):
    """What a person enters into a field of a layout, by words of its id and hint; else by its ``android:inputType``,
    for ``weak_types`` only together with one of the words ``with_words``.
    """

    data: str
    input_types: tuple[InputType, ...] = ()
    weak_types: tuple[InputType, ...] = ()
    with_words: Words = Words()
    words: Words = Words()
    not_words: Words = Words()


class SourceFile(Value, kw_only=True):
    """One file. ``handles``: classes whose objects lead to data and are none: a result of such a type is no source.
    ``states``: data types that tell a state that code asks for and hands to nobody.
    """

    id: str
    about: Text
    provenance: str
    sources: tuple[SourceRule, ...] = ()
    inputs: tuple[InputRule, ...] = ()
    handles: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


def read_source_files(rulesets_dir: Path, data_types: frozenset[str] = frozenset()) -> tuple[SourceFile, ...]:
    """All files of ``rulesets/sources``, by id. ``data_types``: the ids that they may name (empty: any).

    Raises:
        RulesetError: a file is wrong: ``sources/x.yml:line: what``, all mistakes, one a line.
    """
    folder = rulesets_dir / FOLDER
    return parse_source_files(read_files(folder), data_types) if folder.is_dir() else ()


def parse_source_files(files: dict[str, bytes], data_types: frozenset[str] = frozenset()) -> tuple[SourceFile, ...]:
    """The values of files given by name (``location.yml``).

    Raises:
        RulesetError: as ``read_source_files``.
    """
    found: list[SourceFile] = []
    mistakes: list[str] = []
    for name, data in sorted(files.items()):
        try:
            document = parse(data)
        except MistakeError as mistake:
            mistakes.append(f"{FOLDER}/{name}:{mistake.line}: {mistake.what}")
            continue
        value, wrong = convert(document, SourceFile)
        if value is not None:
            found.append(value)
            wrong = [*wrong, *_mistakes(name, document, value, data_types)]
        mistakes += [f"{FOLDER}/{name}:{line}: {what}" for line, what in wrong]
    if mistakes:
        raise RulesetError("\n".join(mistakes), "rulesets/sources/README.md explains the format")
    return tuple(found)


def _mistakes(name: str, document: Document, file: SourceFile, data_types: frozenset[str]) -> list[tuple[int, str]]:
    """What is wrong with a file beyond its shape, with lines."""
    wrong: list[tuple[int, str]] = []
    if f"{file.id}.yml" != name:
        wrong.append((document.line(("id",)), f"id '{file.id}' must equal the file name"))
    for index, rule in enumerate(file.sources):
        place = ("sources", index)
        lists = {"methods": _METHOD, "overrides": _METHOD, "fields": _FIELD}
        kinds = [key for key in (*lists, "actions", "results") if getattr(rule, key)]
        if len(kinds) != 1:
            wrong.append((document.line(place), "one of methods, overrides, fields, actions, results is needed"))
        for key, form in lists.items():
            wrong += [
                (document.line((*place, key, at)), f"'{text}' is not of the dex form")
                for at, text in enumerate(getattr(rule, key))
                if not form.fullmatch(text)
            ]
        wrong += [
            (document.line((*place, "gives", at)), f"'{text}' is no place: return, this, arg1, callback(name).arg1")
            for at, text in enumerate(rule.gives)
            if not GIVES.fullmatch(text)
        ]
        if rule.with_call and not _NAME.fullmatch(rule.with_call):
            wrong.append((document.line((*place, "with_call")), f"'{rule.with_call}' is not of the form Lcls;->name"))
        if rule.data and data_types and rule.data not in data_types:
            wrong.append((document.line((*place, "data")), f"no data type '{rule.data}'"))
    for index, entry in enumerate(file.inputs):
        if data_types and entry.data not in data_types:
            wrong.append((document.line(("inputs", index, "data")), f"no data type '{entry.data}'"))
    wrong += [
        (document.line(("states", at)), f"no data type '{text}'")
        for at, text in enumerate(file.states)
        if data_types and text not in data_types
    ]
    wrong += [
        (document.line(("handles", at)), f"'{text}' is not the descriptor of a class")
        for at, text in enumerate(file.handles)
        if not _CLASS.fullmatch(text)
    ]
    return wrong
