"""Each file in the storage names its picture, for the question who may see it."""

import django.db.models.deletion
from django.db import migrations, models


def claim(apps, schema_editor):
    """Note the files that the pictures name."""
    Picture = apps.get_model("pictures", "Picture")
    PictureFile = apps.get_model("pictures", "PictureFile")
    rows = Picture.objects.values_list("pk", "file", "renditions").iterator(chunk_size=500)
    for picture, file, renditions in rows:
        names = {file, *(rendition["name"] for rendition in renditions)}
        PictureFile.objects.bulk_create(
            [PictureFile(name=name, picture_id=picture) for name in names], ignore_conflicts=True
        )


class Migration(migrations.Migration):
    dependencies = [("pictures", "0005_public_pictures")]

    operations = [
        migrations.CreateModel(
            "PictureFile",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, unique=True)),
                (
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="pictures.picture",
                    ),
                ),
            ],
            {
                "verbose_name": "picture file",
                "verbose_name_plural": "picture files",
                "default_permissions": (),
            },
        ),
        migrations.RunPython(claim, migrations.RunPython.noop),
    ]
