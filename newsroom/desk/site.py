"""The desk's own admin site: its name, its door, its places, its first page."""

from functools import wraps

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from newsroom.desk import dashboard, notices
from newsroom.desk.most_read import most_read_page
from newsroom.desk.sifting import lookup_allowed

PLACES = (
    (_("Stories"), ("articles.article",)),
    (
        _("The paper"),
        (
            "fronts.front",
            "reports.report",
            "pictures.picture",
            "articles.section",
            "articles.tag",
            "articles.author",
            "articles.houserule",
        ),
    ),
    (_("Readers"), ("comments.comment", "comments.word")),
    (_("People"), ("accounts.user", "accounts.invitation")),
)
ELSEWHERE = _("More")
# Tables that packages would put on the desk, each with another door or none: roles are code, an
# address is the account's own, tags are ours, and queued letters are nobody's to read.
LEFT_OUT = frozenset(
    {"auth.group", "account.emailaddress", "taggit.tag", "django_tasks_database.dbtaskresult"}
)

REFUSED = {403: _("You may not see this page"), 404: _("There is no page here")}


class DeskSite(admin.AdminSite):
    index_title = _("Desk")
    index_template = "desk/dashboard.html"
    empty_value_display = "–"
    enable_nav_sidebar = False  # the desk has its own, in the newsroom's words

    def register(self, model_or_iterable, admin_class=None, **options):
        """Takes tables on, sifted as the house has it, but for those with no place on a desk."""
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        ours = [model for model in models if model._meta.label_lower not in LEFT_OUT]
        super().register(ours, admin_class, **{"lookup_allowed": lookup_allowed} | options)

    def admin_view(self, view, cacheable=False):
        """Who works here finds the desk's own page where nothing is, or nothing for them."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def answer(request, *args, **kwargs):
            try:
                return inner(request, *args, **kwargs)
            except (Http404, PermissionDenied) as error:
                status = 404 if isinstance(error, Http404) else 403
            except OverflowError:  # a number greater than databases count: no row has it
                status = 404
            return self.refused(request, status)

        return answer

    def refused(self, request, status):
        """A page that leads back to the desk, and says no more than the readers' own would."""
        context = self.each_context(request) | {"title": REFUSED[status], "status": status}
        page = TemplateResponse(request, "desk/refused.html", context, status=status)
        add_never_cache_headers(page)
        return page

    @method_decorator(secure_admin_login)
    def login(self, request, extra_context=None):
        """Sign-in goes through the accounts' own door, second factor included."""
        return super().login(request, extra_context)

    def password_change(self, request, extra_context=None):
        """Passwords are changed at the accounts' own page, which asks for the old one first."""
        return redirect("account_change_password")

    def each_context(self, request):
        context = super().each_context(request)
        return context | {
            "site_header": settings.SITE_NAME,
            "site_title": settings.SITE_NAME,
            "may_begin": request.user.has_perm("articles.add_article"),
            "places": self.places(request, context["available_apps"]),
            "calls": notices.unread_count(request.user) if context["has_permission"] else 0,
        }

    def get_urls(self):
        return [
            path("for-me/", self.admin_view(self.for_me), name="for_me"),
            path("most-read/", self.admin_view(self.most_read), name="most_read"),
            *super().get_urls(),
        ]

    def for_me(self, request):
        """The notes that call for whoever is signed in, the newest first."""
        context = self.each_context(request)
        context |= {"title": _("For me"), "mentions": notices.for_me(request.user)}
        return TemplateResponse(request, "desk/for_me.html", context)

    def most_read(self, request):
        """What is read most of the stories that one may see."""
        context = self.each_context(request) | {"title": _("Most read")}
        context |= most_read_page(request.user, request.GET.get("in", ""))
        return TemplateResponse(request, "desk/reads/most_read.html", context)

    def index(self, request, extra_context=None):
        """The desk's first page: what waits for me, what is mine, what is out."""
        shelves = dashboard.shelves(request.user)
        return super().index(request, {"shelves": shelves} | (extra_context or {}))

    def get_app_list(self, request, app_label=None):
        """The tables in the groups that the newsroom thinks in; one app's, if it is named."""
        found = super().get_app_list(request, app_label)
        if app_label:
            return found
        tables = {
            table["model"]._meta.label_lower: table for app in found for table in app["models"]
        }
        groups = [(name, [tables.pop(label, None) for label in labels]) for name, labels in PLACES]
        groups.append((ELSEWHERE, list(tables.values())))
        return [
            {
                "name": name,
                "app_label": present[0]["model"]._meta.app_label,
                "app_url": present[0]["admin_url"],
                "has_module_perms": True,
                "models": present,
            }
            for name, models in groups
            if (present := [table for table in models if table])
        ]

    def places(self, request, groups):
        """The way round the desk: its first page, then the tables, stories also by what is due."""
        here = request.get_full_path()
        stories = reverse("admin:articles_article_changelist")
        shelves = [
            (_("Mine"), f"{stories}?desk=mine"),
            (_("Waiting for me"), f"{stories}?desk=waiting"),
            (_("Most read"), reverse("admin:most_read")),
        ]
        rows = [("", [(_("Desk"), reverse("admin:index"))])]
        for group in groups:
            links = [(table["name"], table["admin_url"]) for table in group["models"]]
            if links[0][1] == stories:
                links[0] = (_("All stories"), stories)
                links[1:1] = shelves
            rows.append((group["name"], links))
        return [
            {
                "name": name,
                "places": [
                    {"name": label, "url": url, "is_here": url == here}
                    for label, url in links
                    if url
                ],
            }
            for name, links in rows
        ]
