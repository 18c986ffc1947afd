"""Make ``framework.npz.zst``: the framework's classes and methods as columns.

    python rulesets/tables/make_framework.py DIR

DIR holds ``framework_hierarchy.tsv`` (class, supers, is_interface, visibility, api_min, api_max) and
``framework_methods.tsv`` (class, name, descriptor, visibility, api_min, api_max), both read off the Android Open
Source Project (Apache-2.0) at API levels 23, 26, 28, 30, 33 and 36; a class's supers are a union over these levels,
superclass and interfaces together. The same tables give the same bytes.
"""

import csv
import io
import sys
from pathlib import Path

import numpy as np
import zstandard

VISIBILITY = {"public": 0, "system": 1, "hidden": 2, "nonpublic": 3}


def rows(path: Path) -> list[dict[str, str]]:
    """All rows of a tab-separated table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def main(folder: Path, target: Path) -> None:
    """Write the columns."""
    classes = rows(folder / "framework_hierarchy.tsv")
    methods = rows(folder / "framework_methods.tsv")
    names = {row["class"] for row in classes} | {s for row in classes for s in row["supers"].split("|") if s}
    names |= {row["class"] for row in methods}
    texts = sorted(names | {row["name"] for row in methods} | {row["descriptor"] for row in methods})
    number = {text: index for index, text in enumerate(texts)}
    encoded = [text.encode() for text in texts]
    supers = [[number[s] for s in row["supers"].split("|") if s] for row in classes]
    columns = {
        "blob": np.frombuffer(b"".join(encoded), np.uint8),
        "length": np.array([len(e) for e in encoded], np.uint16),
        "class_name": np.array([number[row["class"]] for row in classes], np.uint32),
        "class_interface": np.array([row["is_interface"] == "1" for row in classes], np.uint8),
        "class_min": np.array([int(row["api_min"]) for row in classes], np.uint8),
        "class_max": np.array([int(row["api_max"]) for row in classes], np.uint8),
        "class_visibility": np.array([VISIBILITY.get(row["visibility"], 4) for row in classes], np.uint8),
        "supers_count": np.array([len(s) for s in supers], np.uint16),
        "supers": np.array([s for list_ in supers for s in list_], np.uint32),
        "method_class": np.array([number[row["class"]] for row in methods], np.uint32),
        "method_name": np.array([number[row["name"]] for row in methods], np.uint32),
        "method_descriptor": np.array([number[row["descriptor"]] for row in methods], np.uint32),
    }
    buffer = io.BytesIO()
    np.savez(buffer, **columns)
    target.write_bytes(zstandard.ZstdCompressor(level=19).compress(buffer.getvalue()))
    print(f"{len(classes)} classes, {len(methods)} methods, {len(texts)} strings, {target.stat().st_size} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(__file__).with_name("framework.npz.zst"))
