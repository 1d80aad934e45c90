"""What the demo's stories belong to and name: sections, authors, tags, pictures, each other."""

from datetime import datetime
from re import Match, sub
from typing import Any

from django.core.files import File

from articles.editions import path_for
from articles.models import Author, HouseRule, Section, Tag
from newsroom.demo import paper
from newsroom.pictures import library
from newsroom.pictures.models import Picture


class House:
    """Everything that the demo's stories belong to or name."""

    def __init__(self, staff: dict[str, Any], now: datetime, told: list[paper.Story]) -> None:
        self.now = now
        self.staff = staff
        self.sections = found_sections()
        self.authors = engage_authors(staff)
        self.tags = {words["name"]: make_tag(**words) for words in paper.listed("tags")}
        lay_down_rules(staff["editor"])
        self.pictures = hang_pictures(staff["editor"])
        self.paths = {
            story.slug: path_for(self.moment(story.published), story.slug)
            for story in told
            if story.published
        }

    def moment(self, words: str) -> datetime:
        return paper.moment(words, self.now)

    def resolved(self, body: str) -> str:
        """A body whose pictures and links to other stories are the newsroom's own."""

        def keys(named: Match[str]) -> str:
            return f'{named[1]}="{" ".join(self.pictures[name].key for name in named[2].split())}"'

        def path(named: Match[str]) -> str:
            return f'href="{self.paths[named[1]]}"'

        return sub(
            'href="story:([^"]+)"', path, sub(r'(data-picture|data-gallery)="([^"]+)"', keys, body)
        )


def found_sections() -> dict[str, Section]:
    sections = {}
    for position, words in enumerate(paper.listed("sections"), start=1):
        words["position"] = position
        words["parent"] = sections.get(words.get("parent", ""))
        section, _ = Section.objects.get_or_create(slug=words["slug"], defaults=words)
        sections[section.slug] = section
    return sections


def engage_authors(staff: dict[str, Any]) -> dict[str, Author]:
    authors = {}
    for words in paper.listed("authors"):
        words["user"] = staff.get(words.get("user", ""))
        author, _ = Author.objects.get_or_create(slug=words["slug"], defaults=words)
        authors[author.slug] = author
    return authors


def lay_down_rules(by: Any) -> None:
    for words in paper.listed("house_rules"):
        HouseRule.objects.get_or_create(name=words["name"], defaults=words | {"changed_by": by})


def make_tag(name: str, description: str = "", **leads: str) -> Tag:
    tag = Tag.objects.called(name)
    if description and not tag.description:
        tag.description = description
        tag.save(update_fields=["description"])
    return tag


def hang_pictures(by: Any) -> dict[str, Picture]:
    """The demo's pictures by name, added to the library where they are not in it yet."""
    hung = {}
    for name, words in paper.pictures().items():
        del words["origin"]
        path, focal = words.pop("file"), words.pop("focal")
        picture = Picture.objects.filter(source_url=words["source_url"], alt=words["alt"]).first()
        if picture is None:
            with path.open("rb") as file:
                picture = library.add(File(file, name=path.name), by=by, **words)
            picture.focal_x, picture.focal_y = focal
            picture.save(update_fields=["focal_x", "focal_y"])
        hung[name] = picture
    return hung
