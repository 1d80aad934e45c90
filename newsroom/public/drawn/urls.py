"""Addresses of the theme and of what is drawn; part of those of the readers' site."""

from django.urls import path, re_path

from articles.models import Section
from newsroom.public.addresses import STORY
from newsroom.public.caching import readable
from newsroom.public.drawn import views
from newsroom.public.former import following
from newsroom.public.theme.sheet import theme_sheet

CARD = r"card-(?P<digest>[0-9a-f]{20})\.png"

urlpatterns = [
    re_path(r"^theme-(?P<digest>[0-9a-f]{12})\.css$", theme_sheet, name="theme"),
    re_path(rf"^{CARD}$", readable(views.paper_card), name="paper-card"),
    re_path(rf"^(?P<path>{STORY}){CARD}$", readable(views.story_card), name="story-card"),
    re_path(
        rf"^(?P<slug>[-\w]+)/{CARD}$",
        readable(following(views.section_card, Section)),
        name="section-card",
    ),
    path("favicon.ico", readable(views.favicon), name="favicon"),
    path("icon.svg", readable(views.icon_svg), name="icon"),
    path("apple-touch-icon.png", readable(views.icon_png), {"size": 180}, name="touch-icon"),
    path("icon-192.png", readable(views.icon_png), {"size": 192}, name="icon-192"),
    path("icon-512.png", readable(views.icon_png), {"size": 512}, name="icon-512"),
    path("site.webmanifest", readable(views.manifest), name="manifest"),
]
