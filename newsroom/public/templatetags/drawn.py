"""How the paper's templates name the cards that are drawn for links."""

from django import template

from articles.models import Edition, Section
from newsroom.public.drawn.card import Card, card_of, card_of_paper, card_of_section

register = template.Library()


@register.filter
def card(of: Edition | Section | str) -> Card:
    """The card of a story or a section; of the paper where there is neither."""
    if isinstance(of, Section):
        return card_of_section(of)
    return card_of(of) if isinstance(of, Edition) else card_of_paper()


@register.filter
def at(card: Card, path: str) -> str:
    """Where the card is of what stands at a path."""
    return card.address(path)
