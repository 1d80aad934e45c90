"""A story before it is public, for people without an account who were given a link."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles import sign_off
from articles.models import Note, PreviewLink, Revision
from newsroom.public.pages import page
from newsroom.public.preview import as_edition, unpublished
from newsroom.public.stories import ShownBlock, story_page


@dataclass(frozen=True)
class NotedBlock(ShownBlock):
    """A block with what the person who reads it said of it."""

    notes: list[Note] = field(default_factory=list)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """What a link shows; where it leads nowhere, the answer is that of any unknown address.

    The address alone says who may: no cookie is asked for or set, so nobody can make a browser
    post here without knowing the link.
    """
    link = sign_off.link_of(token)
    if link is None or (request.method == "POST" and not link.asks_sign_off):
        raise Http404
    if request.method != "POST":
        return shown(request, link)
    try:
        place = take(link, request.POST)
    except ValidationError as refusal:
        return shown(request, link, refused=refusal.messages, kept=request.POST, status=422)
    response = HttpResponseRedirect(f"{request.path}#{place}")
    response.status_code = 303
    return unpublished(response)


def take(link: PreviewLink, said: Any) -> str:
    """Keep a note or a verdict; returns the place on the page where it stands."""
    seen, text = said.get("seen", ""), said.get("text", "")
    if "verdict" in said:
        sign_off.give_verdict(link, said["verdict"], seen=seen, reason=text)
        return "sign-off"
    note = sign_off.leave_note(link, seen=seen, block=said.get("block", ""), text=text)
    return note.block or "sign-off"


def shown(
    request: HttpRequest,
    link: PreviewLink,
    *,
    refused: list[str] | None = None,
    kept: Any = None,
    status: int = 200,
) -> HttpResponse:
    """The very page that readers would get, under a ribbon that says what it is."""
    revision = sign_off.words_of(link)
    sign_off.log_opening(link, revision, agent=request.headers.get("User-Agent", ""))
    context = story_page(as_edition(revision)) | {"link": link, "refused": refused}
    template = "public/preview_shared.html"
    if link.asks_sign_off:
        template = "public/preview_sign_off.html"
        context |= asked(link, revision, context["blocks"]) | {"kept": kept or {}}
    return unpublished(page(template, status=status, **context))


def asked(link: PreviewLink, revision: Revision, blocks: list[ShownBlock]) -> dict[str, Any]:
    """What the person said so far: notes beside their paragraphs, and the last verdict."""
    said: dict[str, list[Note]] = {}
    for note in Note.objects.filter(article=link.article, outsider=link.made_for):
        said.setdefault(note.block, []).append(note)
    return {
        "seen": revision.digest,
        "blocks": [
            NotedBlock(shown.block, shown.picture, shown.pictures, said.pop(shown.block.id, []))
            for shown in blocks
        ],
        # With those on paragraphs that are gone since.
        "other_notes": [note for notes in said.values() for note in notes],
        "verdict": link.sign_offs.filter(digest=revision.digest).first(),
        "earlier": link.sign_offs.exclude(digest=revision.digest).first(),
    }
