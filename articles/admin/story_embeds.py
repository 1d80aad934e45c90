"""What stands elsewhere and is shown in a story: recognised by its address, for the editor."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import path

from articles import embeds

FIGURE = re.compile(r"<figure[^>]*>")
PROVIDER = re.compile(r'data-embed="([a-z]+)"')
REF = re.compile(r'data-ref="([^"]+)"')
MOST = 200  # of one body, that the editor can name


class Embeds:
    """One address of the story's admin, for those who may see stories; the network is not asked."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.recognise_embed)
        return [path("embed/", view, name="articles_article_embed"), *super().get_urls()]

    def recognise_embed(self, request: HttpRequest) -> JsonResponse:
        """What an address stands for; nothing if it is of none of the providers."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = embeds.recognise(request.GET.get("address", ""))
        return JsonResponse({"embed": found and look_of_embed(found)})


def look_of_embed(embed: embeds.Embed) -> dict[str, str]:
    """An embed as the editor draws it."""
    return {
        "provider": embed.provider,
        "ref": embed.ref,
        "name": embed.name,
        "address": embed.address,
        "ratio": embed.ratio,
    }


def embeds_in(body: str) -> list[dict[str, str]]:
    """The looks of the embeds in a body, stored or just posted."""
    found = []
    for figure in FIGURE.findall(body):
        provider, ref = PROVIDER.search(figure), REF.search(figure)
        known = embeds.embed(provider[1], ref[1]) if provider and ref else None
        if known and len(found) < MOST:
            found.append(look_of_embed(known))
    return found
