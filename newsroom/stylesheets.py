"""Stylesheets that pages always ask for together: sent as one where static files are collected."""

from collections.abc import Iterator
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = {
    # All that readers' pages need, so that a second page asks for none.
    "paper-whole": (
        "paper-tokens",
        "paper-fonts",
        "paper",
        "paper-cards",
        "paper-lists",
        "paper-front",
        "paper-story",
        "paper-blocks",
        "paper-around",
        "paper-changes",
        "paper-comments",
        "paper-search",
        "paper-report",
    ),
}


class BundlingStorage(CompressedManifestStaticFilesStorage):
    """Collected static files, with the bundles among them: hashed and compressed like the rest."""

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        for name, parts in {} if dry_run else BUNDLES.items():
            paths[path_of(name)] = (self, path_of(name))
            self.delete(path_of(name))
            self.save(path_of(name), ContentFile(b"\n".join(self.bytes_of(part) for part in parts)))
        yield from super().post_process(paths, dry_run, **options)

    def bytes_of(self, sheet: str) -> bytes:
        with self.open(path_of(sheet)) as file:
            return file.read()


def path_of(name: str) -> str:
    return f"css/{name}.css"


def addresses(*names: str) -> list[str]:
    """Where these sheets and bundles are; a bundle's parts, where nothing was collected."""
    collected = getattr(staticfiles_storage, "hashed_files", {})
    sheets = []
    for name in names:
        sheets += [name] if path_of(name) in collected else BUNDLES.get(name, [name])
    return [staticfiles_storage.url(path_of(sheet)) for sheet in sheets]
