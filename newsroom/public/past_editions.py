"""Pages of what became of a story: all its editions that readers may see, and each by itself."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from articles.models import Edition
from newsroom.public import errors
from newsroom.public.changes import PastEdition, newest_compared, whole_history, with_comparison
from newsroom.public.pages import page
from newsroom.public.stories import shown_texts
from newsroom.public.views import at_story


def changes(request: HttpRequest, path: str) -> HttpResponse:
    """What became of a story since its publication."""
    return at_story(
        request,
        path,
        lambda edition: page("public/changes.html", **changes_page(edition)),
        rest="changes/",
    )


def past_edition(request: HttpRequest, path: str, number: str) -> HttpResponse:
    """An edition of a live story as it stood; one that was taken off the site is gone."""

    def show(edition: Edition) -> HttpResponse:
        history = whole_history(edition)
        past = history.numbered(int(number))
        if past:
            return page("public/edition.html", **edition_page(edition, with_comparison(past)))
        if int(number) < history.number:
            return errors.gone(request)
        raise Http404

    return at_story(request, path, show, rest=f"changes/{number}/")


def changes_page(edition: Edition) -> dict[str, Any]:
    """All that the page of a story's changes shows."""
    history = whole_history(edition)
    return {
        "address": f"{edition.path}changes/",
        "story": edition,
        "history": history,
        "editions": newest_compared(history),
    }


def edition_page(edition: Edition, past: PastEdition) -> dict[str, Any]:
    """All that the page of an edition shows, present or past; pictures as they may be shown now."""
    (text,) = shown_texts(past.edition.body)
    return {
        "story": past.edition,
        "present": edition,
        "past": past,
        "blocks": text.blocks,
        "footnotes": text.footnotes,
        "frames": text.frames,
    }
