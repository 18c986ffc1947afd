"""A catalogue, or another value, kept in the cache folder under a hash of all that made it: YAML is parsed once."""

import contextlib
import hashlib
import os
import tempfile
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from analyzer.catalogue.model import Catalogue
from analyzer.value import Value

_KEPT = 8
"""How many compiled values of one name stay in the folder."""

_SOURCES = (
    "model.py", "conditions.py", "reader.py", "packs.py", "retests.py", "strict.py", "yaml_tree.py", "references.py",
    "signs.py", "compiled.py",
)  # fmt: skip

T = TypeVar("T", bound=Value)


def read(folder: Path, ruleset_sha256: str) -> Catalogue | None:
    """The catalogue of that digest, or None when the folder has none that can be trusted."""
    catalogue = read_value(folder, "catalogue", _key(ruleset_sha256), Catalogue)
    return catalogue if catalogue is not None and catalogue.sha256 == ruleset_sha256 else None


def write(folder: Path, catalogue: Catalogue) -> None:
    """Keep a catalogue. Several processes may do so at once; a failure costs only the next start some time."""
    write_value(folder, "catalogue", _key(catalogue.sha256), catalogue)


def read_value(folder: Path, name: str, key: str, kind: type[T]) -> T | None:
    """The value kept as ``name`` under ``key``, or None when the folder has none that can be trusted.

    ``key`` names everything that made the value: the digest of the files and ``code_sha256`` of what read them.
    """
    try:
        data = _file(folder, name, key).read_bytes()
    except OSError:
        return None
    seal, body = data[:32], data[32:]
    if hashlib.sha256(body).digest() != seal:
        return None
    try:
        return msgspec.msgpack.decode(body, type=kind)
    except msgspec.DecodeError:
        return None


def write_value(folder: Path, name: str, key: str, value: Value) -> None:
    """Keep a value, as ``write`` does."""
    body = msgspec.msgpack.encode(value)
    target = _file(folder, name, key)
    # A full disk or a read-only folder must not stop an analysis.
    with contextlib.suppress(OSError):
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=f"{name}-", suffix=".new")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(body).digest() + body)
            os.replace(temporary, target)
        except OSError:
            os.unlink(temporary)
            raise
        _forget_old(folder, name)


def _forget_old(folder: Path, name: str) -> None:
    kept = sorted(folder.glob(f"{name}-*.msgpack"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[_KEPT:]:
        path.unlink(missing_ok=True)


def _key(ruleset_sha256: str) -> str:
    return f"{ruleset_sha256} {code_sha256(_SOURCES)}"


def _file(folder: Path, name: str, key: str) -> Path:
    return folder / f"{name}-{hashlib.sha256(key.encode()).hexdigest()[:40]}.msgpack"


@cache
def code_sha256(sources: tuple[str, ...]) -> str:
    """A digest of the modules of this folder that parse, so that a newer reader never meets an older one's result."""
    digest = hashlib.sha256(msgspec.__version__.encode())
    for name in sources:
        with contextlib.suppress(OSError):
            digest.update((Path(__file__).parent / name).read_bytes())
    return digest.hexdigest()
