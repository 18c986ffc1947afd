"""Seals are signed here and not where packages are scanned: the key never comes near a hostile package."""

from collections.abc import Callable
from pathlib import Path

from analyzer.batch.model import Outcome, Task
from analyzer.errors import UsageError
from analyzer.seal.build import FILE
from analyzer.seal.canonical import read_seal, with_signature, written
from analyzer.seal.keys import Signer
from analyzer.storage import write_whole


def signing(signer: Signer) -> Callable[[Task, Outcome], None]:
    """What signs the seal that a worker left in the folder of a package.

    Raises (when called):
        UsageError, UnreadableError: the seal cannot be written, or is none.
    """

    def sign(task: Task, outcome: Outcome) -> None:
        path = Path(task.settings.out) / outcome.folder / FILE
        try:
            seal = read_seal(path.read_bytes(), path.name)
        except OSError as error:
            raise UsageError(f"cannot read {path}: {error.strerror or error}") from error
        write_whole(path, written(with_signature(seal, signer.sign(seal))))

    return sign
