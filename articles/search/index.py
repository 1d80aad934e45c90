"""The index of what readers may find, kept in the transaction that gives a story to the public.

An edition stands in it from the moment it is planned, so that nothing has to run when it begins;
whether it is live is asked of `Edition.objects.live()`, and nowhere here.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from types import ModuleType
from typing import Any

from django.db import connection, connections, models, transaction
from django.utils import timezone

from articles.models import Article, Edition, SearchEntry, Spelling
from articles.search import postgresql, spelling, sqlite
from articles.search.entries import entry, place
from articles.search.expressions import Expression

BACKENDS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}
AT_ONCE = 500  # editions


def backend() -> ModuleType:
    return BACKENDS[connection.vendor]


def keep(article: Article, now: datetime) -> None:
    """Let just those editions of a story be found whose time is not over."""
    lasting = article.editions.lasting(now).values_list("published_at", "pk")
    wanted = {place(published_at, pk): pk for published_at, pk in lasting}
    kept = SearchEntry.objects.filter(edition__article=article)
    known = set(kept.values_list("place", flat=True))
    if known - wanted.keys():
        kept.filter(place__in=known - wanted.keys()).delete()
    missing = [pk for at, pk in wanted.items() if at not in known]
    if missing:
        add(article.editions.filter(pk__in=missing))


def add(editions: Iterable[Edition], known: set[str] | None = None) -> None:
    """Let editions be found that could not; `known` remembers words from one call to the next."""
    entries = [entry(edition) for edition in editions]
    backend().write(entries)
    spelling.learn({word for each in entries for word in each.written}, known)


@transaction.atomic
def rebuild(now: datetime | None = None, *, done: Callable[[int], object] = int) -> None:
    """Make the whole index anew, and say after each batch of editions how many."""
    SearchEntry.objects.all().delete()
    Spelling.objects.all().delete()
    lasting = Edition.objects.lasting(now or timezone.now()).order_by("pk")
    known: set[str] = set()
    last = 0
    while batch := list(lasting.filter(pk__gt=last)[:AT_ONCE]):
        add(batch, known)
        last = batch[-1].pk
        done(len(batch))


def matching(expression: Expression | None, *, below: int, above: int, limit: int) -> list[int]:
    """The highest places of the editions that match, in [above, below), highest first."""
    if expression is None:
        rows = SearchEntry.objects.filter(place__lt=below, place__gte=above).order_by("-place")
        return list(rows.values_list("place", flat=True)[:limit])
    with connection.cursor() as cursor:
        cursor.execute(*highest(connection, expression, below, above, limit))
        return [place for (place,) in cursor.fetchall()]


def highest(database: Any, expression: Expression, *bounds: int) -> tuple[str, list[Any]]:
    """The question for the highest places that match: below one, down to another, so many."""
    backend = BACKENDS[database.vendor]
    return backend.HIGHEST, [backend.said(expression), *bounds]


class Places(models.Expression):
    """The places of `matching` within another question, so that it is asked with that one."""

    output_field = models.BigIntegerField()

    def __init__(self, expression: Expression, *, below: int, above: int, limit: int) -> None:
        super().__init__()
        self.asked = (expression, below, above, limit)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        sql, said = highest(connection, *self.asked)
        return f"({sql})", said


def keep_after_migration(using: str, **kwargs: Any) -> None:
    """Put back what a migration has lost, and fill the index of a newsroom that had none."""
    database = connections[using]
    if SearchEntry._meta.db_table not in database.introspection.table_names():
        return
    with database.cursor() as cursor:
        for statement in BACKENDS[database.vendor].KEEP:
            cursor.execute(statement)
    is_ours = using == connection.alias
    if is_ours and not SearchEntry.objects.exists() and Edition.objects.lasting().exists():
        rebuild()
