"""The Content Security Policy that pages are sent with."""

import pytest
from django.http import HttpResponse
from django.template import Context, Template

from newsroom.compat.csp import CSP, ContentSecurityPolicyMiddleware, csp, csp_override

HEADER = "Content-Security-Policy"


@pytest.fixture
def answer(rf, settings):
    """Sends a page written with a template through the middleware."""
    settings.SECURE_CSP = {"default-src": [CSP.NONE], "script-src": [CSP.SELF, CSP.NONCE]}

    def send(template, decorate=lambda view: view):
        @decorate
        def view(request):
            return HttpResponse(Template(template).render(Context(csp(request))))

        return ContentSecurityPolicyMiddleware(view)(rf.get("/"))

    return send


def test_a_page_without_a_nonce_has_the_same_policy_every_time(answer):
    page = answer("News")
    assert page[HEADER] == "default-src 'none'; script-src 'self'"


def test_the_nonce_that_a_template_writes_stands_in_the_policy(answer):
    page = answer("{{ csp_nonce }}")
    assert page[HEADER] == f"default-src 'none'; script-src 'self' 'nonce-{page.text}'"


def test_every_page_has_a_nonce_of_its_own(answer):
    assert answer("{{ csp_nonce }}").text != answer("{{ csp_nonce }}").text


def test_asking_whether_there_is_a_nonce_makes_none(answer):
    assert "nonce" not in answer("{% if csp_nonce %}used{% endif %}")[HEADER]


def test_a_view_can_have_another_policy(answer):
    page = answer("News", decorate=csp_override({"default-src": [CSP.SELF]}))
    assert page[HEADER] == "default-src 'self'"


def test_the_paper_is_sent_without_a_nonce(client, db):
    policy = client.get("/")[HEADER]
    assert "nonce" not in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
