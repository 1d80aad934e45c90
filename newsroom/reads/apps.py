from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReadsConfig(AppConfig):
    """How often stories are read, by the ten minutes, the hour and the day."""

    name = "newsroom.reads"
    label = "reads"
    verbose_name = _("Reads")
    default_auto_field = "django.db.models.BigAutoField"
