"""What each role of the newsroom may do, kept in step with the groups of the database."""

from dataclasses import dataclass

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Role:
    """A named set of permissions, with a sentence that says what the role is for."""

    name: str
    label: str | Promise
    description: str | Promise
    permissions: tuple[str, ...]


READING = (
    "articles.view_article",
    "articles.view_author",
    "articles.view_section",
    "articles.view_tag",
    "fronts.view_front",
    "pictures.view_picture",
)
WRITING = (
    *READING,
    "articles.add_article",
    "articles.change_article",
    "articles.spike_article",
    "articles.add_tag",
    "comments.add_comment",
    "pictures.add_picture",
    "pictures.change_picture",
)
EDITING = (
    *WRITING,
    "articles.change_others_article",
    "articles.review_article",
    "articles.add_author",
    "articles.change_author",
    "articles.change_tag",
    "articles.view_houserule",
    "articles.add_houserule",
    "articles.change_houserule",
    "comments.moderate_comment",
    "comments.ban_writer",
    "comments.change_thread",
    "comments.view_word",
    "comments.add_word",
    "comments.change_word",
    "comments.delete_word",
    "fronts.change_front",
    "pictures.change_public_picture",
    "pictures.delete_picture",
    "reports.handle_report",
)
PUBLISHING = (
    *EDITING,
    "articles.publish_article",
    "articles.kill_article",
    "articles.add_section",
    "articles.change_section",
    "comments.change_policy",
    "fronts.launch_front",
)
STAFFING = (
    *READING,
    "articles.view_confinement",
    "articles.add_confinement",
    "articles.change_confinement",
    "articles.delete_confinement",
    "accounts.view_user",
    "accounts.add_user",
    "accounts.change_user",
    "accounts.view_invitation",
    "accounts.add_invitation",
    "accounts.change_invitation",
)

ROLES = {
    role.name: role
    for role in [
        Role(
            "Desk reader",
            _("Desk reader"),
            _("Reads every story at the desk, drafts included, and changes nothing."),
            READING,
        ),
        Role(
            "Writer",
            _("Writer"),
            _("Writes stories, adds pictures and topics, and submits for review."),
            WRITING,
        ),
        Role(
            "Editor",
            _("Editor"),
            _("Edits everybody's stories, approves them or sends them back; keeps the authors."),
            EDITING,
        ),
        Role(
            "Publisher",
            _("Publisher"),
            _("Does what an editor does, and publishes, plans, withdraws and kills stories."),
            PUBLISHING,
        ),
        Role(
            "Staff manager",
            _("Staff manager"),
            _("Invites colleagues, gives and takes roles, ends accounts; no rights over stories."),
            STAFFING,
        ),
    ]
}


def sync(*, using="default"):
    """Makes the groups hold exactly what the roles say; other groups are left alone."""
    Group, Permission = _auth_models()
    for app_config in installed.get_app_configs():
        create_permissions(app_config, verbosity=0, interactive=False, using=using)
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.using(using).select_related("content_type")
    }
    for role in ROLES.values():
        unknown = [name for name in role.permissions if name not in known]
        if unknown:
            raise ImproperlyConfigured(
                f"newsroom/roles.py gives the role “{role.name}” what no model declares: "
                f"{', '.join(unknown)}."
            )
        group, _made = Group.objects.using(using).get_or_create(name=role.name)
        group.permissions.set([known[name] for name in role.permissions])


def sync_after_migrate(*, using, apps=installed, **signal):
    """Follows every `migrate`, unless it has taken the tables of the permissions away."""
    try:
        apps.get_model("auth", "Permission")
    except LookupError:
        return
    sync(using=using)


def _auth_models():
    # this module is read before the models are there to be imported
    return installed.get_model("auth", "Group"), installed.get_model("auth", "Permission")
