"""What the terminal says when the paper is being served."""

import socket

from django.conf import settings
from django.urls import reverse

from newsroom import demo, serving

HERE = {"127.0.0.1", "localhost", "::1"}


def greeting() -> str:
    """The addresses, and the sign-ins of the demo newsroom where it is loaded."""
    lines = [
        "",
        f"  {settings.SITE_NAME} is being served",
        "",
        f"  the paper   {settings.SITE_URL}/",
        f"  the desk    {settings.SITE_URL}{reverse('admin:index')}",
    ]
    if demo.has_demo_accounts():
        lines += [
            "",
            *(f"  sign in as  {email}" for email in demo.SIGN_INS),
            f"  password    {settings.DEMO_PASSWORD or 'DEMO_PASSWORD in .env'}",
        ]
    if serving.is_open_to_all() and settings.SITE_ADDRESS.hostname in HERE:
        there = f"http://{socket.gethostname()}:{serving.port()}"
        lines += [
            "",
            "  Other machines are refused until SITE_URL says what they type, as in",
            f"  make run HOST={serving.host()} SITE_URL={there}",
        ]
    return "\n".join([*lines, ""])
