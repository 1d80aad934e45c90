"""Feeds of a section's newest stories, whole, in RSS 2.0, Atom and JSON Feed."""

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from articles.models import Section
from articles.querysets import EditionQuerySet
from newsroom.public.feed_formats import Atom, Json
from newsroom.public.feeds import Latest
from newsroom.public.pages import absolute


class OfSection(Latest):
    """The newest stories of a section, in RSS 2.0."""

    address = "public:section-rss"

    def get_object(self, request: HttpRequest, slug: str = "") -> Section:
        return get_object_or_404(Section, slug=slug)

    def stories(self, section: Section | None) -> EditionQuerySet:
        stories = super().stories(section)
        return stories.in_section(section) if section else stories

    def title(self, section: Section | None) -> str:
        return f"{settings.SITE_NAME}: {section}"

    def description(self, section: Section | None) -> str:
        return (section and section.description) or settings.SITE_TAGLINE

    subtitle = description

    def link(self, section: Section | None) -> str:
        return absolute(section.get_absolute_url()) if section else super().link(section)

    def feed_url(self, section: Section | None) -> str:
        return absolute(reverse(self.address, args=[section.slug])) if section else ""


class OfSectionAtom(OfSection):
    """The same in Atom."""

    feed_type = Atom
    address = "public:section-atom"


class OfSectionJson(OfSection):
    """The same in JSON Feed."""

    feed_type = Json
    address = "public:section-json"
