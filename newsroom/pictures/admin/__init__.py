"""The library at the desk."""

from django import forms
from django.contrib import admin
from django.db import models
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy

from newsroom.pictures.admin.arrivals import Arrivals
from newsroom.pictures.admin.sheet import Sheet
from newsroom.pictures.admin.wall import Wall
from newsroom.pictures.backends import CHANGE
from newsroom.pictures.forms import Moment, PictureForm
from newsroom.pictures.models import Picture


@admin.register(Picture)
class PictureAdmin(Wall, Arrivals, Sheet, admin.ModelAdmin):
    """The library at the desk: a wall of pictures, a way in, and a sheet for each."""

    form = PictureForm
    formfield_overrides = {
        models.DateTimeField: {"form_class": forms.DateTimeField, "widget": Moment}
    }
    search_fields = ("alt", "caption", "credit")
    list_select_related = ("uploaded_by",)
    fieldsets = (
        (None, {"fields": ("alt", "caption", "credit")}),
        (
            gettext_lazy("Rights"),
            {
                "fields": (
                    ("creator", "copyright_notice"),
                    ("licence", "licence_url"),
                    "source_url",
                    ("lease_from", "lease_until"),
                    "territory",
                    "instructions",
                )
            },
        ),
        (gettext_lazy("Origin"), {"fields": (("taken_at", "location"), "keywords")}),
        (
            gettext_lazy("Focal point"),
            {
                "fields": (("focal_x", "focal_y"),),
                "description": gettext_lazy(
                    "What every crop must keep. Click on the picture, or give the place: "
                    "0 is the left or top edge, 1 the right or bottom."
                ),
            },
        ),
    )

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm(CHANGE, obj)

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("library/", view(self.library_view), name="pictures_picture_library"),
            path("upload/", view(self.upload_view), name="pictures_picture_upload"),
            path("batch/", view(self.batch_view), name="pictures_picture_batch"),
            path("<int:pk>/describe/", view(self.describe_view), name="pictures_picture_describe"),
            path("<int:pk>/uses/", view(self.uses_view), name="pictures_picture_uses"),
            path("<int:pk>/replace/", view(self.replace_view), name="pictures_picture_replace"),
            *super().get_urls(),
        ]

    def render_page(self, request, name, context):
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "has_add_permission": self.has_add_permission(request),
            **context,
        }
        return TemplateResponse(request, f"admin/pictures/picture/{name}.html", context)
