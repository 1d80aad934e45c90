"""Signing in while the Redis that counts attempts is away."""

import pytest

from newsroom.caches import stores
from tests.conftest import PASSWORD

AWAY = {
    "BACKEND": "django.core.cache.backends.redis.RedisCache",
    "LOCATION": "redis://127.0.0.1:1/0",
}


@pytest.fixture(autouse=True)
def redis_is_away(settings):
    settings.CACHES = stores(AWAY)


def sign_in(client, email, password=PASSWORD):
    return client.post("/accounts/login/", {"login": email, "password": password})


def test_people_can_sign_in(client, writer):
    assert sign_in(client, writer.email).status_code == 302
    assert client.get("/admin/").status_code == 200


def test_attempts_are_limited_all_the_same(client, writer):
    for _attempt in range(15):
        sign_in(client, writer.email, "a guess")
    sign_in(client, writer.email)
    assert client.get("/admin/").status_code == 302
