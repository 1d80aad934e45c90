"""What search engines are told of a story, in schema.org's words (JSON-LD)."""

import json
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from articles.models import Byline, Edition
from articles.states import Kind
from newsroom.pictures.crops import RATIOS
from newsroom.public.comments.discussion import Discussion
from newsroom.public.pages import absolute
from newsroom.public.policies import policies
from newsroom.public.theme.sheet import theme

TYPES = {
    Kind.ANALYSIS: "AnalysisNewsArticle",
    Kind.OPINION: "OpinionNewsArticle",
    Kind.REVIEW: "ReviewNewsArticle",
    Kind.SPONSORED: "AdvertiserContentArticle",
}
WIDE_ENOUGH = 1200  # pixels, for large previews
# What could end or begin an element inside <script>, written in JSON's own way.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


class Script(dict):
    """Data that stands in a page as a script of its own, which no browser runs."""

    def __html__(self) -> str:
        data = json.dumps(self, ensure_ascii=False).translate(ESCAPES)
        return f'<script type="application/ld+json">{data}</script>'


def structured_data(edition: Edition, discussion: Discussion | None = None) -> Script:
    """A story as a NewsArticle: the dates are the ones readers see."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": TYPES.get(Kind(edition.kind), "NewsArticle"),
        "mainEntityOfPage": absolute(edition.path),
        "headline": edition.headline,
        "description": edition.search_description or edition.standfirst,
        "inLanguage": edition.language,
        "isAccessibleForFree": True,
        "datePublished": timezone.localtime(edition.published_at).isoformat(),
        "dateModified": timezone.localtime(edition.updated_at).isoformat(),
        "author": [
            {
                "@type": "Person",
                "name": name,
                "url": absolute(reverse("public:author", args=[slug])),
            }
            for slug, name in writers(edition).items()
        ],
        "publisher": publisher(),
    }
    if edition.section:
        data["articleSection"] = edition.section.name
    if edition.tags:
        data["keywords"] = [tag["name"] for tag in edition.tags]
    if edition.lead_picture and edition.lead_picture.is_usable():
        data["image"] = images(edition.lead_picture)
    if edition.notes:
        data["correction"] = [
            {"@type": "CorrectionComment", "text": note["note"], "datePublished": note["at"]}
            for note in edition.notes
        ]
    if discussion and discussion.tally:
        data["commentCount"] = discussion.tally
        data["discussionUrl"] = absolute(reverse("public:comments", args=[discussion.key]))
    return Script(data)


def publisher() -> dict[str, Any]:
    """The paper and its logo, with the addresses of those policies that it has."""
    logo = theme().logo
    address = logo.light if logo else reverse("public:icon-512")
    return {
        "@type": "NewsMediaOrganization",
        "name": settings.SITE_NAME,
        "url": absolute("/"),
        "logo": {"@type": "ImageObject", "url": address if "//" in address else absolute(address)},
        **policies(),
    }


def writers(edition: Edition) -> dict[str, str]:
    """The names of those who wrote a story or reported for it, by slug, each once."""
    wrote = {Byline.Role.WORDS, Byline.Role.REPORTING}
    return {each["slug"]: each["name"] for each in edition.bylines if each["role"] in wrote}


def images(picture: Any) -> list[dict[str, Any]]:
    """A picture in the shapes that search engines ask for, each with its rights."""
    crops = [crop for name in RATIOS if (crop := picture.crop(name))]
    rights = {
        "creditText": picture.credit,
        "copyrightNotice": picture.copyright_notice,
        "license": picture.licence_url,
        "acquireLicensePage": picture.licence_url and picture.source_url,
        "creator": picture.creator and {"@type": "Person", "name": picture.creator},
    }
    return [
        {
            "@type": "ImageObject",
            "url": absolute(shown["url"]),
            "width": shown["width"],
            "height": shown["height"],
        }
        | {name: said for name, said in rights.items() if said}
        for shown in crops or [picture.at_least(WIDE_ENOUGH)]
    ]
