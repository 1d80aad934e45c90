"""The environment, read as settings: what cannot be used is named in one line."""

from collections.abc import Callable, Collection
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

ON, OFF = {"1", "true", "yes", "y", "on"}, {"0", "false", "no", "n", "off"}
# What a setting's backend needs beside the newsroom: a package, and the extra that brings it.
NEEDS = {
    "django.db.backends.postgresql": ("psycopg", "postgres"),
    "django.core.cache.backends.redis.RedisCache": ("redis", "redis"),
    "storages.backends.s3.S3Storage": ("storages", "s3"),
}


class Environment(environ.Env):
    """Settings by their names; who asks for one that makes no sense leaves with a sentence."""

    def read_file(self, path: Path) -> None:
        """Take what a file says where the environment says nothing."""
        try:
            self.read_env(path)
        except UnicodeDecodeError as error:
            raise SystemExit(f"{path} cannot be read: it has to be in UTF-8.") from error

    def required(self, name: str) -> str:
        """A setting that we cannot run without."""
        value = self.str(name, default="")
        if not value:
            raise SystemExit(
                f"{name} is not set: put it in the environment or in .env (`make run` writes one)."
            )
        return value

    def one_of(self, name: str, known: Collection[str], *, default: str) -> str:
        """A setting that has to be one of the known words, in whatever case it is written."""
        value = self.str(name, default="") or default
        spelt = {word.casefold(): word for word in known}.get(value.casefold())
        if spelt is None:
            some = f": it is one of {', '.join(known)}" if len(known) < 10 else ""
            raise SystemExit(f"{name} cannot be “{value}”{some}.")
        return spelt

    def switch(self, name: str, *, default: bool) -> bool:
        """A setting that is on or off."""
        value = self.str(name, default="").strip().casefold()
        if value and value not in {*ON, *OFF}:
            raise SystemExit(f"{name} has to be 1 or 0, and is “{value}”.")
        return value in ON if value else default

    def site(self, name: str, *, default: str) -> SplitResult:
        """The address of a site: its scheme, its host and perhaps a port."""
        written = self.str(name, default=default).rstrip("/")
        address = urlsplit(written)
        if written != f"{address.scheme}://{address.netloc}" or not is_a_site(address):
            raise SystemExit(
                f"{name} has to be an address such as https://paper.example, and nothing after it."
            )
        return address

    def folder(self, name: str, *, default: Path, within: str = "") -> Path:
        """A folder that is there, made where it was not, with a folder within it."""
        path = Path(self.str(name, default="") or default)
        try:
            (path / within).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SystemExit(f"{name} cannot be {path}: {error.strerror}.") from error
        return path

    def service(self, name: str, read: Callable[..., dict[str, Any]], *, default: str) -> Any:
        """Django's settings of a database, a cache or a mail server, read from its address."""
        address = self.str(name, default="") or default
        if "://" not in address:
            raise SystemExit(f"{name} has to be an address such as {default}.")
        try:
            return self.installed(name, read(address))
        except (ImproperlyConfigured, ValueError) as error:
            raise SystemExit(f"{name} cannot be used: {str(error).strip()}.") from error

    def installed(self, name: str, found: dict[str, Any]) -> dict[str, Any]:
        """Settings that a package of ours or of Django's can be used with: it is there."""
        package, extra = NEEDS.get(found.get("ENGINE") or found.get("BACKEND", ""), ("", ""))
        if package and not find_spec(package):
            raise SystemExit(f"{name} needs what is not installed: pip install '.[{extra}]'")
        return found

    def get_value(self, var: str, *args: Any, **kwargs: Any) -> Any:
        """A value in its type; numbers have to be numbers."""
        try:
            return super().get_value(var, *args, **kwargs)
        except ValueError as error:
            raise SystemExit(f"{var} cannot be used: {error}.") from error


def is_a_site(address: SplitResult) -> bool:
    try:
        has_port = address.port != 0
    except ValueError:  # no number, or one too high
        return False
    has_host = bool(address.hostname) and "@" not in address.netloc
    return address.scheme in {"http", "https"} and has_host and has_port
