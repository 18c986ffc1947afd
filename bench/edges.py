"""Our (caller, callee) edges against androguard's cross-references, both ways.

    python -m bench.edges PACKAGE… [--json]

Per package: how many different edges each side has, and the edges that only one has. One defect of the oracle is
known and taken out, counted as ``arrays``: androguard names the element class for a call on an array (``[La/B;->clone``
becomes ``La/B;->clone``) and has no edge at all for a call on an array of primitives. It has no edges for
``invoke-polymorphic`` either: those are counted as ``polymorphic``, and dexdump is their oracle. The last line is the
number of edges that still differ over all packages. A package that androguard refuses is listed as such.
"""

import argparse
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from analyzer.apk.dex import Dex, read_dex

Edge = tuple[str, str]
_DEX = re.compile(r"classes(\d*)\.dex$")


def dex_entries(package: Path) -> Iterator[tuple[str, bytes]]:
    """The dex files of a well-formed package in the device's order."""
    with zipfile.ZipFile(package) as archive:
        names = [n for n in archive.namelist() if _DEX.match(n)]
        for name in sorted(names, key=lambda n: int(_DEX.match(n)[1] or 1)):  # type: ignore[index]
            yield name, archive.read(name)


def our_edges(dexes: list[Dex], first_op: int = 0x6E, last_op: int = 0x78) -> set[Edge]:
    """Every (caller, callee) pair of an ``invoke-*`` with an opcode from ``first_op`` to ``last_op``."""
    edges: set[Edge] = set()
    for dex in dexes:
        calls = (dex.sites.op >= first_op) & (dex.sites.op <= last_op)
        rows = np.flatnonzero(calls)
        caller = dex.methods[np.searchsorted(dex.sites.first, rows, side="right") - 1, 1]
        pairs = np.unique(np.stack([caller, dex.sites.ref[rows].astype(np.int64)]), axis=1)
        names = {int(m): dex.method_signature(int(m)) for m in np.unique(pairs)}
        edges |= {(names[int(a)], names[int(b)]) for a, b in pairs.T}
    return edges


def androguard_edges(files: list[bytes]) -> set[Edge]:
    """The same pairs from androguard's analysis of all dex files together."""
    from androguard.core.analysis.analysis import Analysis
    from androguard.core.dex import DEX
    from loguru import logger

    logger.remove()
    analysis = Analysis()
    for data in files:
        analysis.add(DEX(data))
    analysis.create_xref()
    edges: set[Edge] = set()
    for method in analysis.get_methods():
        caller = _signature(method)
        edges |= {(caller, _signature(callee)) for _, callee, _ in method.get_xref_to()}
    return edges


def _signature(method: Any) -> str:
    encoded = method.get_method() if hasattr(method, "get_method") else method
    cls, name, proto = encoded.get_class_name(), encoded.get_name(), encoded.get_descriptor()
    return f"{cls}->{name}{proto.replace(' ', '')}"


def as_androguard_names(edges: set[Edge]) -> set[Edge]:
    """The edges with calls on arrays named as androguard names them; those on primitive arrays are left out."""
    renamed = set()
    for caller, callee in edges:
        plain = callee.lstrip("[")
        if plain == callee or plain.startswith("L"):
            renamed.add((caller, plain))
    return renamed


def compare(package: Path) -> dict[str, object]:
    """Counts of one package, and up to 20 edges of each difference."""
    files = list(dex_entries(package))
    dexes = [d for name, data in files for d in read_dex(name, data)[0]]
    ours, polymorphic = our_edges(dexes), our_edges(dexes, 0xFA, 0xFB)
    try:
        theirs = androguard_edges([data for _, data in files])
    except Exception as error:  # noqa: BLE001 - the oracle's own failures are a result of the comparison
        return {"package": package.name, "ours": len(ours), "androguard": f"refused: {type(error).__name__}: {error}"}
    arrays = sum(1 for _, callee in ours if callee.startswith("["))
    named, ours = len(ours), as_androguard_names(ours)
    return {
        "package": package.name,
        "ours": named,
        "arrays": arrays,
        "polymorphic": len(polymorphic),
        "androguard": len(theirs),
        "only_ours": len(ours - theirs),
        "only_androguard": len(theirs - ours),
        "examples_only_ours": sorted(ours - theirs)[:20],
        "examples_only_androguard": sorted(theirs - ours)[:20],
    }


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    results = [compare(package) for package in options.packages]
    total = sum(int(str(r.get(key, 0))) for r in results for key in ("only_ours", "only_androguard"))
    if options.json:
        json.dump(results, sys.stdout, indent=1, ensure_ascii=False)
        print()
    else:
        for result in results:
            buffer = io.StringIO()
            print(*(f"{k}={v}" for k, v in result.items() if not k.startswith("examples")), file=buffer)
            for key in ("examples_only_ours", "examples_only_androguard"):
                for a, b in result.get(key, ()):  # type: ignore[attr-defined]
                    print(f"  {key.removeprefix('examples_')}: {a} -> {b}", file=buffer)
            print(buffer.getvalue(), end="")
    print(f"edges that differ: {total}")


if __name__ == "__main__":
    main()
