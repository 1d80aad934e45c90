"""The people of the demo newsroom: one sign-in for each role."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from newsroom.demo import SIGN_INS

POSTS = {
    "writer": ("Bethan Orrell", "Writer"),
    "editor": ("Graham Tull", "Editor"),
    "publisher": ("Miriam Castell", "Publisher"),
    "manager": ("Owen Daventry", "Staff manager"),
    "reader": ("Lena Voss", "Desk reader"),
}


def hire(password: str | None) -> dict[str, Any]:
    """Each post with the person who holds it; those who are there already stay as they are."""
    return {post: at_desk(post, password) for post in POSTS}


def at_desk(post: str, password: str | None) -> Any:
    name, role = POSTS[post]
    people = get_user_model().objects
    email = next(address for address in SIGN_INS if address.startswith(f"{post}@"))
    person = people.filter(email=email).first() or people.create_user(
        email, password, name=name, is_staff=True
    )
    person.groups.add(Group.objects.get(name=role))
    return person
