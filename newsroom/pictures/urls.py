from django.urls import re_path

from newsroom.pictures import views

app_name = "pictures"

urlpatterns = [
    re_path(r"^pictures/(?P<name>[\w-]{22}\.(?:avif|webp|jpg|png))$", views.file, name="file"),
]
