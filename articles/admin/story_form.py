"""The story form: a desk for those who may write in the story, a page to read for the others."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from js_asset import Media

from articles import autosaving, markup
from articles.admin.moves import say_what_approval_needs
from articles.admin.story_autosave import Autosaving, autosave_context
from articles.admin.story_checks import checks_context
from articles.admin.story_conflict import conflict_context
from articles.admin.story_presence import PresenceBeats
from articles.admin.story_reading import reading_context
from articles.admin.story_saving import Saved, save_story
from articles.admin.story_sides import sides_context
from articles.admin.story_suggest import Suggestions
from articles.admin.story_unsaved import taken
from articles.forms import ArticleForm
from articles.forms.body import STYLES
from articles.models import Article
from articles.states import TRANSITIONS, Standing


class StoryForm(Autosaving, PresenceBeats, Suggestions):
    """Shows, takes and saves a story through the workflow; nothing is saved by halves."""

    form = ArticleForm

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A new or an existing story: to write in if one may, else to read."""
        story = self.story_at(request, object_id)
        if story and not self.may_write(request, story):
            if request.method == "POST":
                raise PermissionDenied(_("You may not change this story."))
            return self.render_story(request, story, None, extra_context)
        if request.method != "POST":
            form = ArticleForm(instance=story, user=request.user)
            slot = "autosave" in request.GET and autosaving.slot(
                request.user, story, request.GET["autosave"]
            )
            form = taken(form, slot) if slot else form
            return self.render_story(request, story, form, extra_context)
        form = ArticleForm(request.POST, request.FILES, instance=story, user=request.user)
        saved = save_story(form, move=request.POST.get("_move", ""))
        if request.headers.get("Accept") == "application/json":
            return self.answer(request, form, saved)
        if saved:
            messages.success(request, str(saved))
            say_what_approval_needs(request, saved.article, saved.move)
            return HttpResponseRedirect(saved.article.get_absolute_url())
        story = story and as_kept(story)  # without what was posted
        return self.render_story(request, story, form, extra_context)

    def story_at(self, request: HttpRequest, object_id: str | None) -> Article | None:
        """The story that was asked for; none for a new one."""
        if object_id is None:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return None
        story = self.get_object(request, unquote(object_id))
        if story is None:
            raise Http404(_("There is no such story."))
        if not self.has_view_or_change_permission(request, story):
            raise PermissionDenied
        return story

    def may_write(self, request: HttpRequest, story: Article) -> bool:
        """Whether this person may change these words now."""
        return story.is_open and request.user.has_perm("articles.change_article", story)

    def render_story(
        self,
        request: HttpRequest,
        story: Article | None,
        form: ArticleForm | None,
        extra_context: dict[str, Any] | None,
    ) -> HttpResponse:
        """The page around the story: its text, its facts, its moves."""
        context = {
            **self.admin_site.each_context(request),
            "title": str(story or _("New story")),
            "form": form,
            "media": media_of(request, form),
            "opts": self.opts,
            **self.bar_context(request, story),
            **(sides_context(request, story, form) if form else {}),
            **(checks_context(request, story) if form else {}),
            **(autosave_context(request, story, form) if form else {}),
            **(reading_context(story) if story and not form else {}),
            **(conflict_context(form) if form and form.conflict else {}),
            **(extra_context or {}),
        }
        template = "admin/articles/article/change_form.html"
        return TemplateResponse(request, template, context, status=status_of(form))

    def bar_context(self, request: HttpRequest, story: Article | None) -> dict[str, Any]:
        """What the bar above the story shows: where it stands, and the moves that are open."""
        if story:
            return {
                "original": story,
                "standing": Standing(story.standing),
                "edition": story.editions.live().first(),
                **self.moves_context(request, story),
            }
        submit = TRANSITIONS["submit"]
        return {"submit": submit if request.user.has_perm(submit.codename) else None}

    def answer(self, request: HttpRequest, form: ArticleForm, saved: Saved | None) -> JsonResponse:
        """To a page that saved without leaving: what to bring up to date, or that it failed."""
        if saved is None:
            kept = form.kept_picture and form.kept_picture.pk
            return JsonResponse({"kept": kept}, status=status_of(form))
        story = as_kept(saved.article)
        context = {"form": form, "said": str(saved), **self.bar_context(request, story)}
        if "_move" in request.POST or saved.is_late:
            messages.success(request, str(saved))
            say_what_approval_needs(request, story, saved.move)
        return JsonResponse(
            {
                "url": story.get_absolute_url(),
                "parent": saved.mine.pk,
                "late": saved.is_late,
                "slug": story.slug,
                "lead": story.lead_picture.look() if story.lead_picture else None,
                "blocks": [[block.id, block.kind] for block in markup.blocks(story.body)],
                "bar": render_to_string("desk/story/_bar.html", context, request),
                "dialogs": render_to_string("desk/_move_dialogs.html", context, request),
            }
        )


def as_kept(story: Article) -> Article:
    """A story as the database has it, with what its chips say."""
    kept = Article.objects.with_standing().with_news().select_related("section", "head")
    return kept.get(pk=story.pk)


def media_of(request: HttpRequest, form: ArticleForm | None) -> Media:
    """Styles and scripts with the response's nonce: without it the editor would not start."""
    media = form.media if form else Media(css={"all": STYLES})
    return Media.from_media(media, nonce=getattr(request, "_csp_nonce", ""))


def status_of(form: ArticleForm | None) -> int:
    """A page is a page; a refusal says so to machines as well."""
    if form is None or not form.is_bound:
        return 200
    if form.conflict:
        return 409
    return 422 if form.errors else 200
