"""The application that the web server runs: Django, with the page cache in front of it."""

import os
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

application: Callable[..., Any] = get_wsgi_application()

# Stories can be asked for only now that Django is ready.
from newsroom.public.page_cache.layer import PageCache  # noqa: E402

if settings.PAGE_CACHE:
    application = PageCache(application)
