"""Staff at the desk: people, their roles, and the invitations that bring them in."""

from newsroom.desk.staff import invitations, people  # noqa: F401  (importing registers them)
