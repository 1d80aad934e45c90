from datetime import timedelta

from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from newsroom.accounts import languages
from newsroom.accounts.models import User

NOTED_EVERY = timedelta(minutes=5)


class LanguageMiddleware:
    """Speaks to colleagues in their own language, and to readers in the site's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with translation.override(languages.of_request(request)):
            response = self.get_response(request)
        if request.path.startswith(languages.ROOMS):
            patch_vary_headers(response, ["Accept-Language"])
        return response


class LastSeenMiddleware:
    """Notes when a colleague was last here; a page that asked for nobody stays as it is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.session.accessed and request.user.is_authenticated:
            note_seen(request.user)
        return response


def note_seen(user, *, at=None):
    """Writes the moment down, at most every few minutes."""
    at = at or timezone.now()
    if user.last_seen is None or at - user.last_seen >= NOTED_EVERY:
        User.objects.filter(pk=user.pk).update(last_seen=at)
