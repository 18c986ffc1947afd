"""One name of the package to the one that was written, by a mapping."""

from functools import cached_property

from analyzer.mapping.model import Frame, MappedClass, MappedMethod, Mapping, MethodGroup
from analyzer.names import (
    BadNameError,
    FieldName,
    MethodName,
    class_descriptor,
    java_name,
    parse_field,
    parse_method,
)

PLATFORM = (
    "android.", "java.", "javax.", "dalvik.", "kotlin.", "androidx.", "org.json.", "org.xml.", "org.w3c.",
    "org.apache.http.", "org.xmlpull.", "sun.", "libcore.",
)  # fmt: skip
"""Classes that findings rest on by their names: no mapping file renames them."""

_SYSTEM = ("android.", "java.", "javax.", "dalvik.", "org.json.", "org.xml.", "org.w3c.", "sun.", "libcore.")
_PACKAGED = ("android.support.", "android.arch.")
"""Of these names, yet in packages and not in the system."""


class Names:
    """Restores names. What the mapping does not know, or knows in two ways, stays as it is."""

    def __init__(self, mapping: Mapping) -> None:
        self._classes = {entry.name: entry for entry in mapping.classes if _may_be_renamed(entry.original, entry.name)}
        self._to_package = dict(mapping.renamed)
        self._to_original = {name: original for original, name in mapping.renamed if _may_be_renamed(original, name)}

    def known(self, cls: str) -> MappedClass | None:
        """What is known of a class, by its Java name in the package."""
        return self._classes.get(cls)

    def cls(self, name: str) -> str:
        """A Java class name."""
        return self._to_original.get(name, name)

    def method(self, signature: str) -> str:
        """A method as dex writes it, ``Lcls;->name(args)result``; other texts as they are."""
        try:
            method = parse_method(signature)
        except BadNameError:
            return signature
        groups = self._groups(method)
        if groups:
            return _signature(groups[0].outer.frame)
        owner = self._descriptor(method.cls)
        parameters = tuple(self._descriptor(kind) for kind in method.parameters)
        return str(MethodName(owner, method.name, parameters, self._descriptor(method.result)))

    def field(self, name: str) -> str:
        """A field as dex writes it, ``Lcls;->name:type``; other texts as they are."""
        try:
            found = parse_field(name)
        except BadNameError:
            return name
        entry = self._classes.get(java_name(found.cls))
        kind = self._descriptor(found.type)
        names = {part.original for part in entry.fields if part.name == found.name} if entry else set()
        typed = {
            part.original
            for part in (entry.fields if entry else ())
            if part.name == found.name and class_descriptor(part.type) == kind
        }
        names = typed or names
        simple = names.pop() if len(names) == 1 else found.name
        return str(FieldName(self._descriptor(found.cls), simple, kind))

    def frames(self, signature: str, line: int) -> tuple[Frame, ...]:
        """What the line of a method stands for, innermost first; the last is the method itself. () when not known."""
        try:
            method = parse_method(signature)
        except BadNameError:
            return ()
        for group in self._groups(method):
            if group.outer.first is not None and group.outer.covers(line):
                return tuple(part.at(line) for part in group.lines)
        return ()

    def simple(self, cls: str, member: str) -> str:
        """The name of a method of a class by its name alone, when all of that name had one; else as it is."""
        entry = self._methods(cls).get(member)
        names = {group.outer.frame.name for group in entry.groups} if entry else set()
        return names.pop() if len(names) == 1 else member

    def source_file(self, cls: str) -> str:
        """The file that a class was written in, by its Java name in the package; "" when nothing says it."""
        entry = self._classes.get(cls)
        return entry.source_file if entry else ""

    @cached_property
    def _by_class(self) -> dict[str, dict[str, MappedMethod]]:
        return {name: {part.name: part for part in entry.methods} for name, entry in self._classes.items()}

    def _methods(self, cls: str) -> dict[str, MappedMethod]:
        return self._by_class.get(cls, {})

    def _groups(self, method: MethodName) -> tuple[MethodGroup, ...]:
        """Everything said about one method: those of its name whose descriptor in the package is its own.

        Without one, those of its name, when they all speak of one method: shrinkers drop parameters.
        """
        try:
            entry = self._methods(java_name(method.cls)).get(method.name)
        except BadNameError:
            return ()
        if entry is None:
            return ()
        exact = tuple(group for group in entry.groups if self._residual(group) == method.descriptor)
        groups = exact or entry.groups
        written = {_signature(group.outer.frame) for group in groups}
        return groups if len(written) == 1 else ()

    def _residual(self, group: MethodGroup) -> str:
        """The descriptor that a method has in the package."""
        outer = group.outer
        if outer.residual:
            return outer.residual
        parameters = "".join(self._in_package(kind) for kind in outer.frame.parameters)
        return f"({parameters}){self._in_package(outer.frame.result)}"

    def _in_package(self, kind: str) -> str:
        element = kind.rstrip("[]")
        return class_descriptor(self._to_package.get(element, element) + kind[len(element) :])

    def _descriptor(self, descriptor: str) -> str:
        """A type descriptor of the package with the class that was written."""
        element = descriptor.lstrip("[")
        if element[:1] != "L" or element[-1:] != ";":
            return descriptor
        name = element[1:-1].replace("/", ".")
        return descriptor[: len(descriptor) - len(element)] + class_descriptor(self._to_original.get(name, name))


def _may_be_renamed(original: str, name: str) -> bool:
    """Whether a mapping may say so: what is the system's stays so, and nothing of a package becomes the system's."""
    systems = original.startswith(_SYSTEM) and not original.startswith(_PACKAGED)
    return original == name or not (name.startswith(PLATFORM) or systems)


def _signature(frame: Frame) -> str:
    parameters = tuple(class_descriptor(kind) for kind in frame.parameters)
    return str(MethodName(class_descriptor(frame.cls), frame.name, parameters, class_descriptor(frame.result)))
