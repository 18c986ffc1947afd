"""The shape of the code: stages import only earlier stages, files stay small, values are frozen to the bottom."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "analyzer"

ORDER = (
    # The foundation: no stage, used by all.
    ("value", "errors", "names", "places", "progress", "memory"),
    ("gaps", "machine_code"),
    ("jit",),
    # The straight line.
    ("catalogue",),
    ("apk",),
    ("program",),
    ("callgraph",),
    ("behaviours",),
    ("evidence",),
    ("flows",),
    ("evidence",),
    ("policy",),
    ("consistency",),
    ("facts_limits",),
    ("facts",),
    ("mapping",),
    ("judgement",),
    ("review",),
    ("seal",),
    ("report",),
    ("storage",),
    ("against_policy",),
    ("pipeline",),
    ("compare",),
    ("explain",),
    ("batch",),
    ("cli",),
    ("__main__",),
)
RANK = {stage: rank for rank, stages in enumerate(ORDER) for stage in stages}

MAX_LINES = 400
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
MUTABLE = {"list", "dict", "set", "List", "Dict", "Set", "bytearray", "defaultdict", "deque"}


def modules() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py") if "rulesets" not in path.relative_to(SOURCE).parts)


def stage_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_modules(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            module = node.module or ""
            yield module, node.lineno
            for alias in node.names:
                yield f"{module}.{alias.name}", node.lineno


def by_name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", modules(), ids=by_name)
def test_a_module_imports_its_own_stage_or_an_earlier_one(path: Path) -> None:
    if path == SOURCE / "__init__.py":
        assert not [name for name, _ in imported_modules(path) if name.startswith("analyzer")]
        return
    own = stage_of(path)
    assert own in RANK, f"{own}: a stage without a place in the order"
    for name, line in imported_modules(path):
        parts = name.split(".")
        if parts[0] != "analyzer" or len(parts) < 2 or parts[1] in ("__version__",):
            continue
        assert parts[1] in RANK, f"{by_name(path)}:{line}: {name} has no place in the order"
        later = parts[1] != own and RANK[parts[1]] > RANK[own]
        assert not later, f"{by_name(path)}:{line}: {own} imports {name}, which comes later"


@pytest.mark.parametrize("path", modules(), ids=by_name)
def test_a_module_stays_below_the_size_ceiling(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_LINES, f"{by_name(path)}: {lines} lines"


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [by_name(path) for path in modules() if FORBIDDEN_NAMES & set(path.with_suffix("").parts)] == []


def test_androguard_is_used_by_the_package_readers_and_the_decompiler_only() -> None:
    users = {
        by_name(path)
        for path in modules()
        for name, _ in imported_modules(path)
        if name == "androguard" or name.startswith("androguard.")
    }
    assert [user for user in users if not user.startswith(("analyzer/apk/", "analyzer/evidence/"))] == []


def test_only_the_command_line_prints_or_exits() -> None:
    found = []
    for path in modules():
        if stage_of(path) in ("cli", "__main__"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in ("print", "input", "exit", "quit", "sys.exit"):
                found.append(f"{by_name(path)}:{node.lineno}")
    assert found == []


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        return f"{node.func.value.id}.{node.func.attr}"
    return ""


FETCHING = "analyzer/policy/fetching.py"
"""The one module that opens a socket, for an address that the caller named."""


def test_no_stage_opens_a_socket() -> None:
    network = {"socket", "ssl", "http", "urllib.request", "requests", "httpx", "ftplib", "smtplib", "aiohttp"}
    found = [
        f"{by_name(path)}:{line}"
        for path in modules()
        for name, line in imported_modules(path)
        if name in network or name.split(".")[0] in network
    ]
    assert {place.partition(":")[0] for place in found} == {FETCHING}


def test_what_opens_a_socket_is_used_by_the_command_line_alone_and_when_it_is_needed() -> None:
    users = {
        by_name(path): line
        for path in modules()
        for name, line in imported_modules(path)
        if name.startswith("analyzer.policy.fetching")
    }
    assert set(users) == {"analyzer/cli/policies.py"}
    source = (SOURCE / "cli" / "policies.py").read_text(encoding="utf-8").splitlines()
    assert source[users["analyzer/cli/policies.py"] - 1].startswith("    "), "imported before an address was named"


def _value_classes(tree: ast.Module, known: set[str]) -> Iterator[ast.ClassDef]:
    """Classes that derive from Value, or are frozen dataclasses that travel between stages."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
        if bases & (known | {"Value"}):
            known.add(node.name)
            yield node


def _names(annotation: ast.expr) -> Iterator[str]:
    for node in ast.walk(annotation):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            with_types = ast.parse(node.value, mode="eval") if node.value.isidentifier() else None
            if with_types is not None:
                yield from _names(with_types.body)


def test_a_frozen_value_has_no_mutable_container() -> None:
    found = []
    known: set[str] = set()
    classes = 0
    for path in modules():
        for value in _value_classes(ast.parse(path.read_text(encoding="utf-8")), known):
            classes += 1
            for statement in value.body:
                if isinstance(statement, ast.AnnAssign) and MUTABLE & set(_names(statement.annotation)):
                    found.append(f"{by_name(path)}:{statement.lineno}: {ast.unparse(statement)}")
    assert classes > 40, "the test has lost sight of the values"
    assert found == []


def test_report_is_imported_by_nothing_that_analyses() -> None:
    users = {stage_of(path) for path in modules() for name, _ in imported_modules(path) if "analyzer.report" in name}
    assert users <= {"report", "pipeline", "compare", "batch", "cli"}
