"""The framework's classes and methods, as columns read from ``rulesets/tables/framework.npz.zst``."""

import io
from dataclasses import dataclass
from functools import cache

import numpy as np
import zstandard
from numpy.typing import NDArray

from analyzer import places
from analyzer.errors import RulesetError

FIRST_LEVEL = 23
"""The oldest API level of the tables; "since 23" means "since 23 or earlier"."""
LAST_LEVEL = 36


@dataclass(frozen=True, slots=True, eq=False)
class Framework:
    """Strings (``start``, ``length`` into ``blob``); classes with their level range and direct supertypes (CSR);
    methods as string numbers. A class's supertypes are a union over all levels, superclass and interfaces together.
    """

    blob: NDArray[np.uint8]
    start: NDArray[np.int64]
    length: NDArray[np.int64]
    class_name: NDArray[np.uint32]
    class_interface: NDArray[np.uint8]
    class_min: NDArray[np.uint8]
    class_max: NDArray[np.uint8]
    supers_first: NDArray[np.int64]
    supers: NDArray[np.uint32]
    method_class: NDArray[np.uint32]
    method_name: NDArray[np.uint32]
    method_descriptor: NDArray[np.uint32]


@cache
def load_framework() -> Framework:
    """Read the table once.

    Raises:
        RulesetError: the file is missing or not what it should be.
    """
    path = places.rulesets_dir() / "tables" / "framework.npz.zst"
    try:
        plain = zstandard.ZstdDecompressor().decompress(path.read_bytes())
        columns = np.load(io.BytesIO(plain), allow_pickle=False)
        length = columns["length"].astype(np.int64)
        count = columns["supers_count"].astype(np.int64)
        return Framework(
            blob=columns["blob"],
            start=np.cumsum(length) - length,
            length=length,
            class_name=columns["class_name"],
            class_interface=columns["class_interface"],
            class_min=columns["class_min"],
            class_max=columns["class_max"],
            supers_first=np.concatenate([np.zeros(1, np.int64), np.cumsum(count)]),
            supers=columns["supers"],
            method_class=columns["method_class"],
            method_name=columns["method_name"],
            method_descriptor=columns["method_descriptor"],
        )
    except (OSError, KeyError, ValueError, zstandard.ZstdError) as error:
        raise RulesetError(f"tables/{path.name}: cannot be read ({error})", "install apkscan again") from error
