"""Sections in sections, a lead story for a topic, and stories that say the same in two languages."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def own_departments(apps, schema_editor):
    """Until now every section was a department of its own."""
    apps.get_model("articles", "Edition").objects.update(department=F("section"))


DEPARTMENT = {
    "on_delete": django.db.models.deletion.PROTECT,
    "related_name": "+",
    "to": "articles.section",
    "verbose_name": "department",
}


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_presence")]

    operations = [
        migrations.AddField(
            "section",
            "parent",
            models.ForeignKey(
                blank=True,
                null=True,
                help_text="The section whose page shows this one’s stories too.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="subsections",
                to="articles.section",
                verbose_name="part of",
            ),
        ),
        migrations.AddConstraint(
            "section",
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")), name="section_is_no_part_of_itself"
            ),
        ),
        migrations.AddField(
            "author",
            "job",
            models.CharField(
                blank=True,
                default="",
                help_text="“Political editor”.",
                max_length=120,
                verbose_name="position at the paper",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "author",
            "fediverse",
            models.CharField(
                blank=True,
                default="",
                help_text="“@ana@social.example”: Mastodon names her beside links to her stories.",
                max_length=120,
                validators=[
                    django.core.validators.RegexValidator(
                        r"^@[A-Za-z0-9_.-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$",
                        "Write it as “@name@server.example”.",
                    )
                ],
                verbose_name="fediverse address",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "tag",
            "lead",
            models.ForeignKey(
                blank=True,
                null=True,
                help_text="It stands first on the topic’s page, as long as it is live.",
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="articles.article",
                verbose_name="lead story",
            ),
        ),
        migrations.AddField("edition", "department", models.ForeignKey(null=True, **DEPARTMENT)),
        migrations.RunPython(own_departments, migrations.RunPython.noop),
        migrations.AlterField("edition", "department", models.ForeignKey(**DEPARTMENT)),
        migrations.AddIndex(
            "edition",
            models.Index(
                fields=["department", "-published_at", "-article", "live_from", "live_until"],
                name="edition_in_department",
            ),
        ),
        migrations.CreateModel(
            name="Translation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translation",
                        to="articles.article",
                    ),
                ),
                ("group", models.UUIDField(db_index=True, verbose_name="group")),
            ],
            options={"verbose_name": "translation", "verbose_name_plural": "translations"},
        ),
    ]
