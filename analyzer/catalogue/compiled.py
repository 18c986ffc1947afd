"""A catalogue kept in the cache folder under a hash of all that made it, so that YAML is parsed once."""

import contextlib
import hashlib
import os
import tempfile
from functools import cache
from pathlib import Path

import msgspec

from analyzer.catalogue.model import Catalogue

_KEPT = 8
"""How many compiled catalogues stay in the folder."""

_SOURCES = ("model.py", "conditions.py", "reader.py", "strict.py", "yaml_tree.py", "references.py", "compiled.py")


def read(folder: Path, ruleset_sha256: str) -> Catalogue | None:
    """The catalogue of that digest, or None when the folder has none that can be trusted."""
    try:
        data = _file(folder, ruleset_sha256).read_bytes()
    except OSError:
        return None
    seal, body = data[:32], data[32:]
    if hashlib.sha256(body).digest() != seal:
        return None
    try:
        catalogue = msgspec.msgpack.decode(body, type=Catalogue)
    except msgspec.DecodeError:
        return None
    return catalogue if catalogue.sha256 == ruleset_sha256 else None


def write(folder: Path, catalogue: Catalogue) -> None:
    """Keep a catalogue. Several processes may do so at once; a failure costs only the next start some time."""
    body = msgspec.msgpack.encode(catalogue)
    target = _file(folder, catalogue.sha256)
    # A full disk or a read-only folder must not stop an analysis.
    with contextlib.suppress(OSError):
        handle, temporary = tempfile.mkstemp(dir=folder, prefix="catalogue-", suffix=".new")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(body).digest() + body)
            os.replace(temporary, target)
        except OSError:
            os.unlink(temporary)
            raise
        _forget_old(folder)


def _forget_old(folder: Path) -> None:
    kept = sorted(folder.glob("catalogue-*.msgpack"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[_KEPT:]:
        path.unlink(missing_ok=True)


def _file(folder: Path, ruleset_sha256: str) -> Path:
    key = hashlib.sha256(f"{ruleset_sha256} {_code_sha256()}".encode()).hexdigest()
    return folder / f"catalogue-{key[:40]}.msgpack"


@cache
def _code_sha256() -> str:
    """A digest of the code that parses, so that a newer reader never meets an older reader's result."""
    digest = hashlib.sha256(msgspec.__version__.encode())
    for name in _SOURCES:
        with contextlib.suppress(OSError):
            digest.update((Path(__file__).parent / name).read_bytes())
    return digest.hexdigest()
