"""How often somebody may do a thing, counted without knowing who it is.

An address is hashed with a salt that is drawn anew each day. Salt and counters lie in the cache
alone: nothing of them is written to the database, and nobody can lead a counter back to an address.
"""

import logging
import secrets
from hashlib import blake2b
from ipaddress import ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.core.cache import caches
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

logger = logging.getLogger(__name__)

DAY = 24 * 60 * 60  # seconds


def within(what: str, whose: str, *, most: int, seconds: int) -> bool:
    """Count a thing that somebody does; says whether it is still within the limit."""
    store = caches["readers"]
    window = int(timezone.now().timestamp()) // seconds
    try:
        counter = f"{what}:{hashed(whose)}:{window}"
        store.add(counter, 0, seconds)
        return store.incr(counter) <= most
    except ValueError:  # pushed out between the two: it was not asked for often
        return True
    except Exception as error:
        # A limit that cannot be counted keeps nobody out.
        logger.warning("The cache cannot count readers: %s", error)
        return True


def of_network(request: HttpRequest) -> str:
    """Where a request comes from: an address, or the network in which one has many (IPv6 /64)."""
    try:
        address = ip_address(get_adapter().get_client_ip(request))
    except (ValueError, PermissionDenied, ImproperlyConfigured):
        return ""
    return str(ip_network((address, 64), strict=False) if address.version == 6 else address)


def hashed(whose: str) -> str:
    """What stands for somebody until midnight."""
    today = timezone.now().date()
    salt = caches["readers"].get_or_set(f"salt:{today}", lambda: secrets.token_hex(16), DAY)
    return blake2b(whose.encode(), key=salt.encode(), digest_size=12).hexdigest()
