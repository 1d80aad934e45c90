"""Drafts of real stories: what the checks need to know is asked of the database here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import F
from django.urls import Resolver404, resolve

from articles import markup
from articles.checks.draft import Draft
from articles.checks.house_style import house_style
from articles.checks.table import check
from articles.models import Address, Article, Author, Edition, HouseRule, Section, Tag
from articles.numbers import whole_number

MOST_LINKS = 300  # of one story that are followed


def draft_of(article: Article) -> Draft:
    """A story as it was saved."""
    return _draft(
        article,
        article.section,
        article.lead_picture,
        headline=article.headline,
        standfirst=article.standfirst,
        body=article.body,
        search_title=article.search_title,
        search_description=article.search_description,
        is_signed=article.bylines.exists(),
    )


def draft_posted(posted: Any, article: Article | None, section: Section | None) -> Draft:
    """A story as somebody has typed it, not saved; nothing that is posted is trusted."""
    library = Article._meta.get_field("lead_picture").related_model.objects
    lead = whole_number(posted.get("lead_picture", ""))
    texts = ("standfirst", "search_title", "search_description")
    signed = [*posted.getlist("byline_author"), *posted.getlist("byline_name")]
    return _draft(
        article,
        section,
        library.filter(pk=lead).first() if lead else None,
        headline=" ".join(posted.get("headline", "")[:1000].split()),
        body=markup.clean(posted.get("body", "")),
        is_signed=any(name.strip() for name in signed),
        **{name: posted.get(name, "")[:5000] for name in texts},
    )


def _draft(
    article: Article | None, section: Section | None, lead: Any, *, body: str, **words: Any
) -> Draft:
    library = Article._meta.get_field("lead_picture").related_model.objects
    known = library.with_keys(markup.picture_keys(body))
    return Draft(
        body=body,
        lead_wants=lead.obstacles() if lead else (),
        pictures_want={key: picture.obstacles() for key, picture in known.items()},
        dead_links=dead_links(address for _words, address in markup.links(body)),
        notes=list(article.notes.unresolved()) if article and article.pk else (),
        rules=list(HouseRule.objects.for_section(section)),
        **words,
    )


def dead_links(addresses: Iterable[str]) -> frozenset[str]:
    """Those of some addresses that are this site's own, and that nothing answers to readers."""
    paths = {}
    for address in list(dict.fromkeys(addresses))[:MOST_LINKS]:
        if path := path_here(address):
            paths[address] = path
    stories = (
        set(
            Address.objects.filter(
                path__in=paths.values(), article__in=Edition.objects.live().values("article")
            ).values_list("path", flat=True)
        )
        if paths
        else set()
    )
    return frozenset(
        address for address, path in paths.items() if path not in stories and is_dead(path)
    )


def path_here(address: str) -> str:
    """The path of an address of this site; empty if it is another's, or no path at all."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    site = urlsplit(settings.SITE_URL)
    if parts.netloc and parts.netloc != site.netloc:
        return ""
    return parts.path if parts.path.startswith("/") else ""


def is_dead(path: str) -> bool:
    """Whether a path that is no live story's has nothing behind it."""
    try:
        match = resolve(path)
    except Resolver404:
        return not path.startswith(settings.STATIC_URL)
    if match.view_name == "public:story":
        return True
    model = NAMED.get(match.view_name)
    return bool(model) and not model.objects.filter(slug=match.kwargs["slug"]).exists()


NAMED: Mapping[str, Any] = {
    "public:section": Section,
    "public:topic": Tag,
    "public:author": Author,
}


def musts(article: Article) -> list[tuple[str, str]]:
    """What has to be put right before a story may be approved: (field, sentence).

    Pictures are left to the gate, which says where each one stands.
    """
    levels = article.section.checks if article.section else {}
    return [
        (finding.field, str(finding))
        for finding in check(draft_of(article), levels)
        if finding.is_must and finding.check != "pictures"
    ]


def count_hits(article: Article) -> None:
    """Add what the rules of house style found in a story to their tallies."""
    found = Counter(finding.rule for finding in house_style(draft_of(article)) if finding.rule)
    for rule, times in found.items():
        HouseRule.objects.filter(pk=rule).update(hits=F("hits") + times)
