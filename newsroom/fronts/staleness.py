"""What of a front needs a hand: slots that grow old or stay empty, pins that show nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article
from articles.states import Standing
from newsroom.fronts.arrangement import HOUR, Pin, Slot
from newsroom.fronts.filling import Filled, fill

WHY_NOTHING = {
    Standing.NOTHING: gettext_lazy("“%(story)s” is not published: its pin shows nothing."),
    Standing.WITHDRAWN: gettext_lazy("“%(story)s” was withdrawn: its pin shows nothing."),
    Standing.KILLED: gettext_lazy("“%(story)s” was killed: its pin shows nothing."),
}


class Pinned:
    """The stories that pins name, as far as somebody may see them at the desk."""

    def __init__(self, slots: Iterable[Slot], *, user: Any) -> None:
        keys = {pin.story for slot in slots for pin in slot.pins}
        seen = Article.objects.permitting(user, "articles.view_article").filter(pk__in=keys)
        rows = seen.rows().with_standing().with_next_time() if keys else ()
        self.stories = {article.pk: article for article in rows}

    def named(self, pin: Pin) -> str:
        article = self.stories.get(pin.story)
        return str(article) if article else _("A story that you may not see")


def warnings(
    slots: Iterable[Slot],
    *,
    user: Any,
    filled: list[Filled] | None = None,
    pinned: Pinned | None = None,
    at: datetime | None = None,
) -> dict[str, list[str]]:
    """What to mend in an arrangement at a moment: sentences by the slot's name."""
    slots, at = list(slots), at or timezone.now()
    pinned = pinned or Pinned(slots, user=user)
    said = {
        each.slot.name: [*of_pins(each, pinned, at), *of_slot(each, at)]
        for each in (fill(slots, at=at) if filled is None else filled)
    }
    return {name: sentences for name, sentences in said.items() if sentences}


def of_pins(filled: Filled, pinned: Pinned, at: datetime) -> list[str]:
    """What is wrong with each pin of a slot, if anything."""
    said = []
    for pin in filled.slot.pins:
        article, words = pinned.stories.get(pin.story), {"story": pinned.named(pin)}
        if pin.until and pin.until <= at:
            said.append(_("The time of the pin of “%(story)s” is over.") % words)
        elif article and article.standing in WHY_NOTHING:
            said.append(WHY_NOTHING[article.standing] % words)
        elif article and is_missing(pin, article, filled, at):
            said.append(_("“%(story)s” stands above already, or has no room.") % words)
    return said


def is_missing(pin: Pin, article: Article, filled: Filled, at: datetime) -> bool:
    """Whether a pin should show its story now, and does not."""
    due = pin.holds(at) and article.standing == Standing.LIVE
    return due and pin.story not in filled.pinned


def of_slot(filled: Filled, at: datetime) -> list[str]:
    """Whether a slot stays short of stories, or has nothing new."""
    slot, stories = filled.slot, filled.stories
    if not stories:
        return [_("Nothing stands here.")]
    said = []
    if slot.fills and len(stories) * 2 < slot.count:  # a little less than asked for is no harm
        words = {"shown": len(stories), "count": slot.count}
        said.append(_("Only %(shown)d of %(count)d stories stand here.") % words)
    newest = max(max(story.published_at, story.updated_at) for story in stories)
    if slot.stale_after and newest <= at - slot.stale_after * HOUR:
        said.append(_("Nothing here is newer than %(hours)d hours.") % {"hours": slot.stale_after})
    return said
