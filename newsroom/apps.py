from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    """The house: its commands, its checks, and the roles it keeps in step with the database."""

    name = "newsroom"
    verbose_name = _("newsroom")

    def ready(self) -> None:
        from newsroom import checks, roles  # noqa: F401  (importing registers the checks)

        # An app without tables, as this one, is not told of a migration.
        post_migrate.connect(roles.sync_after_migrate, sender=apps.get_app_config("accounts"))
