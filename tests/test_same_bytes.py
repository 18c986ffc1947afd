"""The same input gives the same bytes, whatever surrounds the run."""

import os
import subprocess
import sys
from pathlib import Path

from analyzer.cli.options import FORMATS
from analyzer.places import cache_dir

LOAN = Path(__file__).parents[1] / "samples" / "loan"


def test_outputs_do_not_depend_on_the_surroundings(tmp_path: Path) -> None:
    kept = ("APKSCAN_", "PYTHON", "LC_", "LANG", "TZ")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(kept)}
    surroundings = (
        ({"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8"}, 0o077),
        ({"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LC_ALL": "C"}, 0o002),
    )
    written: list[dict[str, bytes]] = []
    for number, (differing, mask) in enumerate(surroundings):
        folder = tmp_path / f"run{number}"
        folder.mkdir()
        (folder / "loan.apk").write_bytes((LOAN / "loan.apk").read_bytes())
        (folder / "policy.html").write_bytes((LOAN / "policy.html").read_bytes())
        command = [sys.executable, "-m", "analyzer", "loan.apk", "--policy", "policy.html", "--date=2026-11-21"]
        command += [f"--format={','.join(FORMATS)}", "-o", "out"]
        environment = plain | differing | {"APKSCAN_CACHE_DIR": str(cache_dir()), "PYTHONPATH": str(LOAN.parents[1])}
        done = subprocess.run(
            command, cwd=folder, env=environment, umask=mask, capture_output=True, timeout=300, check=False
        )
        assert done.returncode == 1, done.stderr
        written.append({path.name: path.read_bytes() for path in (folder / "out").iterdir()})
    assert len(written[0]) == len(FORMATS)
    assert [name for name in written[0] if written[0][name] != written[1][name]] == []
