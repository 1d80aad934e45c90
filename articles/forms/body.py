"""The body's field: the rich-text editor in the page, plain HTML to the server."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django_prose_editor.widgets import importmap as editor_importmap
from js_asset import ImportMap, Media, Script

from articles.sizes import too_much

MODULES = [
    "arrivals",
    "autosave",
    "block_ids",
    "block_moves",
    "blocks",
    "bylines",
    "caret",
    "checks",
    "editor",
    "embed_block",
    "facts",
    "figure",
    "find",
    "find_words",
    "first_save",
    "footnotes",
    "full_screen",
    "gallery_block",
    "journal",
    "keys",
    "lead",
    "library",
    "links",
    "merging",
    "notes",
    "paste",
    "paste_lists",
    "paste_styles",
    "picture_block",
    "pictures",
    "posting",
    "presence",
    "quotes",
    "saving",
    "saving_first",
    "slash",
    "slash_list",
    "suggest",
    "table_blocks",
    "tags",
    "toolbar",
    "unsaved",
    "writing",
]

SHEETS = (
    "story",
    "story-body",
    "story-blocks",
    "story-side",
    "story-dialogs",
    "story-tools",
    "story-alone",
    "notes",
    "story-checks",
)
STYLES = [f"css/desk/{name}.css" for name in SHEETS]
MEDIA = Media(
    css={"all": STYLES},
    js=[
        Script("django_prose_editor/editor.js", type="module"),  # the largest part starts first
        Script("js/desk/story/form.js", type="module"),
    ],
    importmap=editor_importmap
    | ImportMap({f"desk/story/{name}": f"js/desk/story/{name}.js" for name in MODULES}),
)


class BodyWidget(forms.Textarea):
    """A textarea that the editor takes the place of; its words for the editor travel with it."""

    WORDS = {
        "labelledby": "body-label",
        "placeholder": gettext_lazy("Write the story here"),
        "caption": gettext_lazy("Caption; left empty, the picture’s own is shown"),
        "missing": gettext_lazy("This picture is no longer in the library."),
        "noalt": gettext_lazy("It has no description yet."),
        "nocredit": gettext_lazy("It has no credit yet."),
        "gallerycaption": gettext_lazy("Caption of the whole gallery"),
        "gallerywidth": gettext_lazy("Width of the gallery"),
        "addpictures": gettext_lazy("Add pictures"),
        "earlier": gettext_lazy("Earlier"),
        "later": gettext_lazy("Later"),
        "place": gettext_lazy("Now in place %(place)s of %(count)s"),
        "embedcaption": gettext_lazy("Caption"),
        "embedwidth": gettext_lazy("Width of what is shown"),
        "facttitle": gettext_lazy("Title of the fact box"),
        "remove": gettext_lazy("Remove"),
        "width": gettext_lazy("Width of the picture"),
        "text": gettext_lazy("As wide as the text"),
        "wide": gettext_lazy("Wider than the text"),
        "full": gettext_lazy("Full width"),
    }

    @property
    def media(self) -> Media:
        return MEDIA

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= {f"data-{key}": text for key, text in self.WORDS.items()}
        context["widget"]["attrs"]["data-embeds"] = reverse("admin:articles_article_embed")
        return context


class BodyField(forms.CharField):
    """HTML as it was written or posted: it is cleaned when the story is revised, not here."""

    widget = BodyWidget

    def validate(self, value: str) -> None:
        super().validate(value)
        if refusal := too_much(value):
            raise ValidationError(refusal)
