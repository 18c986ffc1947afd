"""``python -m analyzer``: the same as the command ``apkscan``."""

from analyzer.cli import run

if __name__ == "__main__":
    run()
