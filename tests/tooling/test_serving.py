"""Where the paper says that it is served."""

import pytest
from django.db import OperationalError, connection

from newsroom import serving
from newsroom.greeting import greeting


@pytest.mark.parametrize(
    ("host", "address"), [("127.0.0.1", "127.0.0.1:8000"), ("::", "[::]:8000")]
)
def test_an_address_of_either_kind_is_written_as_servers_read_it(monkeypatch, host, address):
    monkeypatch.setenv("HOST", host)
    monkeypatch.setenv("PORT", "8000")
    assert serving.address() == address


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_who_opens_the_paper_to_other_machines_is_told_what_it_takes(
    monkeypatch, settings, db, host
):
    monkeypatch.setenv("HOST", host)
    settings.SITE_ADDRESS = settings.SITE_ADDRESS._replace(netloc="127.0.0.1:8000")
    assert f"make run HOST={host} SITE_URL=http://" in greeting()


def test_who_does_not_is_told_nothing_of_them(monkeypatch, db):
    monkeypatch.setenv("HOST", "127.0.0.1")
    assert "Other machines" not in greeting()


@pytest.mark.django_db(transaction=True)
def test_a_database_that_cannot_be_written_is_found_out_before_the_paper_is_served():
    serving.try_database()
    if connection.vendor != "sqlite":  # a server says itself what is closed to whom
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only=ON")
        try:
            with pytest.raises(OperationalError, match="readonly"):
                serving.try_database()
        finally:
            cursor.execute("PRAGMA query_only=OFF")
