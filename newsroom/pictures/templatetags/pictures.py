from django import template

from newsroom.pictures.renditions import RECIPES

register = template.Library()


@register.inclusion_tag("pictures/_picture.html")
def picture(picture, sizes="100vw", loading="lazy", fetchpriority="", alt=None):
    """A picture as readers may see it now: outside its lease a placeholder; asks no query."""
    if not picture.is_usable():
        return {"picture": picture, "withheld": True, "decorative": alt == ""}
    return proof(picture, sizes, loading, fetchpriority, alt)


@register.inclusion_tag("pictures/_picture.html")
def proof(picture, sizes="100vw", loading="lazy", fetchpriority="", alt=None):
    """A picture in every size and format we have, whatever its lease says: for the desk alone."""
    in_format = {format: picture.in_format(format) for format in RECIPES}
    return {
        "picture": picture,
        "sources": [
            {"type": f"image/{format}", "sizes": in_format[format]}
            for format in ("avif", "webp")
            if in_format[format]
        ],
        "fallback": in_format["jpeg"],
        "shown": picture.at_least(1080),
        "sizes": sizes,
        "loading": loading,
        "fetchpriority": fetchpriority,
        "alt": picture.alt if alt is None else alt,
        "focus": (round(picture.focal_x * 10) * 10, round(picture.focal_y * 10) * 10),
    }
