"""Launches keep which pictures they show in place of stories' own."""

import django.db.models.deletion
from django.db import migrations, models
from django.utils.dateparse import parse_datetime


def keep_shown(apps, schema_editor):
    """Say of every launch what `launching.give` will from now on."""
    Launch = apps.get_model("fronts", "Launch")
    LaunchPicture = apps.get_model("fronts", "LaunchPicture")
    there = {
        name: set(apps.get_model(*name.split(".")).objects.values_list("pk", flat=True))
        for name in ("articles.Article", "pictures.Picture")
    }
    for launch in Launch.objects.iterator(chunk_size=100):
        pins = [pin for slot in launch.slots for pin in slot["pins"]]
        LaunchPicture.objects.bulk_create(
            LaunchPicture(
                launch=launch,
                article_id=pin["story"],
                picture_id=pin["picture"],
                shown_from=max(
                    launch.live_from, parse_datetime(pin["since"] or "") or launch.live_from
                ),
            )
            for pin in pins
            if pin["story"] in there["articles.Article"]
            and pin["picture"] in there["pictures.Picture"]
        )


class Migration(migrations.Migration):
    dependencies = [
        ("fronts", "0002_launches_never_overlap"),
        ("articles", "0008_shown_pictures"),
        ("pictures", "0006_whose_file"),
    ]

    operations = [
        migrations.CreateModel(
            "LaunchPicture",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shown_from", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.article",
                    ),
                ),
                (
                    "launch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="picture_rows",
                        to="fronts.launch",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="pictures.picture",
                    ),
                ),
            ],
            {
                "verbose_name": "picture of a launch",
                "verbose_name_plural": "pictures of launches",
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["picture", "shown_from"], name="launch_picture_shown")
                ],
            },
        ),
        migrations.RunPython(keep_shown, migrations.RunPython.noop),
    ]
