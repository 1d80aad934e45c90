"""The files of pictures: there for everybody while readers may see the picture, else for the desk.

Where something is public has to be asked of what shows it; the library itself knows no stories.
"""

import mimetypes
from datetime import datetime, timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from articles.models import EditionAuthor, EditionPicture, Revision
from newsroom.fronts.models import LaunchPicture
from newsroom.pictures.models import Picture

# So long may caches show what was taken back meanwhile; then they ask whether it is still there.
KEPT = timedelta(minutes=5)
FOR_THE_DESK = {"private": True, "no_cache": True}  # kept, but asked for each time


@require_safe
def picture_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file as the storage holds it; knows no other folder, and says nothing else."""
    now = timezone.now()
    found = Picture.objects.with_file(f"pictures/{name}")
    picture = found.annotate(is_shown=before_readers(now)).first()
    if picture is None:
        raise Http404
    is_public = picture.is_shown and picture.is_usable(now)
    if not is_public and not request.user.has_perm("pictures.view_picture"):
        raise Http404
    tag = f'"{name}"'  # what has a name is never changed under it
    response = get_conditional_response(request, etag=tag) or as_stored(name)
    response.headers["ETag"] = tag
    patch_cache_control(response, **(kept_until(picture, now) if is_public else FOR_THE_DESK))
    # Feed readers on the web show our pictures on pages of their own.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def before_readers(at: datetime) -> Any:
    """Whether anything shows a picture that people without an account may see at a moment."""
    picture = OuterRef("pk")
    shared = Revision.objects.shared(at)
    return (
        Exists(EditionPicture.objects.shown(at).filter(picture=picture))
        | Exists(EditionAuthor.objects.live(at).filter(author__portrait=picture))
        | Exists(LaunchPicture.objects.shown(at).filter(picture=picture))
        | Exists(shared.showing(picture, OuterRef("key")))
    )


def kept_until(picture: Picture, now: datetime) -> dict[str, Any]:
    """How long any cache may keep a file: some minutes, and never beyond the picture's lease."""
    left = picture.lease_until - now if picture.lease_until else KEPT
    return {"public": True, "max_age": int(min(left, KEPT).total_seconds())}


def as_stored(name: str) -> FileResponse:
    try:
        content = default_storage.open(f"pictures/{name}")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(content, content_type=mimetypes.guess_type(name)[0])
