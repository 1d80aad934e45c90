from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_delete
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """The story: what it is, who may touch it, how it moves, what the public has of it."""

    name = "articles"
    verbose_name = _("stories")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from articles import overlapping, pictures, search

        pre_delete.connect(pictures.keep_shown, sender="pictures.Picture")
        post_migrate.connect(overlapping.EDITIONS.keep, sender=self, weak=False)
        post_migrate.connect(search.keep_after_migration, sender=self)
