"""A digest of the tool itself, the same for a wheel, a checkout and a zip of one."""

import hashlib
from functools import cache
from pathlib import Path

from analyzer import places

_PACKAGE = Path(places.__file__).resolve().parent
_TEXTS = (".py", ".j2", ".css", ".js", ".json", ".html", ".svg", ".md", ".txt", ".yml")
_APART = ("rulesets", "reports", "__pycache__")
"""Below the package in a wheel, beside it in a checkout; or made by Python."""


@cache
def modules_sha256() -> str:
    """SHA-256 over the names and contents of every module, of the weights beside them, and of the report's templates.

    Line ends count as LF in texts; compiled files count not at all, nor does where or how the tool is installed.

    Raises:
        RulesetError: the templates that ship with the tool are missing.
    """
    templates = places.reports_dir()
    found = {f"analyzer/{name}": path for name, path in _files(_PACKAGE)}
    found |= {f"reports/{name}": path for name, path in _files(templates)}
    total = hashlib.sha256()
    for name, path in sorted(found.items()):
        data = path.read_bytes()
        if path.suffix in _TEXTS:
            data = data.replace(b"\r\n", b"\n")
        total.update(f"{len(name.encode())} {name} {len(data)} ".encode())
        total.update(data)
    return total.hexdigest()


def _files(folder: Path) -> list[tuple[str, Path]]:
    """(POSIX path in the folder, path) of what belongs to the tool; hidden files and editors' copies do not."""
    found = []
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        own = not any(part.startswith(".") or part == "__pycache__" for part in parts) and parts[0] not in _APART
        if own and path.suffix not in (".pyc", ".pyo", "") and not path.name.endswith("~") and path.is_file():
            found.append(("/".join(parts), path))
    return found
