"""Keeps a command of the newsroom running for as long as the process that asked for it lives."""

import os
import signal
import subprocess
import sys
import time

# A command that ends at once is not started again and again without a breath.
PAUSE = 2.0


def start(*command: str) -> subprocess.Popen:
    """Keep a command running beside the calling process; Ctrl-C reaches only the caller."""
    return subprocess.Popen(
        [sys.executable, "-m", "newsroom.keeper", *command], start_new_session=True
    )


def stop(keeper: subprocess.Popen) -> None:
    """End the keeper and what it keeps."""
    if keeper.poll() is None:
        keeper.terminate()


def keep(command: list[str], *, parent: int) -> None:
    """Run the command again whenever it ends, until the parent is gone or a signal comes."""
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, _leave)
    while os.getppid() == parent:
        child = subprocess.Popen(command)
        try:
            while child.poll() is None and os.getppid() == parent:
                time.sleep(0.5)
        finally:
            child.terminate()
            child.wait()
        time.sleep(PAUSE)


def _leave(signum: int, frame: object) -> None:
    raise SystemExit(0)


if __name__ == "__main__":
    keep([sys.executable, *sys.argv[1:]], parent=os.getppid())
