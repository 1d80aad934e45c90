"""Content Security Policy under Django's own names: Django's from 6.0 on, ours before."""

import django

if django.VERSION >= (6, 0):
    from django.middleware.csp import ContentSecurityPolicyMiddleware
    from django.template.context_processors import csp
    from django.utils.csp import CSP
    from django.views.decorators.csp import csp_override
else:
    from newsroom.compat.csp_before_django_6 import (  # type: ignore[assignment]
        CSP,
        ContentSecurityPolicyMiddleware,
        csp,
        csp_override,
    )

__all__ = ["CSP", "ContentSecurityPolicyMiddleware", "csp", "csp_override"]
