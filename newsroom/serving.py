"""Where the paper is served, and whether it can be: said in one line, before anything is made."""

import errno
import os
import socket
import sys
from ipaddress import ip_address

from django.db import connection, transaction

HIGHEST_PORT = 65535


def number(name: str, default: str) -> int:
    """A number from the environment, or a line that says it is none."""
    value = os.environ.get(name) or default
    if not value.isdecimal():
        sys.exit(f"{name} has to be a number, and is “{value}”.")
    return int(value)


def host() -> str:
    return os.environ.get("HOST") or "127.0.0.1"


def is_open_to_all() -> bool:
    """Whether other machines can come: at every address of this one, 0.0.0.0 or ::."""
    try:
        return ip_address(host()).is_unspecified
    except ValueError:  # a name
        return False


def port() -> int:
    found = number("PORT", "8000")
    if found > HIGHEST_PORT:
        sys.exit(f"PORT goes up to {HIGHEST_PORT}, and is “{found}”.")
    return found


def address() -> str:
    """Host and port as servers write them."""
    return f"[{host()}]:{port()}" if ":" in host() else f"{host()}:{port()}"


def try_port() -> None:
    """Leave with a sentence where nobody can listen."""
    try:
        family, kind, *_rest, where = socket.getaddrinfo(
            host(), port(), type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except OSError as error:
        sys.exit(why_not(error))


def why_not(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port()} is taken: choose another, as in make run PORT={port() + 1}"
    if error.errno == errno.EACCES:
        return f"Port {port()} is not open to you: choose another, as in make run PORT=8000"
    return f"HOST cannot be “{host()}”: {error.strerror}."


def try_database() -> None:
    """Raise Django's error where nothing can be written: the file, or its folder, may be closed."""
    if connection.vendor != "sqlite":
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE newsroom_can_write (word text)")
        transaction.set_rollback(True)
