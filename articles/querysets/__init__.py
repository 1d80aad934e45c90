"""Every question of visibility and reach; nowhere else does code filter on standing or time."""

from articles.querysets.desk import (
    PATIENCE,
    AutosaveQuerySet,
    HouseRuleQuerySet,
    MentionQuerySet,
    NoteQuerySet,
    PresenceQuerySet,
    PreviewLinkQuerySet,
)
from articles.querysets.pictures import EditionPictureQuerySet, RevisionQuerySet
from articles.querysets.stories import CHANGE_OTHERS, OWN_STORIES_ONLY, ArticleQuerySet
from articles.querysets.taxonomy import SectionQuerySet, TagQuerySet, tag_key
from articles.querysets.timelines import EditionQuerySet, TimelineQuerySet

__all__ = [
    "CHANGE_OTHERS",
    "OWN_STORIES_ONLY",
    "PATIENCE",
    "ArticleQuerySet",
    "AutosaveQuerySet",
    "EditionPictureQuerySet",
    "EditionQuerySet",
    "HouseRuleQuerySet",
    "MentionQuerySet",
    "NoteQuerySet",
    "PresenceQuerySet",
    "PreviewLinkQuerySet",
    "RevisionQuerySet",
    "SectionQuerySet",
    "TagQuerySet",
    "TimelineQuerySet",
    "tag_key",
]
