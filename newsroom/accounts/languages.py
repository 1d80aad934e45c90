"""Which language somebody is spoken to in: each colleague has their own, readers the site's."""

from django.conf import settings
from django.utils.translation.trans_real import parse_accept_lang_header

from newsroom.accounts.models import User, UserManager

ROOMS = ("/admin/", "/accounts/")  # where colleagues are spoken to; all else is the readers'


def of_the_desk():
    """The desk's language where nobody has chosen one: the site's, if the desk speaks it."""
    site = settings.LANGUAGE_CODE
    return site if site in settings.DESK_LANGUAGES else settings.DESK_LANGUAGES[0]


def of(person):
    """The language that a colleague chose; the desk's, if none."""
    return person.language or of_the_desk()


def of_request(request):
    """The language of an answer: readers' pages never ask who reads them, or with what browser."""
    if not request.path.startswith(ROOMS):
        return settings.LANGUAGE_CODE
    if request.user.is_authenticated and request.user.language:
        return request.user.language
    return of_browser(request.headers.get("Accept-Language", "")) or of_the_desk()


def of_browser(header):
    """The language that a browser likes best of those the desk speaks; “” where it names none."""
    for code, _weight in parse_accept_lang_header(header.lower()):
        spoken = code.partition("-")[0]
        if spoken in settings.DESK_LANGUAGES:
            return spoken
    return ""


def of_address(email):
    """The language of a letter: a colleague's own, and the site's for everybody else."""
    colleague = User.objects.filter(email=UserManager.normalize_email(email)).first()
    return of(colleague) if colleague else settings.LANGUAGE_CODE
