"""Where the paper's policies stand: under schema.org's names, and under readers' own."""

from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext_lazy as _

NAMES = {
    "publishingPrinciples": _("Our principles"),
    "correctionsPolicy": _("How we correct"),
    "ethicsPolicy": _("Ethics"),
    "ownershipFundingInfo": _("Who owns the paper"),
    "masthead": _("Who makes the paper"),
    "actionableFeedbackPolicy": _("Write to us"),
}


def policies() -> dict[str, str]:
    """The whole addresses of those that the paper has."""
    home = settings.SITE_URL + "/"
    return {
        name: urljoin(home, address) for name, address in settings.SITE_POLICIES.items() if address
    }


def for_readers() -> list[tuple[str, str]]:
    """What each is called, and its address."""
    return [(str(NAMES[name]), address) for name, address in policies().items()]
