"""What `whosays` and `python -m whosays` run: Ctrl-C is one line from the first moment to the last.

What the program is made of takes a second to load. Until that is done there is nothing to clean up, so
Ctrl-C ends the process on the spot; a command answers it itself (cli/output.py).
"""

from __future__ import annotations

import os
import signal
from types import FrameType

INTERRUPTED = 130


def main() -> None:
    """Run the command line."""
    listens = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # not where it is ignored
    if listens:
        signal.signal(signal.SIGINT, _stop)
    from whosays.cli import app

    try:
        app(prog_name="whosays")
    finally:
        if listens:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # who presses it again was heard: all is ending


def _stop(_number: int, _frame: FrameType | None) -> None:
    os.write(2, b"whosays: interrupted\n")
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
