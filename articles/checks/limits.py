"""How long things may be before somebody is told; `HOUSE_LIMITS` in the settings changes them."""

from django.conf import settings

LIMITS = {
    "headline": 90,  # characters
    "search_title": 60,
    "search_description": 155,
    "sentence": 40,  # words
    "paragraph": 120,
} | getattr(settings, "HOUSE_LIMITS", {})
