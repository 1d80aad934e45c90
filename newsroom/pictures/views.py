import mimetypes

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.pictures.models import Picture

A_YEAR = 31_536_000  # seconds


@require_safe
def file(request, name):
    """A picture's file as the storage holds it; knows no other folder, and says nothing else."""
    name = f"pictures/{name}"
    leased = Picture.objects.leased_with_file(name)
    withheld = leased is not None and not leased.is_usable()
    if withheld and not request.user.has_perm("pictures.view_picture"):
        raise Http404
    try:
        content = default_storage.open(name)
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(
        content,
        content_type=mimetypes.guess_type(name)[0],
        headers={
            "Cache-Control": "private, no-store" if withheld else kept_until(leased),
            # Feed readers on the web show our pictures on pages of their own.
            "Cross-Origin-Resource-Policy": "cross-origin",
        },
    )


def kept_until(leased: Picture | None) -> str:
    """How long a browser may keep a file: never changed under its name, but a lease may end."""
    if leased is None or leased.lease_until is None:
        return f"public, max-age={A_YEAR}, immutable"
    left = int((leased.lease_until - timezone.now()).total_seconds())
    return f"public, max-age={min(left, A_YEAR)}, immutable"
