import warnings

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate
from django.utils.translation import gettext_lazy as _


class PicturesConfig(AppConfig):
    """The picture library: what came in, what readers get of it, and who is owed the credit."""

    name = "newsroom.pictures"
    label = "pictures"
    verbose_name = _("Pictures")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from PIL import Image

        from newsroom.pictures.imaging import MOST_PIXELS
        from newsroom.pictures.library import add, forget_files
        from newsroom.pictures.words import keep_after_migration

        self.add = add  # for those above who know the pictures by their label only

        # Once for the process: a warning filter changed around a call is not safe among threads.
        Image.MAX_IMAGE_PIXELS = MOST_PIXELS
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        post_delete.connect(
            forget_files, sender="pictures.Picture", dispatch_uid="pictures.forget_files"
        )
        post_migrate.connect(keep_after_migration, sender=self)
