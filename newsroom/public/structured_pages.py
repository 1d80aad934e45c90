"""What search engines are told of the paper's pages and its people, in schema.org's words."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from articles.models import Author, Section, Tag
from newsroom.public.pages import absolute
from newsroom.public.structured_data import WIDE_ENOUGH, Script, publisher

Step = tuple[str, str]  # a name and a path


def of_front() -> Script:
    """The paper, where its policies stand, and how it is searched."""
    home = settings.SITE_URL + "/"
    paper = publisher() | {"@id": f"{home}#paper"}
    search = {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": absolute(reverse("public:search")) + "?q={search_term_string}",
        },
        "query-input": "required name=search_term_string",
    }
    site = {
        "@type": "WebSite",
        "@id": f"{home}#site",
        "url": home,
        "name": settings.SITE_NAME,
        "description": settings.SITE_TAGLINE,
        "inLanguage": settings.LANGUAGE_CODE,
        "publisher": {"@id": f"{home}#paper"},
        "potentialAction": search,
    }
    return graph(paper, site)


def of_section(section: Section, above: Section | None) -> Script:
    """A section's page, and the way to it."""
    return collection(section.name, section.description, steps_to(section, above))


def of_topic(tag: Tag) -> Script:
    return collection(tag.name, tag.description, [(tag.name, tag.get_absolute_url())])


def of_author(author: Author) -> Script:
    """Who a name is: what the author's page shows, and no more."""
    address = absolute(author.get_absolute_url())
    said = {
        "description": author.biography,
        "jobTitle": author.job,
        "email": author.email,
        "sameAs": author.profile_url,
        "image": portrait_of(author),
    }
    person = {
        "@type": "Person",
        "@id": f"{address}#person",
        "name": author.name,
        "url": address,
        "worksFor": publisher(),
    }
    person |= {name: words for name, words in said.items() if words}
    return graph({"@type": "ProfilePage", "url": address, "mainEntity": person})


def portrait_of(author: Author) -> str:
    """The address of an author's portrait; “” where none may be shown."""
    picture = author.portrait
    if picture is None or not picture.is_usable():
        return ""
    return absolute(picture.at_least(WIDE_ENOUGH)["url"])


def of_way(section: Section | None, name: str, path: str) -> Script:
    """The way to a story, through the sections that it is in."""
    sections = steps_to(section, section.parent) if section else []
    return graph(breadcrumb([*sections, (name, path)]))


def steps_to(section: Section, above: Section | None) -> list[Step]:
    """The sections that one goes through to a section, itself the last."""
    way = [above, section] if above else [section]
    return [(each.name, each.get_absolute_url()) for each in way]


def collection(name: str, description: str, way: list[Step]) -> Script:
    page: dict[str, Any] = {"@type": "CollectionPage", "name": name, "url": absolute(way[-1][1])}
    page |= {"description": description} if description else {}
    home = settings.SITE_URL + "/"
    page |= {"isPartOf": {"@type": "WebSite", "name": settings.SITE_NAME, "url": home}}
    return graph(page, breadcrumb(way))


def breadcrumb(way: list[Step]) -> dict[str, Any]:
    """The way from the front page to a page, as BreadcrumbList."""
    steps = [(settings.SITE_NAME, reverse("public:front")), *way]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
            for place, (name, path) in enumerate(steps, start=1)
        ],
    }


def graph(*things: dict[str, Any]) -> Script:
    """Several things in one script."""
    if len(things) == 1:
        return Script({"@context": "https://schema.org"} | things[0])
    return Script({"@context": "https://schema.org", "@graph": list(things)})
