"""Where each address of the house is answered; the readers' site is last, for it owns the root."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("newsroom.accounts.urls")),
    path("", include("newsroom.public.urls")),
]

handler400 = "newsroom.public.errors.bad_request"
handler403 = "newsroom.public.errors.permission_denied"
handler404 = "newsroom.public.errors.not_found"
handler500 = "newsroom.public.errors.server_error"
