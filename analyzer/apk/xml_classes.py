"""One compiled XML file to the classes that the framework makes from it, and the methods that a click calls.

Element names with a dot, and attributes that take a class: ``class``, ``android:name``, ``android:fragment``, an
action view, the activity behind a widget or service configuration. Of the framework's other attributes (texts, keys,
tags) none is made into a class; an app's own attribute may be, so a class name in one counts.
"""

import re
from typing import NamedTuple

from analyzer.apk.axml import Element, Value

CLASS_ATTRIBUTES = frozenset(
    {
        "actionProviderClass",
        "actionViewClass",
        "configure",
        "fragment",
        "name",
        "parentActivityName",
        "recognitionService",
        "sessionService",
        "settingsActivity",
        "targetActivity",
        "targetClass",
    }
)
"""The framework's attributes (``android:``) that take a class name."""

_NAMED_ONLY = frozenset({"action", "argument", "category", "deepLink", "permission", "uses-permission"})
"""Elements whose ``android:name`` is the name of something else."""

_TYPES_ONLY = frozenset(
    {"argType", "fontProviderAuthority", "fontProviderPackage", "layout_constraintTag", "key", "tag"}
)
"""Attributes of the support libraries that hold dotted names and make nothing."""

_NAME = re.compile(r"\.?[A-Za-z_$][\w$]*(?:[.$][\w$]+)*")
_METHOD = re.compile(r"[A-Za-z_$][\w$]*")
_LONGEST_NAME = 400
_NOT_CLASSES = ("android.intent.", "android.permission.", "http.", "https.", "www.")
_BINDING = re.compile(r"layout(?:-[\w-]{1,60})?/(\w{1,120})_0")
_PARTS = re.compile(r"[^A-Za-z0-9]+")


class Mentions(NamedTuple):
    """What one file names: classes, methods of ``android:onClick``, and resources whose text a class is taken from."""

    classes: frozenset[str]
    clicks: frozenset[str]
    references: frozenset[int]


def is_class_name(text: str) -> bool:
    """Whether a text may be a Java class name, full or relative to the package (``.A``)."""
    if len(text) > _LONGEST_NAME or len(text) < 3 or ("." not in text and "$" not in text):
        return False
    return _NAME.fullmatch(text) is not None and not text.startswith(_NOT_CLASSES)


def mentions(root: Element) -> Mentions:
    """Everything below one root element that takes a class or a click method."""
    classes: set[str] = set()
    clicks: set[str] = set()
    references: set[int] = set()
    pending = [root]
    while pending:
        element = pending.pop()
        pending += element.children
        texts = [element.name, element.text.strip()]
        for name, value in element.attributes.items():
            if name == "onClick" and name in element.framework:
                clicks.add(value.text)
            elif _takes_class(element, name):
                texts.append(value.text)
                references |= _reference(value)
        classes.update(text for text in texts if is_class_name(text))
    return Mentions(frozenset(classes), frozenset(c for c in clicks if _METHOD.fullmatch(c)), frozenset(references))


def _takes_class(element: Element, name: str) -> bool:
    if name in element.framework:
        return name in CLASS_ATTRIBUTES and not (name == "name" and element.name in _NAMED_ONLY)
    return name not in _TYPES_ONLY


def _reference(value: Value) -> set[int]:
    return {value.data} if value.is_reference and value.data >> 24 == 0x7F else set()


def binding_classes(package: str, texts: str) -> frozenset[str]:
    """The classes that data binding generates for a layout, by the tag (``layout/main_0``) that it puts on the root.

    ``texts`` are the file's strings. The generated classes stand in the package's ``databinding``.
    """
    found = set()
    for match in _BINDING.finditer(texts):
        simple = "".join(part[:1].upper() + part[1:] for part in _PARTS.split(match[1].replace("_", " ")) if part)
        found |= {f"{package}.databinding.{simple}Binding", f"{package}.databinding.{simple}BindingImpl"}
    return frozenset(found) if package else frozenset()
