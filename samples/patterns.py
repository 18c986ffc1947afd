"""Build the pattern cases from their sources: ``python samples/patterns.py [GROUP | GROUP/CASE | GROUP-CASE ...]``.

A case is a folder ``samples/patterns/<group>/<case>/`` (see the README there); its package becomes
``samples/patterns/built/<group>-<case>.apk``, unsigned. ``--stale`` builds only what changed since; ``--list`` names
those and builds nothing.
"""

from __future__ import annotations

import sys

import build
import packages
import yaml

PATTERNS = build.SAMPLES / "patterns"
BUILT = PATTERNS / "built"


def find_cases(wanted: list[str]) -> list[packages.Package]:
    """The cases of the groups and with the names given, by group and name; all when none is given.

    Raises:
        BuildError: nothing is called so, or a case.yml is no YAML.
    """
    keys = [name.rstrip("/").removeprefix("samples/patterns/").replace("/", "-") for name in wanted]
    found, known = [], set()
    for path in sorted(PATTERNS.glob("*/*/case.yml")):
        folder = path.parent
        name = f"{folder.parent.name}-{folder.name}"
        known |= {folder.parent.name, name}
        if not keys or {folder.parent.name, name}.intersection(keys):
            try:
                manifest = yaml.safe_load(path.read_text(encoding="utf-8")).get("manifest") or {}
            except yaml.YAMLError as error:
                raise build.BuildError(f"{path}: {error}") from error
            files = packages.files_below(folder, "case.yml")
            found.append(packages.Package(name, manifest, files, BUILT / f"{name}.apk"))
    if unknown := set(keys) - known:
        raise build.BuildError(f"no group and no case is called {', '.join(sorted(unknown))}")
    return found


def main(arguments: list[str] | None = None) -> int:
    """Build what is named, or all; 1 when a build failed."""
    return packages.main("Build the pattern cases.", "GROUP[/CASE]", find_cases, arguments)


if __name__ == "__main__":
    sys.exit(main())
