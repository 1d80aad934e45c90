"""How gunicorn serves the paper: the same for `make run` and for a server."""

import os
import signal
import sys
from pathlib import Path

from newsroom import serving
from newsroom.serving import number

wsgi_app = "newsroom.wsgi"
bind = serving.address()
worker_class = "gthread"
workers = number("WEB_CONCURRENCY", "2")
threads = number("WEB_THREADS", "4")
preload_app = True
control_socket_disable = True
accesslog = "-" if os.environ.get("ACCESS_LOG") == "1" else None
loglevel = os.environ.get("LOG_LEVEL", "warning").lower()
# The workers' sign of life must not wait for a slow disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None

kept = []


def when_ready(server):
    """Start the worker beside the web server where RUN_WORKER=1, and say where the paper is."""
    from django.db import DatabaseError, connections

    from newsroom import keeper
    from newsroom.greeting import greeting

    try:
        serving.try_database()
        print(greeting(), flush=True)
    except DatabaseError as error:
        sys.exit(f"The database cannot be used: {' '.join(str(error).split())}")
    if os.environ.get("RUN_WORKER") == "1":
        kept.append(keeper.start("manage.py", "runworker"))
    # No connection may be shared by the processes that are forked next.
    connections.close_all()


def post_worker_init(worker):
    """Leave Ctrl-C to the server, which tells its workers: told twice at once, they may hang."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def on_exit(server):
    """Stop the worker with the web server."""
    from newsroom import keeper

    for worker in kept:
        keeper.stop(worker)
