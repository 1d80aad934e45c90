"""The story's admin, put together from its parts."""

from django.contrib import admin
from django.http import Http404

from articles.admin.bulk_moves import BulkMoves
from articles.admin.history import History
from articles.admin.listing import Listing
from articles.admin.moves import Moves
from articles.admin.sharing import Sharing
from articles.admin.story_checks import Checking
from articles.admin.story_embeds import Embeds
from articles.admin.story_form import StoryForm
from articles.admin.story_notes import StoryNotes
from articles.admin.translations import Translations
from articles.models import Article


@admin.register(Article)
class ArticleAdmin(
    Checking,
    StoryNotes,
    StoryForm,
    Embeds,
    Moves,
    Sharing,
    Translations,
    BulkMoves,
    History,
    Listing,
    admin.ModelAdmin,
):
    """Stories at the desk: every permission is asked of the story itself."""

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.view_article", obj)

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm("articles.change_article", obj) and (not obj or obj.is_open)

    def has_delete_permission(self, request, obj=None):
        """Stories are spiked or killed, never deleted: what was public must stay accounted for."""
        return False

    def get_object(self, request, object_id, from_field=None):
        """A story out of somebody's reach is not there at all."""
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found
