from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class PageCacheConfig(AppConfig):
    """The page cache, and the stamp by which it learns that the public sees something else."""

    name = "newsroom.public.page_cache"
    label = "page_cache"
    verbose_name = _("page cache")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from newsroom.public.page_cache import stamps

        pre_migrate.connect(stamps.close_for_migration, sender=self)
        post_migrate.connect(stamps.open_after_migration, sender=self)
