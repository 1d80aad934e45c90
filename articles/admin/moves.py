"""The moves of a story: a button, a confirmation, and the one door behind them."""

from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles import four_eyes, gate, workflow
from articles.admin.move_form import MoveForm
from articles.forms import ArticleForm
from articles.models import Article
from articles.states import TRANSITIONS, Transition


@dataclass(frozen=True)
class Choice:
    """A move that is open: what its button says, and the form that confirms it."""

    way: Transition
    url: str
    form: MoveForm
    is_next: bool = False

    @property
    def dialog(self) -> str:
        return f"move-{self.way.name}"

    @property
    def tone(self) -> str:
        """How the button that confirms looks."""
        return "danger" if self.way.tone == "danger" else "primary"


def is_expected(way: Transition, article: Article) -> bool:
    """Whether a move is the one to make next: words that are out need not be submitted again."""
    return way.tone == "primary" and (way.name != "submit" or article.has_news)


def wants_a_colleague(user: Any, article: Article) -> bool:
    """Whether somebody could approve a story, had they not changed its words themselves."""
    way = TRANSITIONS["approve"]
    could = article.stage in way.stages and user.has_perm(way.codename, article)
    return could and not four_eyes.may_approve(user, article)


def say_what_approval_needs(request: HttpRequest, article: Article, name: str) -> None:
    """Tell whoever submits a story what an editor will still find lacking in it."""
    if name != "submit":
        return
    if lacking := gate.obstacles(article, TRANSITIONS["approve"]):
        said = " ".join(dict.fromkeys(map(str, chain.from_iterable(lacking.values()))))
        messages.warning(
            request, _("Before an editor can approve it: %(lacking)s") % {"lacking": said}
        )


class Moves:
    """The part of the story's admin that takes stories along their way."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.move_view)
        return [
            path("<int:pk>/moves/<slug:name>/", view, name="articles_article_move"),
            *super().get_urls(),
        ]

    def moves_context(self, request, article) -> dict[str, Any]:
        """The moves open to this person on this story, the one expected next first."""
        ways = workflow.open_to(request.user, article) if article and article.pk else []
        expected = next((way for way in ways if is_expected(way, article)), None)
        choices = [
            Choice(way, self._url(article, way), self._form(request, article, way), way == expected)
            for way in ways
        ]
        return {
            "last_move": article.moves.select_related("by").first() if ways else None,
            "moves": choices,
            "wants_a_colleague": wants_a_colleague(request.user, article) if ways else False,
            "next_move": next((choice for choice in choices if choice.is_next), None),
            "quiet_moves": [
                choice for choice in choices if not choice.is_next and choice.way.tone != "danger"
            ],
            "danger_moves": [choice for choice in choices if choice.way.tone == "danger"],
        }

    def move_view(self, request, pk, name):
        """Ask for confirmation on GET; make the move on POST, or say at each field why not."""
        article = self.get_object(request, str(pk))
        way = TRANSITIONS.get(name)
        if article is None or way is None:
            raise Http404
        if not request.user.has_perm(way.codename, article):
            raise PermissionDenied
        if request.method != "POST" and way not in workflow.open_to(request.user, article):
            messages.error(request, _("“%s” is not possible as the story stands now.") % way.label)
            return redirect(article)
        data = request.POST if request.method == "POST" else None
        form = self._form(request, article, way, data)
        missing: dict[str, list[str]] = {}
        if data is not None and form.is_valid():
            try:
                workflow.move(article, name, by=request.user, **form.cleaned_data)
            except ValidationError as refusal:
                missing = form.refuse(refusal)
            else:
                messages.success(request, self._told(request.user, article, way))
                say_what_approval_needs(request, article, name)
                return redirect(article)
        context = {
            **self.admin_site.each_context(request),
            "title": way.label,
            "opts": self.opts,
            "article": article,
            "move": Choice(way, self._url(article, way), form),
            "missing": [(self._label(field), said, field) for field, said in missing.items()],
        }
        status = 422 if form.is_bound else 200
        return TemplateResponse(request, "desk/move.html", context, status=status)

    def _form(self, request, article, way, data=None):
        return MoveForm(data, way=way, article=article, user=request.user)

    def _url(self, article, way):
        return reverse("admin:articles_article_move", args=[article.pk, way.name])

    def _told(self, user, article, way):
        return _("%(person)s %(did)s: “%(story)s”.") % {
            "person": user,
            "did": way.done,
            "story": article,
        }

    def _label(self, field):
        known = ArticleForm.base_fields.get(field)
        return capfirst(known.label) if known else field
