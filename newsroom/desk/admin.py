"""What the desk administers of the house itself."""

from . import staff  # noqa: F401
