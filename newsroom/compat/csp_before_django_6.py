"""Django 6's Content Security Policy, for Django 5.2; it goes when 5.2 does."""

import secrets
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin
from django.utils.functional import SimpleLazyObject, empty

Policy = Mapping[str, Any]


class CSP(StrEnum):
    """The words of a policy; `NONCE` stands for the nonce of the response."""

    HEADER_ENFORCE = "Content-Security-Policy"
    HEADER_REPORT_ONLY = "Content-Security-Policy-Report-Only"
    NONE = "'none'"
    SELF = "'self'"
    STRICT_DYNAMIC = "'strict-dynamic'"
    UNSAFE_EVAL = "'unsafe-eval'"
    UNSAFE_INLINE = "'unsafe-inline'"
    NONCE = "<CSP_NONCE_SENTINEL>"


class LazyNonce(SimpleLazyObject):
    """A nonce that is made when a template first writes it, and false until then."""

    def __init__(self) -> None:
        super().__init__(lambda: secrets.token_urlsafe(16))

    def __bool__(self) -> bool:
        return self.__dict__["_wrapped"] is not empty


class ContentSecurityPolicyMiddleware(MiddlewareMixin):
    """Sends the policy of the settings, or the one that the view put in its place."""

    def process_request(self, request: HttpRequest) -> None:
        request._csp_nonce = LazyNonce()

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        enforced = getattr(response, "_csp_config", getattr(settings, "SECURE_CSP", {}))
        reported = getattr(settings, "SECURE_CSP_REPORT_ONLY", {})
        policies = {CSP.HEADER_ENFORCE: enforced, CSP.HEADER_REPORT_ONLY: reported}
        for header, policy in policies.items():
            if policy and header not in response:
                response.headers[str(header)] = build_policy(policy, get_nonce(request))
        return response


def csp(request: HttpRequest) -> dict[str, LazyNonce | None]:
    """Gives templates `csp_nonce`."""
    return {"csp_nonce": get_nonce(request)}


def csp_override(config: Policy) -> Callable:
    """Puts another policy on a view's responses; an empty one sends no header."""

    def decorator(view: Callable) -> Callable:
        @wraps(view)
        def with_policy(*args: Any, **kwargs: Any) -> HttpResponse:
            response = view(*args, **kwargs)
            response._csp_config = config
            return response

        return with_policy

    return decorator


def get_nonce(request: HttpRequest) -> LazyNonce | None:
    return getattr(request, "_csp_nonce", None)


def build_policy(config: Policy, nonce: LazyNonce | None = None) -> str:
    """The header's value; the nonce is left out where no template has used it."""
    directives = []
    for directive, value in config.items():
        if value is None or value is False:
            continue
        sources = [] if value is True else [value] if isinstance(value, str) else list(value)
        written = [_source(source, nonce) for source in sources if source != CSP.NONCE or nonce]
        if written or not sources:
            directives.append(" ".join([directive, *written]))
    return "; ".join(directives)


def _source(source: str, nonce: LazyNonce | None) -> str:
    return f"'nonce-{nonce}'" if source == CSP.NONCE else str(source)
