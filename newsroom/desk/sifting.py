"""By what the desk's lists are sifted: by their own filters, never by a column of one's choice."""

from django.contrib.admin import SimpleListFilter

# What Django's filters of a field put behind its name.
ASKED = ("exact", "isnull", "id__exact", "gte", "lt")


def lookup_allowed(self, lookup, value, request):
    """Whether a list may be asked this: row by row its answer would tell any column, a hash too."""
    return any(lookup in _parameters(one) for one in self.get_list_filter(request))


def _parameters(one):
    if isinstance(one, type) and issubclass(one, SimpleListFilter):
        return {one.parameter_name}
    field = one if isinstance(one, str) else one[0]
    return {field, *(f"{field}__{asked}" for asked in ASKED)}
