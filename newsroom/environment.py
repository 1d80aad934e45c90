"""The environment, read as settings: what cannot be used is named in one line."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured


class Environment(environ.Env):
    """Settings by their names; who asks for one that makes no sense leaves with a sentence."""

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

    def site(self, name: str, *, default: str) -> SplitResult:
        """The address of a site: its scheme, its host and perhaps a port."""
        address = urlsplit(self.str(name, default=default).rstrip("/"))
        if address.scheme not in {"http", "https"} or not address.hostname:
            raise SystemExit(f"{name} has to be an address such as https://paper.example.")
        return address

    def folder(self, name: str, *, default: Path) -> Path:
        """A folder that is there, made where it was not."""
        path = Path(self.str(name, default="") or default)
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SystemExit(f"{name} cannot be {path}: {error.strerror}.") from error
        return path

    def service(self, name: str, read: Callable[..., dict[str, Any]], *, default: str) -> Any:
        """Django's settings of a database, a cache or a mail server, read from its address."""
        address = self.str(name, default="") or default
        if "://" not in address:
            raise SystemExit(f"{name} has to be an address such as {default}.")
        try:
            return read(address)
        except (ImproperlyConfigured, ValueError) as error:
            raise SystemExit(f"{name} cannot be used: {str(error).strip()}.") from error

    def get_value(self, var: str, *args: Any, **kwargs: Any) -> Any:
        """A value in its type; numbers have to be numbers."""
        try:
            return super().get_value(var, *args, **kwargs)
        except ValueError as error:
            raise SystemExit(f"{var} cannot be used: {error}.") from error
