"""What the tests of languages share with those of the readers' side."""

from tests.public.conftest import path_of

__all__ = ["path_of"]
