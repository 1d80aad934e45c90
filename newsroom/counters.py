"""Where attempts to sign in are counted when machines share a Redis."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def or_its_own(name: str) -> Callable[..., Any]:
    """A question for Redis that the process answers from its own memory while Redis is away."""

    def ask(self: "SteadyRedisCache", *args: Any, **kwargs: Any) -> Any:
        try:
            return getattr(super(SteadyRedisCache, self), name)(*args, **kwargs)
        except RedisError as error:
            logger.warning("Each process counts sign-in attempts for itself: %s", error)
            return getattr(self.own, name)(*args, **kwargs)

    return ask


class SteadyRedisCache(RedisCache):
    """Keeps nobody out while Redis is away, and lets nobody try without limit."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.own = LocMemCache("while Redis is away", {})

    add = or_its_own("add")
    get = or_its_own("get")
    set = or_its_own("set")
    touch = or_its_own("touch")
    delete = or_its_own("delete")
    get_many = or_its_own("get_many")
    set_many = or_its_own("set_many")
    delete_many = or_its_own("delete_many")
    has_key = or_its_own("has_key")
    incr = or_its_own("incr")
    clear = or_its_own("clear")
