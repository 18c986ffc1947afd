"""``python -m tests.golden [--write] [SAMPLE] [STAGE]``: compare the golden files, or write them."""

import argparse
import sys

from tests.golden.files import message, write
from tests.golden.recording import CASES
from tests.golden.stages import stages_of


def main(arguments: list[str]) -> int:
    """0 when nothing differs, or everything was written; 1 when something differs."""
    names = {stage.name for case in CASES for stage in stages_of(case)}
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the files instead of comparing them")
    parser.add_argument("sample", nargs="?", default="", help=f"one of {', '.join(case.name for case in CASES)}")
    parser.add_argument("stage", nargs="?", default="", help=f"one of {', '.join(sorted(names))}")
    asked = parser.parse_args(arguments)
    cases = [case for case in CASES if asked.sample in ("", case.name, case.sample)]
    if not cases or asked.stage not in ("", *names):
        parser.error(f"nothing is called {asked.sample} {asked.stage}".rstrip())
    differing = 0
    for case in cases:
        for stage in stages_of(case):
            if asked.stage not in ("", stage.name):
                continue
            if asked.write:
                if write(case, stage):
                    sys.stdout.write(f"written: {case.name}/{stage.file}\n")
            elif said := message(case, stage):
                differing += 1
                sys.stdout.write(f"{said}\n\n")
    return 1 if differing else 0


sys.exit(main(sys.argv[1:]))
