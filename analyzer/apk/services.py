"""What ``META-INF/services`` lists: the classes that a service loader makes for an interface.

Format: the documentation of ``java.util.ServiceLoader``: one class name a line, ``#`` begins a comment.
"""

from analyzer.apk.container import EntryError, Package
from analyzer.gaps import Cause, Gap

FOLDER = "META-INF/services/"
MOST_FILES = 500
MOST_BYTES = 64 << 10
MOST_CLASSES = 200
"""Files, bytes of each, and classes of each that are read; the largest known list a few dozen classes."""


def read_services(package: Package) -> tuple[dict[str, tuple[str, ...]], tuple[Gap, ...]]:
    """Java name of each service to the Java names of the classes listed for it, in their order."""
    found: dict[str, tuple[str, ...]] = {}
    gaps: list[Gap] = []
    names = [name for name in package.names if name.startswith(FOLDER) and len(name) > len(FOLDER)]
    for name in names[:MOST_FILES]:
        if package.size_of(name) > MOST_BYTES:
            detail = f"a list of services of more than {MOST_BYTES} bytes is not read"
            gaps.append(Gap(stage="contents", cause=Cause.BUDGET, where=name, detail=detail))
            continue
        try:
            content = package.read(name)
        except EntryError as error:
            content = error.partial
            gaps.append(error.gap)
        classes = _classes(content[:MOST_BYTES])
        if classes:
            found[name.removeprefix(FOLDER)] = classes
    if len(names) > MOST_FILES:
        detail = f"{len(names)} lists of services; the first {MOST_FILES} were read"
        gaps.append(Gap(stage="contents", cause=Cause.BUDGET, where=FOLDER, detail=detail))
    return found, tuple(gaps)


def _classes(content: bytes) -> tuple[str, ...]:
    lines = (line.partition("#")[0].strip() for line in content.decode("utf-8", "replace").splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))[:MOST_CLASSES]
