from django.apps import AppConfig


class PublicConfig(AppConfig):
    """The readers' site: it reads editions and nothing else."""

    name = "newsroom.public"
    label = "public"
