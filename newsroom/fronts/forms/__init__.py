"""A front as a form: its slots, and its pins."""

from newsroom.fronts.forms.front import FrontForm

__all__ = ["FrontForm"]
