"""Build the rules' witness packages from their sources: ``python samples/witnesses.py [RULE ...]``.

A witness is a folder ``samples/rules/<rule-id>/`` (see the README there); its packages become
``samples/rules/built/<rule-id>-positive.apk`` and ``…-clean.apk``, unsigned. ``--stale`` builds only what changed
since; ``--list`` names those and builds nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import build
import packages
import yaml

WITNESSES = build.SAMPLES / "rules"
BUILT = WITNESSES / "built"
SIDES = ("positive", "clean")


def one_side(folder: Path, side: str, document: dict[str, Any]) -> packages.Package:
    """The package of one side: ``shared/`` and the side's own folder, whose files win; the manifest likewise."""
    manifest = {**(document.get("manifest") or {}), **((document.get(side) or {}).get("manifest") or {})}
    files = {**packages.files_below(folder / "shared"), **packages.files_below(folder / side)}
    name = f"{folder.name}-{side}"
    return packages.Package(name, manifest, files, BUILT / f"{name}.apk")


def find_witnesses(wanted: list[str]) -> list[packages.Package]:
    """Both packages of each folder named, or of all.

    Raises:
        BuildError: there is no such folder, or a witness.yml is no YAML.
    """
    keys = {Path(name).name for name in wanted}
    found, known = [], set()
    for path in sorted(WITNESSES.glob("*/witness.yml")):
        known.add(path.parent.name)
        if keys and path.parent.name not in keys:
            continue
        try:
            document = yaml.safe_load(path.read_text(encoding="utf-8"))
        except yaml.YAMLError as error:
            raise build.BuildError(f"{path}: {error}") from error
        found += [one_side(path.parent, side, document) for side in SIDES]
    if unknown := keys - known:
        raise build.BuildError(f"no witness is called {', '.join(sorted(unknown))}")
    return found


def main(arguments: list[str] | None = None) -> int:
    """Build what is named, or all; 1 when a build failed."""
    return packages.main("Build the rules' witness packages.", "RULE", find_witnesses, arguments)


if __name__ == "__main__":
    sys.exit(main())
