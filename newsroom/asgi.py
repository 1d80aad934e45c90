"""The application, for a web server that speaks ASGI; strangers' reading goes by the page cache."""

import os
from typing import Any

from asgiref.sync import ThreadSensitiveContext
from asgiref.wsgi import WsgiToAsgi
from django.conf import settings
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django = get_asgi_application()

# The page cache speaks WSGI; as all our views do their work in threads, this costs them nothing.
from newsroom.wsgi import application as served  # noqa: E402

cached = WsgiToAsgi(served)


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Readers whom we do not know get what is kept; everybody else speaks with Django."""
    if not settings.PAGE_CACHE or not is_reading(scope):
        return await django(scope, receive, send)
    async with ThreadSensitiveContext():  # a thread for each request, as Django has it
        return await cached(scope, receive, send)


def is_reading(scope: dict[str, Any]) -> bool:
    """Whether a request can be answered by the page cache at all."""
    cookies = [value for name, value in scope.get("headers", ()) if name == b"cookie"]
    session = f"{settings.SESSION_COOKIE_NAME}=".encode()
    return scope.get("method") in {"GET", "HEAD"} and not any(session in each for each in cookies)
