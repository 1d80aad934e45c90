"""Editions keep which pictures they show, and until when readers may see them."""

import re
from itertools import groupby

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

NAMED = re.compile(r' data-(?:picture|gallery)="([^"]*)"')


def keep_shown(apps, schema_editor):
    """Say of every edition what `editions.open_edition` and `settle` will from now on."""
    Edition = apps.get_model("articles", "Edition")
    EditionPicture = apps.get_model("articles", "EditionPicture")
    Picture = apps.get_model("pictures", "Picture")
    pictured = (
        Q(lead_picture__isnull=False)
        | Q(body__contains="data-picture")
        | Q(body__contains="data-gallery")
    )
    showing = Edition.objects.filter(article__in=Edition.objects.filter(pictured).values("article"))
    by_story = showing.order_by("article_id", "live_from").iterator(chunk_size=500)
    for _article, editions in groupby(by_story, key=lambda edition: edition.article_id):
        rows, until, following = [], None, None
        for edition in reversed(list(editions)):
            if following is None or edition.ends_at <= edition.live_until <= following.live_from:
                until = edition.live_until
            following = edition
            keys = {key for named in NAMED.findall(edition.body) for key in named.split()}
            shown = set(Picture.objects.filter(key__in=keys).values_list("pk", flat=True))
            for picture in shown | {edition.lead_picture_id} - {None}:
                rows.append(
                    EditionPicture(
                        edition=edition,
                        picture_id=picture,
                        shown_from=edition.live_from,
                        shown_until=until,
                    )
                )
        EditionPicture.objects.bulk_create(rows)


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_editions_are_numbered"), ("pictures", "0006_whose_file")]

    operations = [
        migrations.CreateModel(
            "EditionPicture",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shown_from", models.DateTimeField()),
                ("shown_until", models.DateTimeField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="picture_rows",
                        to="articles.edition",
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
                "verbose_name": "picture of an edition",
                "verbose_name_plural": "pictures of editions",
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        fields=["picture", "shown_from", "shown_until"], name="picture_shown"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "picture"), name="edition_shows_once"
                    ),
                    models.CheckConstraint(
                        condition=Q(shown_from__lt=F("shown_until")),
                        name="picture_is_shown_for_a_time",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            "previewlink", models.Index(fields=["expires_at"], name="preview_link_ends")
        ),
        migrations.RunPython(keep_shown, migrations.RunPython.noop),
    ]
