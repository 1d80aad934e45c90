from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from newsroom.accounts import invitations, languages, staffing
from newsroom.accounts.forms import AcceptForm, LanguageForm

SIGNED_IN_BY = "allauth.account.auth_backends.AuthenticationBackend"


@login_required
@never_cache
def home(request):
    """Who I am in the newsroom, how I sign in, and in which language I am spoken to."""
    form = LanguageForm(request.POST or None, instance=request.user)
    if form.is_valid():
        request.user.save(update_fields=form.changed_data)
        with override(languages.of_request(request)):
            messages.success(request, _("From now on the desk speaks your language."))
        return redirect("account_home")
    context = {
        "form": form,
        "roles": staffing.named(request.user.groups.all()),
        "second_factor": is_mfa_enabled(request.user),
    }
    return render(request, "accounts/home.html", context)


def by_invitation(request):
    """Why nobody can sign up."""
    return render(request, "accounts/by_invitation.html")


@never_cache
@sensitive_post_parameters("password1", "password2")
def invitation(request, token):
    """An invitation, to be accepted with a name and a password."""
    found = invitations.find(token)
    if found is None:
        return _closed(request)
    form = AcceptForm(request.POST or None, invitation=found, initial={"name": found.name})
    if not form.is_valid():
        context = {"form": form, "invitation": found}
        return _discreet(render(request, "accounts/invitation.html", context))
    try:
        user = invitations.accept(
            token, name=form.cleaned_data["name"], password=form.cleaned_data["password1"]
        )
    except ValidationError:
        return _closed(request)
    login(request, user, backend=SIGNED_IN_BY)
    messages.success(request, _("Welcome to the newsroom, %s.") % user)
    return redirect("admin:index")


def _closed(request):
    return _discreet(render(request, "accounts/invitation_closed.html", status=404))


def _discreet(response):
    # the address is the key: no other site may learn it; ours must, to know the form for its own
    response["Referrer-Policy"] = "same-origin"
    return response
