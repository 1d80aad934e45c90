"""Pages of comments that anybody may keep: all of a story's, one thread, the monthly figures."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from articles.models import Article
from newsroom.comments import figures
from newsroom.comments.models import Comment
from newsroom.comments.opening import live_edition
from newsroom.comments.querysets import CommentQuerySet
from newsroom.comments.showing import A_PAGE, MOST_ANSWERS, with_answers
from newsroom.public.comments.discussion import discussion_of
from newsroom.public.pages import page
from newsroom.public.paging import key_in


def comments(request: HttpRequest, key: UUID) -> HttpResponse:
    """A story's comments, the newest first, or those before the one that `?before=` names."""
    edition = live_edition(key)
    discussion = discussion_of(edition) if edition else None
    if edition is None or discussion is None:
        raise Http404
    threads = Comment.objects.on(edition.article).threads()
    before = key_in(request.GET.get("before", ""))
    if before:
        threads = threads.older_than(*place_of(before, edition.article))
    found = list(threads[: A_PAGE + 1])
    shown, rest = found[:A_PAGE], found[A_PAGE:]
    return page(
        "public/comments/comments.html",
        address=request.path,
        story=edition,
        discussion=discussion,
        threads=with_answers(shown),
        listing={
            "query": f"?before={before}" if before else "",
            "older": f"?before={shown[-1].key}" if rest else "",
        },
    )


def thread(request: HttpRequest, key: UUID, comment: UUID) -> HttpResponse:
    """One comment with all of its answers."""
    edition = live_edition(key)
    found = edition and begun(edition.article).filter(key=comment).first()
    if edition is None or not found:
        raise Http404
    return page(
        "public/comments/thread.html",
        address=request.path,
        story=edition,
        discussion=discussion_of(edition),
        threads=with_answers([found], MOST_ANSWERS),
    )


def monthly_figures(request: HttpRequest) -> HttpResponse:
    """What was decided about comments, in the months that are over."""
    return page(
        "public/comments/figures.html", address=request.path, months=figures.finished_months()
    )


def begun(article: Article) -> CommentQuerySet:
    return Comment.objects.on(article).threads()


def place_of(key: UUID, article: Article) -> tuple:
    """Where a comment stands or stood among its story's: it may have been taken off since."""
    place = Comment.objects.on(article).newest().filter(key=key).values_list("published_at", "pk")
    found = place.first()
    if found is None:
        raise Http404
    return found
