from django.apps import AppConfig


class PublicConfig(AppConfig):
    """The readers' site: it reads editions and nothing else."""

    name = "newsroom.public"
    label = "public"

    def ready(self) -> None:
        from newsroom.public.theme import checks  # noqa: F401  (importing registers the checks)
