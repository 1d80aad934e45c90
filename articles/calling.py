"""Whom a note calls for with @, and whom it could call for."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models import Article, Note

VIEW = "articles.view_article"
MOST_CALLED = 10  # colleagues that one note can call for
MOST_SHOWN = 8  # colleagues suggested while one types
MOST_ASKED = 100  # of whom it is asked whether they may read the story
CALL = re.compile(r"(?<![\w.@])@(\w[\w.+'’-]*(?:@[\w.-]*\w)?)")


def called_for(article: Article, text: str, *, by: Any) -> list[Any]:
    """The colleagues named with @ in a note, among those who may read the story."""
    calls = list(CALL.finditer(text))
    words = {call[1].rstrip(".'’-").casefold() for call in calls}
    if not words:
        return []
    if len(words) > MOST_CALLED:
        raise ValidationError(
            {"text": _("A note can call for at most %(most)d people.") % {"most": MOST_CALLED}}
        )
    named = Q(email__in=words)
    for word in words:
        named |= Q(name__istartswith=word)
    people = get_user_model().objects.active().filter(named).exclude(pk=by.pk)
    people = [person for person in people[:100] if person.has_perm(VIEW, article)]
    called = [meant(text[call.start() + 1 :], people) for call in calls]
    return list({person.pk: person for person in called if person}.values())


def called_nobody(note: Note) -> list[str]:
    """The names that a note calls for with @, and by which nobody was called."""
    called = [mention.person for mention in note.mentions.select_related("person")]
    calls = CALL.finditer(note.text)
    names = [call[1] for call in calls if not meant(note.text[call.start() + 1 :], called)]
    return list(dict.fromkeys(names))


def callable_by(by: Any, article: Article, typed: str) -> list[tuple[Any, str]]:
    """Colleagues whose name or address begins as typed and who may read the story, each with the
    words that call for them and for nobody else.
    """
    if not by.has_perm(VIEW, article):
        raise PermissionDenied(_("You may not read this story."))
    typed = " ".join(typed.split())[:100]
    people = get_user_model().objects.active().exclude(pk=by.pk)
    begins = Q(name__istartswith=typed) | Q(name__icontains=f" {typed}")
    found = people.filter(begins | Q(email__istartswith=typed)).order_by("name", "pk")
    able = (person for person in found[:MOST_ASKED] if person.has_perm(VIEW, article))
    shown = list(islice(able, MOST_SHOWN))
    alike = Q(pk=None)
    for person in shown:
        alike |= Q(name__iexact=person.name)
    names = Counter(person.name.casefold() for person in people.filter(alike))
    return [
        (person, person.name if names[person.name.casefold()] == 1 else person.email)
        for person in shown
    ]


def meant(said: str, people: list[Any]) -> Any:
    """Whom the words after an @ name: by address, by whole name, or by first name; None: nobody."""
    said = said.casefold()
    for names in (
        lambda person: person.email,
        lambda person: person.name,
        lambda person: person.name.split(" ")[0],
    ):
        fitting = [
            person
            for person in people
            if names(person) and re.match(re.escape(names(person).casefold()) + r"(?!\w)", said)
        ]
        if len(fitting) > 1:
            longest = max(len(names(person)) for person in fitting)
            fitting = [person for person in fitting if len(names(person)) == longest]
        if len(fitting) > 1:
            raise ValidationError(
                {
                    "text": _(
                        "Several colleagues are called %(name)s: write @ and the e-mail address."
                    )
                    % {"name": names(fitting[0])}
                }
            )
        if fitting:
            return fitting[0]
    return None
