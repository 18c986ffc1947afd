"""What a mapping file says about the classes that somebody asks for."""

from analyzer.value import Value


class Frame(Value, kw_only=True):
    """A method as it was written: Java class name, name, parameter types and result as Java writes them. ``line`` is
    None when the mapping has none for the place.
    """

    cls: str
    name: str
    parameters: tuple[str, ...]
    result: str
    line: int | None = None


class MethodLine(Value, kw_only=True):
    """One line about a method: instructions with the line numbers ``first`` to ``last`` in the package (None: any) come
    from ``frame``, whose lines ``from_line`` to ``to_line`` they are. ``residual`` is the descriptor that the
    method has in the package, where renaming alone does not give it; "" where it does.
    """

    frame: Frame
    first: int | None = None
    last: int | None = None
    from_line: int | None = None
    to_line: int | None = None
    residual: str = ""

    def at(self, line: int) -> Frame:
        """The frame with the line that ``line`` of the package stands for."""
        start, end = self.from_line, self.to_line
        if start is None:
            found = None
        elif end is None or self.first is None or end == start:
            found = start
        else:
            found = min(start + line - self.first, end)
        return Frame(
            cls=self.frame.cls,
            name=self.frame.name,
            parameters=self.frame.parameters,
            result=self.frame.result,
            line=found,
        )

    def covers(self, line: int) -> bool:
        """Whether it speaks of ``line`` of the package."""
        return self.first is None or self.last is None or self.first <= line <= self.last


class MethodGroup(Value, kw_only=True):
    """Lines about the same instructions: the innermost inlined method first, the method that holds them last."""

    lines: tuple[MethodLine, ...]

    @property
    def outer(self) -> MethodLine:
        """The method that holds the instructions."""
        return self.lines[-1]


class MappedMethod(Value, kw_only=True):
    """Everything about one method name of the package, which several methods may share."""

    name: str
    groups: tuple[MethodGroup, ...]


class MappedField(Value, kw_only=True):
    """A field: its name in the package, and the name and Java type that it had."""

    name: str
    original: str
    type: str


class MappedClass(Value, kw_only=True):
    """A class: its Java name in the package, and the one that it had. ``source_file`` is "" when nothing says it."""

    name: str
    original: str
    source_file: str = ""
    methods: tuple[MappedMethod, ...] = ()
    fields: tuple[MappedField, ...] = ()


class Mapping(Value, kw_only=True):
    """A mapping file as far as it was asked for. ``name`` is the file's base name; ``ids`` are the identities that its
    head states (``pg_map_id``, ``pg_map_hash``). ``renamed`` pairs every class that changed its name with its Java name
    in the package: (original, in the package).
    """

    name: str
    sha256: str
    ids: tuple[str, ...]
    count: int
    renamed: tuple[tuple[str, str], ...]
    classes: tuple[MappedClass, ...]
