"""Notes between colleagues at the desk: the panel on the story's page, and one address for it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from articles import noting
from articles.answers import answers
from articles.calling import callable_by, called_nobody
from articles.models import Article, Note
from articles.sign_off import may_share


class NoteForm(forms.Form):
    """A note as it was written; what belongs to the story is the one door's to decide."""

    text = forms.CharField(max_length=noting.LONGEST)
    block = forms.CharField(max_length=10, required=False)
    quote = forms.CharField(required=False)
    reply_to = forms.UUIDField(required=False)


class StoryNotes:
    """The part of the story's admin where those who may read a story talk about it."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/notes/", view(self.notes_view), name="articles_article_notes"),
            path("<int:pk>/people/", view(self.people_view), name="articles_article_people"),
            *super().get_urls(),
        ]

    def bar_context(self, request: HttpRequest, story: Article | None) -> dict[str, Any]:
        """With what others say of the story: its notes, how many are open, and its sign-offs."""
        context = super().bar_context(request, story)
        if story is None:
            return context
        return {
            **context,
            **notes_context(story),
            "sign_offs": answers(story),
            "may_share": may_share(request.user, story),
        }

    def people_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        """Colleagues whom a note on a story could call for, as their names are typed."""
        story = self.story_at(request, str(pk))
        found = callable_by(request.user, story, request.GET.get("q", ""))
        people = [
            {"name": person.name, "email": person.email, "call": call} for person, call in found
        ]
        return JsonResponse({"results": people})

    def notes_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A story's notes, read once they are shown; on POST one is added, settled or reopened."""
        story = self.story_at(request, str(pk))
        wrong: dict[str, list[str]] = {}
        unheard = ""
        if request.method == "POST":
            try:
                unheard = self._act(request, story)
            except ValidationError as refusal:
                wrong = sentences(refusal)
        as_json = request.headers.get("Accept") == "application/json"
        if wrong and as_json:
            return JsonResponse({"errors": wrong}, status=422)
        if request.method == "POST" and not wrong and not as_json:
            if unheard:
                messages.warning(request, unheard)
            return HttpResponseRedirect(f"{request.path}#notes")
        noting.see(story, by=request.user)
        context = {"original": story, **notes_context(story), "wrong": wrong, "unheard": unheard}
        if as_json:
            panel = render_to_string("desk/story/_notes.html", context, request)
            return JsonResponse({"panel": panel, "open": context["open_notes"]})
        context |= {
            **self.admin_site.each_context(request),
            "title": _("Notes on “%s”") % story,
            "opts": self.opts,
            "kept": request.POST if wrong else {},
        }
        status = 422 if wrong else 200
        return TemplateResponse(request, "desk/story/notes.html", context, status=status)

    def _act(self, request: HttpRequest, story: Article) -> str:
        """Keep a note or settle one; whom a new one calls in vain is said."""
        settle = SETTLING.get(request.POST.get("action", ""))
        if settle:
            settle(note_on(story, request.POST.get("note", "")), by=request.user)
            return ""
        form = NoteForm(request.POST)
        if not form.is_valid():
            raise ValidationError(
                {name: [str(said) for said in told] for name, told in form.errors.items()}
            )
        given = form.cleaned_data
        asked = given.pop("reply_to")
        reply_to = note_on(story, str(asked)) if asked else None
        made = noting.note(story, by=request.user, **given, reply_to=reply_to)
        names = called_nobody(made)
        said = _("Nobody was called by %(names)s. Choose among the colleagues offered after @.")
        return said % {"names": ", ".join(f"@{name}" for name in names)} if names else ""


SETTLING = {"resolve": noting.resolve, "reopen": noting.reopen}


def notes_context(story: Article) -> dict[str, Any]:
    """What the panel shows: every thread in the order of the text, and how many are open."""
    threads = noting.threads(story)
    unresolved = [thread for thread in threads if thread.note.resolved_at is None]
    resolved = [thread for thread in threads if thread.note.resolved_at is not None]
    return {"threads": unresolved, "settled": resolved, "open_notes": len(unresolved)}


def note_on(story: Article, key: str) -> Note:
    """A note of this story; one of another story is refused like one that never was."""
    try:
        return story.notes.get(key=key)
    except (Note.DoesNotExist, ValidationError):
        raise ValidationError(_("That note is not on this story.")) from None


def sentences(refusal: ValidationError) -> dict[str, list[str]]:
    """A refusal's sentences, by the field that each concerns."""
    if hasattr(refusal, "error_dict"):
        return refusal.message_dict
    return {NON_FIELD_ERRORS: refusal.messages}
