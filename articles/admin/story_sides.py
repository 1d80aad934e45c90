"""What stands around the text: its pictures' looks, its address, what is wrong where."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest

from articles import unseen
from articles.admin.story_embeds import embeds_in
from articles.editions import path_for
from articles.forms import ArticleForm
from articles.forms.lead import Picture
from articles.models import Article, Tag
from articles.numbers import whole_number
from articles.querysets import tag_key

NAMED_PICTURES = re.compile(r'data-(?:picture|gallery)="([A-Za-z0-9_ -]+)"')
MOST_PICTURES = 200  # of one body, that the editor can draw


def sides_context(request: HttpRequest, story: Article | None, form: ArticleForm) -> dict[str, Any]:
    """What the form's template shows beside the fields themselves."""
    body = form["body"].value() or ""
    keys = " ".join(NAMED_PICTURES.findall(body)).split()[:MOST_PICTURES]
    known = Picture.objects.with_keys(keys).values()
    lead = lead_of(form)
    return {
        "story_pictures": [picture.look() for picture in known],
        "story_embeds": embeds_in(body),
        "lead": lead,
        "address": address_of(story),
        "new_tags": new_tags(form),
        "may_add_author": request.user.has_perm("articles.add_author"),
        "may_upload": request.user.has_perm("pictures.add_picture"),
        "may_describe": is_undescribed(lead)
        and request.user.has_perm("pictures.change_picture", lead),
        "may_choose": request.user.has_perm("pictures.view_picture"),
        "unsaved": form.is_bound,
        "wrong_elsewhere": wrong_elsewhere(form),
    }


def lead_of(form: ArticleForm) -> Any:
    """The lead picture that is chosen at the moment, saved or not."""
    return Picture.objects.filter(pk=whole_number(form["lead_picture"].value())).first()


def is_undescribed(picture: Any) -> bool:
    """Whether a picture still wants the words that the form has fields for."""
    return bool(picture and not (picture.alt and picture.credit))


def address_of(story: Article | None) -> str:
    """The story's address up to its slug, once the day is certain."""
    if story is None or story.first_published_at is None:
        return ""
    return path_for(story.first_published_at, "")[:-1]


def new_tags(form: ArticleForm) -> list[str]:
    """The tags in the form that nobody has used yet: none of those that are saved."""
    if not form.is_bound:
        return []
    names = unseen.line(form["tags"].value() or "").split(",")
    known = Tag.objects.known(names)
    return [name.strip() for name in names if name.strip() and tag_key(name) not in known]


def wrong_elsewhere(form: ArticleForm) -> list[tuple[str, str]]:
    """The fields with something wrong, to go to from the top of the page."""
    return [
        (form[name].label, form[name].id_for_label or f"id_{name}")
        for name in form.errors
        if name in form.fields and name != "parent"  # said at the top: nobody sees that field
    ]
