from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.utils.translation import gettext_lazy as _


class DeskAdminConfig(admin.AdminConfig):
    """Django's admin, with our own site in place of the stock one."""

    default = False
    default_site = "newsroom.desk.site.DeskSite"


class DeskConfig(AppConfig):
    name = "newsroom.desk"
    label = "desk"
    verbose_name = _("Desk")
    default = True
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from articles.noting import noted
        from articles.workflow import article_moving
        from newsroom.desk import notices
        from newsroom.desk.shown_pictures import shown_by_the_paper, stories_showing
        from newsroom.pictures.signals import picture_shown, picture_uses

        picture_shown.connect(shown_by_the_paper)
        picture_uses.connect(stories_showing)
        noted.connect(notices.queue_for_note)
        article_moving.connect(notices.queue_for_move)
