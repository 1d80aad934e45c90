"""How many requests a second the served paper answers, over loopback."""

import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from time import perf_counter, sleep

from django.conf import settings

READERS = 8  # connections, kept alive
SECONDS = 3.0
START = 30  # seconds that a server may take to start

PASSING_BY = "Authorization: Basic YmVuY2g6YmVuY2g="  # the page cache leaves such a reader alone


def figures(environment: Mapping[str, str], story: str) -> dict[str, float]:
    """Requests a second for a story's page and, for comparison, for what stands beside it."""
    files = {"CACHE_URL": f"filecache://{environment['DATA_DIR']}/cache", "PAGE_CACHE": "1"}
    with served({**environment, **files}) as port:
        return {
            "story page, from the page cache": requests_a_second(port, story),
            "story page, made each time": requests_a_second(port, story, PASSING_BY),
            "static file": requests_a_second(port, f"{settings.STATIC_URL}css/paper.css"),
        }


@contextmanager
def served(environment: Mapping[str, str]) -> Iterator[int]:
    """The paper behind its web server, as `make run` has it; gives the port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = {"PORT": str(port), "HOST": "127.0.0.1", "SITE_URL": f"http://127.0.0.1:{port}"}
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py"],
        env={**environment, **address, "RUN_WORKER": "0"},
        cwd=settings.BASE_DIR,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait()


def requests_a_second(port: int, path: str, *headers: str, seconds: float = SECONDS) -> float:
    """How many requests for an address are answered in a second, once it was asked for."""
    lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Accept-Encoding: br", *headers]
    request = "\r\n".join([*lines, "", ""]).encode()
    with ExitStack() as stack:
        readers = [
            stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=START))
            for _ in range(READERS)
        ]
        answered = -READERS  # the first round is not counted
        start = now = perf_counter()
        while now < start + seconds:
            for reader in readers:
                reader.sendall(request)
            for reader in readers:
                read_answer(reader)
            answered += READERS
            now = perf_counter()
            start = start if answered else now
    return answered / (now - start)


def read_answer(reader: socket.socket) -> None:
    """Take one answer off the line; raises ValueError if it is not a whole page."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += more(reader)
    head, _, body = received.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise ValueError(head.decode(errors="replace"))
    length = int(head.lower().partition(b"content-length:")[2].split()[0])
    left = length - len(body)
    while left > 0:
        left -= len(more(reader))


def more(reader: socket.socket) -> bytes:
    received = reader.recv(1 << 16)
    if not received:
        raise ValueError("The server hung up.")
    return received


def wait_for(port: int, server: subprocess.Popen) -> None:
    """Wait until a server listens; raises TimeoutError if it does not."""
    for _ in range(START * 20):
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            sleep(0.05)
        if server.poll() is not None:
            break
    raise TimeoutError(f"No server listens on port {port}.")
