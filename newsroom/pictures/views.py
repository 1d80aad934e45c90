import mimetypes

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

#: What we store never changes under its name, so that nobody need ask again.
FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def file(request, name):
    """A picture's file as the storage holds it; knows no other folder, and says nothing else."""
    try:
        content = default_storage.open(f"pictures/{name}")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(
        content,
        content_type=mimetypes.guess_type(name)[0],
        headers={
            "Cache-Control": FOR_EVER,
            # Feed readers on the web show our pictures on pages of their own.
            "Cross-Origin-Resource-Policy": "cross-origin",
        },
    )
