from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def paper_name():
    """The name of the paper."""
    return settings.SITE_NAME
