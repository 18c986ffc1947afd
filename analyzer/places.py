"""Where things lie: the rulesets and report templates that ship with the tool, and a private cache folder."""

import os
import stat
import tempfile
from functools import cache
from pathlib import Path

from analyzer.errors import RulesetError

_PACKAGE = Path(__file__).resolve().parent


def rulesets_dir() -> Path:
    """The folder ``rulesets``: below the installed package, or beside it in a checkout.

    Raises:
        RulesetError: it is in neither place.
    """
    return _shipped("rulesets")


def reports_dir() -> Path:
    """The folder ``reports`` with templates, style and schema, found like ``rulesets_dir``.

    Raises:
        RulesetError: it is in neither place.
    """
    return _shipped("reports")


def _shipped(name: str) -> Path:
    for folder in (_PACKAGE / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise RulesetError(f"{name}: the folder that ships with apkscan is missing", "install apkscan again")


@cache
def cache_dir() -> Path:
    """A writable folder that only this user can enter, made when it does not exist.

    The first usable of: ``APKSCAN_CACHE_DIR``, ``XDG_CACHE_HOME/apkscan``, ``~/.cache/apkscan``; when none can be
    written (a read-only home, an account without one), a new temporary folder, the same for this whole process.
    """
    for folder in _candidates():
        if _is_usable(folder):
            return folder
    return Path(tempfile.mkdtemp(prefix="apkscan-cache-"))


def _candidates() -> list[Path]:
    folders = []
    if stated := os.environ.get("APKSCAN_CACHE_DIR"):
        folders.append(Path(stated).absolute())
    # The XDG base directory specification: a relative path there is to be ignored.
    if (xdg := os.environ.get("XDG_CACHE_HOME")) and Path(xdg).is_absolute():
        folders.append(Path(xdg) / "apkscan")
    home = os.path.expanduser("~")  # Path.home() raises for an account without one
    if os.path.isabs(home):
        folders.append(Path(home) / ".cache" / "apkscan")
    return folders


def _is_usable(folder: Path) -> bool:
    # Compiled code is loaded from here: a folder that somebody else owns or may write to is never used.
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except OSError:
        return False
    if not stat.S_ISDIR(state.st_mode):
        return False
    if os.name == "posix" and (state.st_uid != os.getuid() or state.st_mode & 0o022):
        return False
    return os.access(folder, os.W_OK | os.X_OK)
