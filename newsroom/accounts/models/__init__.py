from newsroom.accounts.models.invitation import INVITATION_LASTS, Invitation
from newsroom.accounts.models.user import User, UserManager

__all__ = ["INVITATION_LASTS", "Invitation", "User", "UserManager"]
