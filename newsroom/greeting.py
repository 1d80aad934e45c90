"""What the terminal says when the paper is being served."""

from django.conf import settings
from django.urls import reverse

from newsroom import demo


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
    return "\n".join([*lines, ""])
