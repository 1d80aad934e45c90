"""The newsroom that the tests work in: people by role, sections, stories that really moved."""

from __future__ import annotations

import io
import itertools
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.test import Client
from django.utils import timezone
from PIL import Image

from articles import workflow
from articles.models import Article, Author, Byline, Confinement, Section, Tag
from articles.states import FAR_FUTURE
from newsroom.pictures import library

PASSWORD = "a long pass phrase for tests"
BODY = (
    "<p>The harbour wall will be mended before the autumn storms, the council said.</p>"
    "<h2>A long wait</h2><p>Work begins on Monday and is expected to take six weeks.</p>"
)


@pytest.fixture
def person(db):
    """Hire somebody: `person("Editor", sections=[sport])`."""
    numbers = itertools.count(1)

    def hire(*roles, name="", sections=(), **extra):
        name = name or f"{(roles or ('Nobody',))[0]} {next(numbers)}"
        email = f"{name.lower().replace(' ', '.')}@newsroom.example"
        user = get_user_model().objects.create_user(
            email, PASSWORD, name=name, is_staff=bool(roles), **extra
        )
        for role in Group.objects.filter(name__in=roles):
            user.groups.add(role)
            for section in sections:
                Confinement.objects.create(user=user, role=role, section=section)
        return user

    return hire


@pytest.fixture
def reader(person):
    return person("Desk reader", name="Rita Reader")


@pytest.fixture
def writer(person):
    user = person("Writer", name="Wim Writer")
    Author.objects.create(name=user.name, slug="wim-writer", user=user)
    return user


@pytest.fixture
def other_writer(person):
    user = person("Writer", name="Olga Other")
    Author.objects.create(name=user.name, slug="olga-other", user=user)
    return user


@pytest.fixture
def editor(person):
    return person("Editor", name="Edda Editor")


@pytest.fixture
def other_editor(person):
    return person("Editor", name="Emil Editor")


@pytest.fixture
def publisher(person):
    return person("Publisher", name="Paul Publisher")


@pytest.fixture
def manager(person):
    return person("Staff manager", name="Mona Manager")


@pytest.fixture
def chief(db):
    return get_user_model().objects.create_superuser(
        "chief@newsroom.example", PASSWORD, name="Chief"
    )


@pytest.fixture
def news(db):
    return Section.objects.create(name="News", slug="news", position=1)


@pytest.fixture
def sport(db):
    return Section.objects.create(name="Sport", slug="sport", position=2, color="green")


@pytest.fixture
def signed_in():
    """A client that a person is signed in with."""

    def sign_in(user):
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def just_before(transactional_db):
    """Somebody else acts over a connection of their own just before a statement is carried out:
    `with just_before('UPDATE "accounts_user"', close): …`; right after it, if they have to wait.
    """

    @contextmanager
    def interrupting(statement, act):
        acting = []

        def over_another_connection():
            try:
                act()
            finally:
                connections.close_all()

        def interrupted(execute, sql, *words):
            if sql.startswith(statement) and not acting:
                acting.append(people.submit(over_another_connection))
                wait(acting, timeout=0.5)
            return execute(sql, *words)

        with ThreadPoolExecutor(1) as people, connection.execute_wrapper(interrupted):
            yield
        acting[0].result()

    return interrupting


def image_file(width=1200, height=800, color=(40, 90, 140), form="JPEG", name="photo.jpg"):
    """A real picture file, as a browser would upload it."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), color).save(file, form)
    return SimpleUploadedFile(name, file.getvalue())


@pytest.fixture
def media(tmp_path, settings):
    """A place of this test's own for pictures."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def picture(writer, media):
    """A picture in the library: `picture(alt="A wall", credit="Ana Reis")`."""

    def add(alt="The harbour wall at dawn", credit="Ana Reis", **words):
        return library.add(image_file(), by=writer, alt=alt, credit=credit, **words)

    return add


@pytest.fixture
def story(writer, editor, publisher, news):
    """A story that went the real way: `story("submit", "approve", "publish", headline="…")`.

    Each move is made by whoever does it in a newsroom; a pair names the move's details,
    as in `story("submit", ("send-back", {"note": "Too long"}))`.
    """
    people = {"submit": writer, "approve": editor, "send-back": editor}
    people |= {"spike": editor, "unspike": editor}
    numbers = itertools.count(1)

    def write(*moves, by=None, tags=(), authors=None, now=None, **content):
        number = next(numbers)
        author = by or writer
        content = {
            "headline": f"Harbour wall to be mended ({number})",
            "slug": f"harbour-wall-{number}",
            "standfirst": "Six weeks of work before the storms.",
            "body": BODY,
            "section": news,
        } | content
        article = Article(**content)
        names = authors if authors is not None else Author.objects.filter(user=author)
        workflow.revise(
            article,
            by=author,
            parent=None,
            bylines=[(name, Byline.Role.WORDS) for name in names],
            tags=[Tag.objects.called(tag) for tag in tags],
            now=now,
        )
        for step in moves:
            advance(article, step, people | {"submit": author}, publisher, now)
        return article

    def advance(article, step, people, publisher, now):
        name, details = step if isinstance(step, tuple) else (step, {})
        details = {"by": people.get(name, publisher), "now": now} | details
        workflow.move(article, name, **details)

    write.advance = lambda article, *steps, now=None: [
        advance(article, step, people, publisher, now) for step in steps
    ]
    return write


@pytest.fixture
def live_story(story):
    """A story that the public can read."""

    def publish(**content):
        return story("submit", "approve", "publish", **content)

    return publish


@pytest.fixture
def next_version(writer, editor, publisher):
    """Publish a story's next version: `next_version(article, "correction", public_note="…")`."""

    def publish(article, change="update", *, headline=None, now=None, **details):
        article = Article.objects.get(pk=article.pk)
        article.headline = headline or article.headline + "!"
        workflow.revise(article, by=writer, parent=article.head, now=now)
        workflow.move(article, "submit", by=writer, now=now)
        workflow.move(article, "approve", by=editor, now=now)
        workflow.move(article, "publish", by=publisher, change=change, now=now, **details)
        return article

    return publish


@pytest.fixture
def tomorrow():
    return timezone.now() + timedelta(days=1)


__all__ = ["BODY", "FAR_FUTURE", "PASSWORD", "image_file"]
