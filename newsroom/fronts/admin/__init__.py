"""The desk's pages about fronts."""

from newsroom.fronts.admin.front import FrontAdmin

__all__ = ["FrontAdmin"]
