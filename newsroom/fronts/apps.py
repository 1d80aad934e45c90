from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class FrontsConfig(AppConfig):
    """The paper's front and each section's: what stands where, and since when."""

    name = "newsroom.fronts"
    label = "fronts"
    verbose_name = _("Fronts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from articles.overlapping import NeverOverlaps
        from newsroom.fronts.shown_pictures import fronts_showing, shown_on_a_front
        from newsroom.pictures.signals import picture_shown, picture_uses

        picture_shown.connect(shown_on_a_front)
        picture_uses.connect(fronts_showing)
        launches = NeverOverlaps(
            "fronts_launch", "front_id", "launch_never_overlaps", cancelled="cancelled_at"
        )
        post_migrate.connect(launches.keep, sender=self, weak=False)
