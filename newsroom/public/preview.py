"""A version of a story as readers would see it, for the desk only."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import markup
from articles.editions import announced, path_for
from articles.forms import ArticleForm
from articles.forms.bylines import MYSELF, signature_to_be
from articles.models import Article, Author, Edition, Revision, Tag
from articles.querysets import tag_key
from articles.states import Change
from newsroom.public.pages import page
from newsroom.public.stories import story_page


def for_the_desk(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer strangers before anything is looked up: what is there and what is not look alike."""

    @wraps(view)
    def asked(request: HttpRequest, *place: Any, **named: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            raise Http404
        return view(request, *place, **named)

    return asked


@require_safe
@for_the_desk
def preview(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """The public's page of a revision; to those who may not see the story, it is not there."""
    revisions = Revision.objects.select_related("article", "section", "lead_picture")
    revision = get_object_or_404(revisions, article__key=key, number=number)
    if not request.user.has_perm("articles.view_article", revision.article):
        raise Http404
    notice = _("Preview of version %(number)d. Readers do not see this page.") % {"number": number}
    return unpublished(
        page("public/preview.html", notice=notice, **story_page(as_edition(revision)))
    )


@require_POST
@for_the_desk
def unsaved(request: HttpRequest, key: UUID) -> HttpResponse:
    """The public's page of what stands in a story's form at this moment; nothing of it is kept."""
    article = get_object_or_404(Article.objects.select_related("head"), key=key)
    if not request.user.has_perm("articles.change_article", article):
        raise Http404
    return typed(request, article)


@require_POST
@for_the_desk
def unsaved_new(request: HttpRequest) -> HttpResponse:
    """The same of a story that was never saved."""
    if not request.user.has_perm("articles.add_article"):
        raise Http404
    return typed(request, None)


def typed(request: HttpRequest, article: Article | None) -> HttpResponse:
    """A form's words as a page."""
    form = ArticleForm(request.POST, instance=article, user=request.user)
    form.full_clean()  # what is right stands in the story in memory, what is wrong as it was
    return unpublished(page("public/preview.html", **story_page(as_edition(as_revision(form)))))


def as_revision(form: ArticleForm) -> Revision:
    """The version that a form's words would make; it is not kept."""
    article, known = form.instance, form.cleaned_data
    revision = Revision(
        article=article,
        bylines=[copy_of(author, role, form.user) for author, role in known.get("bylines", [])],
        tags=tagged(known.get("tags", [])),
        **article.content(),
    )
    revision.body = markup.clean(revision.body)
    revision.section, revision.lead_picture = article.section, article.lead_picture
    return revision


def copy_of(author: Author | str, role: str, user: Any) -> dict[str, Any]:
    """A byline as a revision keeps it; who has never signed becomes an author on saving."""
    named = signature_to_be(user) if author == MYSELF else author
    return {"author": named.pk, "name": named.name, "slug": named.slug, "role": role}


def tagged(names: list[str]) -> list[dict[str, Any]]:
    """Tags as a revision keeps them, by name; those that do not exist yet are made on saving."""
    known = Tag.objects.known(names)
    tags = {key: known.get(key) or Tag(name=name) for name in names if (key := tag_key(name))}
    return [
        {"tag": tag.pk, "name": tag.name, "slug": tag.slug or tag.slugify(tag.name)}
        for tag in sorted(tags.values(), key=lambda tag: tag.name)
    ]


def unpublished(response: HttpResponse) -> HttpResponse:
    """Kept by nobody, found by no search, and telling no other page where the reader was."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def as_edition(revision: Revision) -> Edition:
    """The edition that a revision would open if it were published now; it is not kept."""
    now = timezone.now()
    before = Edition.objects.begun(now).filter(article=revision.article_id).last()
    published_at = before.published_at if before else now
    edition = Edition(
        article=revision.article,
        revision=revision,
        path=path_for(published_at, revision.slug),
        change=Change.UPDATE if before else Change.FIRST,
        notes=before.notes if before else [],
        number=before.number + 1 if before else 1,
        published_at=published_at,
        updated_at=now,
        live_from=now,
        bylines=revision.bylines,
        tags=revision.tags,
        **revision.content(),
    )
    edition.announced = announced(edition, before)
    edition.section, edition.lead_picture = revision.section, revision.lead_picture
    edition.translations = told_also(revision.article)
    return edition


def told_also(article: Article) -> str:
    """A story's live translations, as an edition that is fetched with them has them."""
    if not hasattr(article, "translation"):  # nor has one that was never saved
        return ""
    others = Edition.objects.live().of_group(article.translation.group).exclude(article=article)
    return " ".join(f"{each.language} {each.path}" for each in others.only("language", "path"))
