"""A topic's page: the story that leads it, and what else was published, down the months."""

from articles.models import Edition, Tag
from newsroom.public.paging import Page


def lead_of(tag: Tag, listing: Page) -> Edition | None:
    """The story that editors put first under a topic: on its first page, as long as it is live."""
    if tag.lead_id is None or listing.query:
        return None
    return Edition.objects.live().filter(article=tag.lead_id).cards().first()


def below(lead: Edition | None, listing: Page) -> list[Edition]:
    """The stories of a page that do not stand above them already."""
    shown = lead and lead.article_id
    return [story for story in listing.stories if story.article_id != shown]
