"""What of a front needs a hand: slots that grow old or stay empty, pins that show nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Edition
from articles.states import NOTED_CHANGES, Standing
from newsroom.fronts.arrangement import HOUR, Pin, Slot
from newsroom.fronts.filling import Filled

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
    filled: Iterable[Filled],
    pinned: Pinned,
    *,
    since: datetime | None = None,
    at: datetime | None = None,
) -> dict[str, list[str]]:
    """What to mend in an arrangement made at `since`: sentences by the slot's name."""
    at = at or timezone.now()
    said = {
        each.slot.name: [*of_pins(each, pinned, since or at, at), *of_slot(each, at)]
        for each in filled
    }
    return {name: sentences for name, sentences in said.items() if sentences}


def of_pins(filled: Filled, pinned: Pinned, since: datetime, at: datetime) -> list[str]:
    """What is wrong with each pin of a slot, if anything."""
    said = []
    stories = {story.article_id: story for story in filled.stories}
    for pin in filled.slot.pins:
        article, words = pinned.stories.get(pin.story), {"story": pinned.named(pin)}
        if pin.until and pin.until <= at:
            said.append(_("The time of the pin of “%(story)s” is over.") % words)
        elif article and article.standing in WHY_NOTHING:
            said.append(WHY_NOTHING[article.standing] % words)
        elif article and is_missing(pin, article, filled, at):
            said.append(_("“%(story)s” stands above already, or has no room.") % words)
        elif was_corrected(pin, stories.get(pin.story), since):
            said.append(
                _("“%(story)s” was corrected since: are its words here still right?") % words
            )
    return said


def was_corrected(pin: Pin, story: Edition | None, since: datetime) -> bool:
    """Whether a story was corrected after somebody gave it other words on a front."""
    corrected = story and story.change in NOTED_CHANGES and story.live_from > since
    return bool(corrected and (pin.headline or pin.standfirst))


def is_missing(pin: Pin, article: Article, filled: Filled, at: datetime) -> bool:
    """Whether a pin should show its story now, and does not."""
    due = pin.holds(at) and article.standing == Standing.LIVE
    return due and pin.story not in filled.pinned


def of_slot(filled: Filled, at: datetime) -> list[str]:
    """Whether a slot stays short of stories, or has nothing new."""
    slot, stories = filled.slot, filled.stories
    if not stories:  # that nothing was read is nothing to mend
        return [] if slot.most_read and not slot.fills else [_("Nothing stands here.")]
    said = []
    if slot.fills and len(stories) * 2 < slot.count:  # a little less than asked for is no harm
        words = {"shown": len(stories), "count": slot.count}
        said.append(_("Only %(shown)d of %(count)d stories stand here.") % words)
    newest = max(max(story.published_at, story.updated_at) for story in stories)
    if slot.stale_after and newest <= at - slot.stale_after * HOUR:
        said.append(_("Nothing here is newer than %(hours)d hours.") % {"hours": slot.stale_after})
    return said
