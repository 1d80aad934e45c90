"""Who wrote what of a story, paragraph by paragraph."""

from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from articles.authorship import authorship, people


class Authorship:
    """The part of the story's admin that says whose each paragraph is."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.authorship_view)
        return [
            path("<int:pk>/who-wrote-what/", view, name="articles_article_authorship"),
            *super().get_urls(),
        ]

    def authorship_view(self, request, pk):
        """The story as it stands, with who wrote each paragraph, and when, beside it."""
        article = self.get_object(request, str(pk))
        written = authorship(article)
        known = people(written)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Who wrote what"),
            "opts": self.opts,
            "article": article,
            "written": [
                (one, known.get(one.first.person), known.get(one.last.person)) for one in written
            ],
        }
        return TemplateResponse(request, "desk/history_authorship.html", context)
