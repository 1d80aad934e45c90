"""A newsroom to try things in: a small paper with its staff, or a large one for measuring."""

from django.contrib.auth import get_user_model
from django.db import connection

SIGN_INS = tuple(
    f"{name}@newsroom.example" for name in ("writer", "editor", "publisher", "manager", "reader")
)


def has_demo_accounts() -> bool:
    """Whether somebody can sign in with a demo account, whose password is no secret."""
    people = get_user_model()
    if people._meta.db_table not in connection.introspection.table_names():
        return False
    return people.objects.filter(email__in=SIGN_INS, is_active=True).exists()
