"""Bringing an older version of a story back, whole or a paragraph of it, after asking."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from articles import markup
from articles.numbers import whole_number
from articles.restoring import restore, restore_block


class Restoring:
    """The part of the story's admin that brings words back."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.restore_view)
        return [
            path("<int:pk>/restore/<int:version>/", view, name="articles_article_restore"),
            *super().get_urls(),
        ]

    def restore_view(self, request, pk, version):
        """Ask on GET; on POST make the new version, unless somebody saved since the question."""
        article = self.get_object(request, str(pk))
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        if version > 2**31:
            raise Http404
        old = get_object_or_404(article.revisions.select_related("author"), number=version)
        name = request.POST.get("block", request.GET.get("block", ""))
        block = next((block for block in markup.blocks(old.body) if block.id == name), None)
        if name and block is None:
            raise Http404
        refused = []
        if request.method == "POST":
            try:
                return self._restored(request, article, old, name)
            except ValidationError as refusal:
                refused = refusal.messages
                article.refresh_from_db()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Restore a paragraph") if block else _("Restore a version"),
            "opts": self.opts,
            "article": article,
            "old": old,
            "lost": block,
            "refused": refused,
        }
        return TemplateResponse(
            request, "desk/history_restore.html", context, status=422 if refused else 200
        )

    def _restored(self, request, article, old, block):
        seen = article.revisions.filter(number=whole_number(request.POST.get("parent"))).first()
        words = {"by": request.user, "parent": seen}
        made = (
            restore_block(article, old, block, **words) if block else restore(article, old, **words)
        )
        said = (
            _("Nothing had changed: version %(new)d stands.")
            if made == seen
            else _("A paragraph of version %(old)d is restored, in version %(new)d.")
            if block
            else _("Version %(old)d is restored, as version %(new)d.")
        )
        messages.success(request, said % {"old": old.number, "new": made.number})
        return redirect("admin:articles_article_history", article.pk)
