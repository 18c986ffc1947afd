"""What is imported is declared, what is declared is imported, and what is declared has a reason."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

RESERVED: set[str] = set()
"""Declared before their first use."""


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> dict[str, str]:
    return {normal(re.split(r"[<>=!~\[; ]", entry)[0]): entry for entry in PROJECT["dependencies"]}


def imported() -> set[str]:
    names = set()
    for path in (ROOT / "analyzer").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"analyzer"}


def test_what_is_imported_is_declared_and_nothing_else_is() -> None:
    distributions = packages_distributions()
    used = {normal(distributions[name][0]) for name in imported()}
    assert used <= set(declared())
    assert set(declared()) - used <= RESERVED


def test_every_dependency_has_a_lower_bound_and_a_reason() -> None:
    reasons = (ROOT / "docs" / "decisions" / "dependencies.md").read_text(encoding="utf-8").lower()
    for name, entry in declared().items():
        assert ">=" in entry, f"{entry}: without a lower bound"
        assert re.search(rf"\b{re.escape(name)}\b", reasons), f"{name}: no reason in docs/decisions/dependencies.md"


def test_the_pinned_versions_cover_and_satisfy_what_is_declared() -> None:
    pins = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, version = line.partition("==")
            assert version, f"{line}: not pinned"
            pins[normal(name)] = tuple(int(part) for part in re.findall(r"\d+", version))
    for name, entry in declared().items():
        assert name in pins, f"{name}: not in constraints.txt"
        lowest = re.search(r">=\s*([\d.]+)", entry)
        assert lowest is not None
        assert pins[name] >= tuple(int(part) for part in lowest.group(1).split("."))
