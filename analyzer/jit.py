"""Compiled kernels: one decorator, and one cache directory per version of all kernel sources.

Numba invalidates a cached function when its own file changes, not when a callee in another module does. The cache
directory is therefore named by a hash over every kernel module and the versions of Python, NumPy and Numba. Whatever
lies in it, and whoever else writes to it at the same time, a kernel is compiled anew rather than trusted or failed.
"""

import hashlib
import logging
import os
import platform
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numba.core.caching import FunctionCache

from analyzer import places
from analyzer.machine_code import CacheFiles, Part, Whole, begin_runtime

_LOG = logging.getLogger(__name__)

F = TypeVar("F", bound=Callable[..., object])

_HERE = Path(__file__).parent
_MARK = "complete"
_ONE_AT_A_TIME = threading.RLock()
"""Held while a kernel is compiled or loaded: Numba takes its own lock too late, after it has begun to keep time."""


def _version() -> str:
    digest = hashlib.sha256()
    for source in [*sorted(_HERE.glob("*/kernels*.py")), Path(__file__), _HERE / "machine_code.py"]:
        digest.update(source.name.encode() + source.read_bytes())
    digest.update(f"{sys.version} {np.__version__} {numba.__version__} {platform.machine()}".encode())
    return digest.hexdigest()[:20]


CACHE = places.cache_dir() / "kernels" / _version()
"""Where compiled kernels of exactly this version lie."""

numba.config.CACHE_DIR = os.fspath(CACHE)  # type: ignore[attr-defined]  # numba makes its settings at run time


class _Cache(FunctionCache):
    """Numba's cache of one kernel, for which every fault is only a miss."""

    _impl_class = CacheFiles

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        """The compiled kernel for these argument types, or None.

        Processes that save two signatures of a kernel at the same moment may give both files one name: code for other
        types than those asked for is never handed out.
        """
        try:
            # Numba would set up its compiler first, which takes longer than to load all kernels.
            begin_runtime(target_context)
            with self._guard_against_spurious_io_errors():
                found = self._load_overload(sig, target_context)  # type: ignore[no-untyped-call]  # as above
        except Exception as error:  # noqa: BLE001 - cut-off or foreign files fail in the unpickler in any way
            _LOG.debug("kernel cache: %s: %s", self.cache_path, error)
            self._forget()
            return None
        if found is None:
            return None
        args, _ = numba.core.sigutils.normalize_signature(sig)  # type: ignore[no-untyped-call]  # numba is not typed throughout
        return found if tuple(found.signature.args) == tuple(args) else None

    def save_overload(self, sig: Any, data: Any) -> None:
        """Keep a compiled kernel; one that cannot be kept is compiled again next time."""
        try:
            super().save_overload(sig, data)  # type: ignore[no-untyped-call]  # numba is not typed throughout
        except Exception as error:  # noqa: BLE001 - a full disk, a folder that was removed, a damaged index
            _LOG.debug("kernel cache: %s: %s", self.cache_path, error)

    def _forget(self) -> None:
        """Begin a new index, so that a damaged one is not met again."""
        try:
            self.flush()  # type: ignore[no-untyped-call]  # numba is not typed throughout
        except OSError as error:
            _LOG.debug("kernel cache: %s: %s", self.cache_path, error)


def kernel(function: F) -> F:
    """Compile with Numba on first call, cached on disk, without the GIL and without bounds checks.

    Kernels check every index that comes out of a file themselves: there is no exception from compiled code.
    """
    dispatcher = cast(Any, Whole(function))
    try:
        dispatcher._cache = _Cache(function)  # type: ignore[no-untyped-call]  # as above
    except (RuntimeError, OSError) as error:  # no folder that can be written
        _LOG.debug("kernel cache: %s", error)
    compile_for = dispatcher._compile_for_args  # what compiled calls use without a match

    def alone(*arguments: Any, **named: Any) -> Any:
        with _ONE_AT_A_TIME:
            return compile_for(*arguments, **named)

    dispatcher._compile_for_args = alone
    return cast(F, dispatcher)


def part(function: F) -> F:
    """A kernel that only other kernels call: compiled with them and for their types, and kept inside them."""
    return cast(F, Part(function))


def typed(function: F, signature: Any) -> F:
    """As :func:`part`, for these types alone: calls convert their arguments.

    Kernels that call each other with integers of different widths are else compiled once per combination.
    """
    return cast(F, Part(function, signature))


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
