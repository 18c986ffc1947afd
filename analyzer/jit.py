"""Compiled kernels: one decorator, and one cache directory per version of all kernel sources.

Numba invalidates a cached function when its own file changes, not when a callee in another module does. The cache
directory is therefore named by a hash over every kernel module and the versions of Python, NumPy and Numba.
"""

import hashlib
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import numba
import numpy as np

from analyzer import places

F = TypeVar("F", bound=Callable[..., object])

_HERE = Path(__file__).parent
_MARK = "complete"


def _version() -> str:
    digest = hashlib.sha256()
    for source in [*sorted(_HERE.glob("*/kernels*.py")), Path(__file__)]:
        digest.update(source.name.encode() + source.read_bytes())
    digest.update(f"{sys.version} {np.__version__} {numba.__version__} {platform.machine()}".encode())
    return digest.hexdigest()[:20]


CACHE = places.cache_dir() / "kernels" / _version()
"""Where compiled kernels of exactly this version lie."""

numba.config.CACHE_DIR = os.fspath(CACHE)  # type: ignore[attr-defined]  # numba makes its settings at run time


def kernel(function: F) -> F:
    """Compile with Numba on first call, cached on disk, without the GIL and without bounds checks.

    Kernels check every index that comes out of a file themselves: there is no exception from compiled code.
    """
    return cast(F, numba.njit(cache=True, nogil=True)(function))


def compiled() -> bool:
    """Whether an earlier run has left all kernels compiled."""
    return (CACHE / _MARK).exists()


def mark_compiled() -> None:
    """Remember that all kernels were compiled; a cache that cannot be written is only slower."""
    try:
        CACHE.mkdir(parents=True, exist_ok=True)
        (CACHE / _MARK).touch()
    except OSError:
        return
