"""What the log says of requests that are refused, and of our own faults."""

import io
import logging

import pytest

from newsroom.logs import Briefly


@pytest.fixture
def log():
    """The newsroom's log as a server writes it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(Briefly())
    logging.getLogger().addHandler(handler)
    yield written.getvalue
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize("host", ["testserver", "nobody.example"])
def test_a_request_that_is_refused_is_one_line(client, signed_in, writer, log, host):
    address = "/admin/articles/section/add/"
    assert signed_in(writer).get(address, HTTP_HOST=host).status_code in (400, 403)
    assert len(log().strip().splitlines()) == 1
    assert "Traceback" not in log()


def test_a_fault_of_ours_is_told_in_full(log):
    try:
        raise RuntimeError("A fault")
    except RuntimeError:
        logging.getLogger("django.request").exception("Fault", extra={"status_code": 500})
    assert "Traceback" in log()
