"""The paper's sections as readers find them: those that head the paper, each with its parts."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.models import Section


@dataclass(frozen=True)
class Department:
    """A section that heads the paper, and the sub-sections that are part of it."""

    section: Section
    parts: list[Section] = field(default_factory=list)


def departments(sections: Iterable[Section]) -> list[Department]:
    """The sections in the order of the paper, sub-sections under what they are part of."""
    sections = list(sections)
    heads = {section.pk: Department(section) for section in sections if section.parent_id is None}
    for section in sections:
        if section.parent_id is not None:
            heads[section.parent_id].parts.append(section)
    return list(heads.values())


def above(section: Section, sections: Iterable[Section]) -> Section | None:
    """What a section is part of, found among the sections that are at hand."""
    return next((each for each in sections if each.pk == section.parent_id), None)
