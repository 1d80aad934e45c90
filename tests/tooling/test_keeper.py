"""The process that keeps the worker running beside the web server."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SERVER = (
    "import sys, time; from newsroom import keeper; keeper.start(*sys.argv[1:]); time.sleep(60)"
)
WORKER = "import os, sys, time; print(os.getpid(), file=open(sys.argv[1], 'a')); time.sleep({rest})"


def wait_until(happened, seconds=15):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happened():
            return True
        time.sleep(0.05)
    return False


def is_running(pid):
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


@pytest.fixture
def serve(tmp_path):
    """Starts a server that keeps a worker; each worker's process writes its number down."""
    log, servers = tmp_path / "workers", []
    log.touch()

    def start(rest):
        worker = tmp_path / "worker.py"
        worker.write_text(WORKER.format(rest=rest))
        command = [sys.executable, "-c", SERVER, worker, log]
        servers.append(subprocess.Popen(command, cwd=ROOT))
        return servers[-1], lambda: [int(line) for line in log.read_text().split()]

    yield start
    for server in servers:
        server.kill()
        server.wait()


def test_a_worker_that_ends_is_started_again(serve):
    _server, workers = serve(rest=0)
    assert wait_until(lambda: len(workers()) >= 2)


def test_the_worker_ends_with_the_server_however_that_ends(serve):
    server, workers = serve(rest=60)
    assert wait_until(workers)
    os.kill(server.pid, signal.SIGKILL)
    server.wait()
    assert wait_until(lambda: not is_running(workers()[0]))
