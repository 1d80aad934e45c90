"""A picture's sheet, kept while the worker is at the picture, over another connection."""

from newsroom.pictures.renditions import make_renditions


def test_the_sheet_keeps_the_sizes_that_the_worker_made_meanwhile(
    picture, editor, signed_in, just_before, archive
):
    wall = picture()
    make_renditions.call(wall.pk)
    wall.refresh_from_db()
    wall.credit = "Another"  # said in a batch, a moment ago
    wall.save(update_fields=["credit"])
    sheet = f"/admin/pictures/picture/{wall.pk}/change/"
    form = signed_in(editor).get(sheet).context["adminform"].form
    said = {name: form[name].value() for name in form.fields}
    said = {name: value for name, value in said.items() if value not in (None, False)}
    with just_before('UPDATE "pictures_picture"', lambda: make_renditions.call(wall.pk)):
        signed_in(editor).post(sheet, said | {"caption": "The old wall"})
    wall.refresh_from_db()
    assert wall.caption == "The old wall"
    assert {size["name"] for size in wall.renditions} < archive()
