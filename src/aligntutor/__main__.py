"""The door: `aligntutor` and `python -m aligntutor`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    # What imports make lives as long as the process: collecting among it only costs time. What goes on
    # for long turns the collector on again.
    gc.disable()
    try:
        from .cli import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while still importing
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
