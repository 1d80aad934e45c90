"""That a tab notices what a reader's browser would refuse or report."""

import pytest

from tests.browser.conftest import Tab


@pytest.fixture
def tab(browser, live_server):
    context = browser.new_context(base_url=live_server.url)
    yield Tab(context.new_page(), home=live_server.url)
    context.close()


def test_the_front_page_gives_no_cause(tab):
    tab.page.goto("/")
    assert tab.complaints() == []


def test_an_error_page_gives_no_cause(tab):
    tab.page.goto("/never-was/")
    assert tab.complaints() == []


def test_what_the_policy_refuses_is_a_complaint(tab):
    tab.page.goto("/")
    with tab.page.expect_event("console"):
        tab.page.evaluate("document.body.setAttribute('style', 'color: red')")
    assert "Content Security Policy" in tab.complaints()[0]


def test_a_file_of_another_host_is_a_complaint(tab):
    tab.page.goto("/")
    image = "Object.assign(new Image, {src: '//other.example/'})"
    with tab.page.expect_event("request"):
        tab.page.evaluate(f"document.body.append({image})")
    assert any("other.example" in complaint for complaint in tab.complaints())


def test_an_error_in_a_script_is_a_complaint(tab):
    tab.page.goto("/")
    with tab.page.expect_event("pageerror"):
        tab.page.evaluate("setTimeout(() => { throw new Error('a slip') })")
    assert any("a slip" in complaint for complaint in tab.complaints())
