import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analyzer.errors import RulesetError
from analyzer.policy.topics import TOPICS
from analyzer.policy.topics_weights import WEIGHTS, read_weights, weights_of

SHIPPED = WEIGHTS / "topics_zh.npz"


def rewritten(folder: Path, **changes: Any) -> Path:
    """The shipped weights with some arrays replaced, or left out where the change is None."""
    with np.load(SHIPPED) as stored:
        arrays = {name: stored[name] for name in stored.files} | changes
    path = folder / "weights.npz"
    np.savez(path, **{name: array for name, array in arrays.items() if array is not None})
    return path


def test_what_is_written_again_can_be_read(tmp_path: Path) -> None:
    assert np.array_equal(read_weights(rewritten(tmp_path)).weights, read_weights(SHIPPED).weights)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(RulesetError, match=r"nowhere\.npz.*cannot be used"):
        read_weights(tmp_path / "nowhere.npz")


@pytest.mark.parametrize("keep", [0, 10, 5_000, -1_000])
def test_a_file_cut_short_is_refused(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "weights.npz"
    path.write_bytes(SHIPPED.read_bytes()[:keep])
    with pytest.raises(RulesetError, match="cannot be used"):
        read_weights(path)


@pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_flipped_byte_is_noticed(tmp_path: Path, part: float) -> None:
    data = bytearray(SHIPPED.read_bytes())
    data[int(len(data) * part)] ^= 0xFF
    path = tmp_path / "weights.npz"
    path.write_bytes(data)
    with pytest.raises(RulesetError, match="cannot be used"):
        read_weights(path)


@pytest.mark.parametrize(
    "changes",
    [
        {"keys": None},
        {"bias": None},
        {"format": np.array([2], dtype=np.int32)},
        {"format": np.array(["1"])},
        {"keys": np.zeros(0, dtype=np.uint32)},
        {"keys": np.array([[1]], dtype=np.uint32)},
        {"scale": np.full(11, np.nan, dtype=np.float32)},
        {"bias": np.zeros(10, dtype=np.float32)},
        {"bias": np.zeros(11, dtype=np.float64)},
        {"near_coefficients": np.zeros((11, 11), dtype=np.float32)},
        {"rarity": np.zeros(3, dtype=np.float16)},
        {"rarity": np.array([{"an": "object"}])},
    ],
)
def test_arrays_of_another_form_are_refused(tmp_path: Path, changes: dict[str, Any]) -> None:
    with pytest.raises(RulesetError, match="cannot be used"):
        read_weights(rewritten(tmp_path, **changes))


@pytest.mark.parametrize("value", [0, 1 << 22, 0xFFFFFFFF])
def test_numbers_out_of_order_or_too_large_are_refused(tmp_path: Path, value: int) -> None:
    with np.load(SHIPPED) as stored:
        keys = stored["keys"]
    keys[-1] = value
    with pytest.raises(RulesetError, match="ascending"):
        read_weights(rewritten(tmp_path, keys=keys))


def test_an_entry_that_is_no_array_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.npz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("keys.npy", b"not an array")
        archive.writestr("format", b"1")
    with pytest.raises(RulesetError, match="cannot be used"):
        read_weights(path)


def test_weights_are_read_once() -> None:
    assert weights_of("en") is weights_of("en")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_ships_is_what_its_provenance_says(lang: str) -> None:
    told = json.loads((WEIGHTS / f"topics_{lang}.json").read_text(encoding="utf-8"))
    data = (WEIGHTS / told["weights"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == told["weights_sha256"]
    assert told["licence"] == "CC BY 4.0"
    assert "EnlightenedAI/" in told["corpus"]
    assert told["topics"] == list(TOPICS)
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:
        assert all(stored[name].dtype != object for name in stored.files)


def test_the_weights_stay_small() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.glob("topics_*")) < 3_000_000
