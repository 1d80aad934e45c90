"""What a staff manager does for a colleague who cannot get in: a new address, no second factor."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from newsroom.accounts import staffing
from newsroom.accounts.models import User
from newsroom.desk.staff.forms import AddressForm


class Helping:
    """The part of the people's admin that opens the door to them again."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/address/", view(self.address_view), name="accounts_user_address"),
            path("<int:pk>/second-factor/", view(self.factor_view), name="accounts_user_factor"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["helps"] = helps(request.user, obj) if obj else []
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def address_view(self, request, pk):
        """Another e-mail address for somebody, who is told at both."""
        person = helped(request, pk)
        form = AddressForm(request.POST or None, instance=get_object_or_404(User, pk=pk))
        if form.is_valid():
            staffing.change(person, by=request.user, email=form.cleaned_data["email"])
            return self.done(request, person, _("The address is changed; letters tell of it."))
        explained = _(
            "%(name)s signs in with %(email)s. Letters go to the old address and to the new one."
        ) % {"name": person, "email": person.email}
        return self.step(request, person, _("Change the e-mail address"), explained, form)

    def factor_view(self, request, pk):
        """Let somebody sign in by password alone, who lost phone and recovery codes."""
        person = helped(request, pk)
        if request.method == "POST":
            try:
                staffing.take_second_factor(person, by=request.user)
            except ValidationError as refusal:
                messages.error(request, " ".join(refusal.messages))
                return redirect("admin:accounts_user_change", pk)
            return self.done(request, person, _("The second factor is gone; a letter tells of it."))
        explained = _(
            "Make sure that it is %(name)s who asks. Their password alone will do to sign in; "
            "all their sessions end, and a letter tells them."
        ) % {"name": person}
        return self.step(request, person, _("Take away the second factor"), explained)

    def done(self, request, person, sentence):
        messages.success(request, sentence)
        return redirect("admin:accounts_user_change", person.pk)

    def step(self, request, person, title, explained, form=None):
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title,
            "person": person,
            "explained": explained,
            "form": form,
        }
        return TemplateResponse(request, "admin/accounts/user/step.html", context)


def helped(request, pk):
    """The colleague whom somebody may help: neither themselves nor a superuser."""
    person = get_object_or_404(User, pk=pk)
    if not staffing.may_change_standing(request.user, person):
        raise PermissionDenied
    return person


def helps(by, person):
    """What somebody may do for a colleague, as names and addresses."""
    if not staffing.may_change_standing(by, person):
        return []
    found = [(_("Change the e-mail address"), "accounts_user_address")]
    if staffing.has_second_factor(person):
        found.append((_("Take away the second factor"), "accounts_user_factor"))
    return [(name, reverse(f"admin:{page}", args=[person.pk])) for name, page in found]
