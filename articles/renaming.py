"""What becomes of the addresses of a section, a topic or an author that gets another slug."""

from articles.models import Author, Section, Tag


def remember(renamed: Section | Tag | Author, slug: str) -> None:
    """Let a slug that readers knew lead on; of one that was never public nothing is ever said."""
    timeline = getattr(renamed, "timeline", None)  # a section is public from its first day
    if timeline is None or timeline.begun().exists():
        renamed.former_slugs.create(slug=slug)
