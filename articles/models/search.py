"""What readers' search is kept in; the words themselves stand where each database finds them."""

from django.db import models


class SearchEntry(models.Model):
    """That an edition can be found; its place says when its story was published."""

    place = models.BigIntegerField(primary_key=True)
    edition = models.OneToOneField(
        "articles.Edition", on_delete=models.CASCADE, related_name="search_entry"
    )

    class Meta:
        ordering = ["-place"]

    def __str__(self) -> str:
        return f"{self.edition_id} at {self.place}"


class Spelling(models.Model):
    """A word of the stories, and a way to write it: as it is, or with one letter left out."""

    spelling = models.CharField(max_length=40)
    word = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["spelling", "word"], name="spelling_of_word_once")
        ]

    def __str__(self) -> str:
        return f"{self.spelling} → {self.word}"
