"""Editions carry their number, the changes told before, and what they were asked to be."""

from itertools import groupby

from django.db import migrations, models

MINOR = "minor"
CHANGES = [
    ("first", "First publication"),
    (MINOR, "Minor change"),
    ("update", "Update"),
    ("clarification", "Clarification"),
    ("correction", "Correction"),
]


def number(apps, schema_editor):
    """Count the editions of each story as `editions.settle` will from now on."""
    Edition = apps.get_model("articles", "Edition")
    Edition.objects.update(change_asked=models.F("change"))
    first = Edition.objects.filter(article=models.OuterRef("article")).order_by("live_from")
    later = Edition.objects.exclude(live_from=models.Subquery(first.values("live_from")[:1]))
    several = Edition.objects.filter(article__in=later.values("article")).defer("body")
    by_story = several.order_by("article_id", "live_from").iterator(chunk_size=500)
    for _article, editions in groupby(by_story, key=lambda edition: edition.article_id):
        before, announced = None, 0
        for place, edition in enumerate(editions, start=1):
            if before and before.ends_at <= before.live_until <= edition.live_from:
                announced = 0
            elif before:
                announced += edition.change != MINOR
            counted = {"number": place, "announced": announced}
            Edition.objects.filter(pk=edition.pk).update(**counted)
            before = edition


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_search")]

    operations = [
        migrations.AddField(
            "edition", "number", models.PositiveIntegerField(default=1, verbose_name="number")
        ),
        migrations.AddField(
            "edition",
            "announced",
            models.PositiveIntegerField(default=0, verbose_name="announced changes"),
        ),
        migrations.AddField(
            "edition",
            "change_asked",
            models.CharField(
                choices=CHANGES, default="update", max_length=15, verbose_name="asked to be"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(number, migrations.RunPython.noop),
    ]
