"""What somebody says of themselves while their account is being closed, over another connection."""

import pytest

from newsroom.accounts import staffing
from tests.conftest import PASSWORD

NEW = "a quite different phrase"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("/accounts/", {"language": "de"}),
        (
            "/accounts/password/change/",
            {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW},
        ),
    ],
)
def test_an_account_that_is_closed_meanwhile_stays_closed(
    page, said, writer, manager, signed_in, just_before
):
    own = signed_in(writer)
    before = (writer.language, writer.password)

    def close():
        staffing.change(writer, by=manager, active=False)

    with just_before('UPDATE "accounts_user"', close):
        assert own.post(page, said).status_code == 302
    writer.refresh_from_db()
    assert (writer.language, writer.password) != before
    assert not writer.is_active
    assert own.get("/accounts/").status_code == 302
