"""What an editor reads of galleries, embeds, fact boxes and footnotes that changed."""

from articles import markup
from articles.comparison import changed_blocks

A, B, C, D = ("abcdefghijklmnop" + letter for letter in "ABCD")
PICTURES = {key: key[-1] for key in (A, B, C, D)}


def compared(old, new):
    return list(changed_blocks(markup.clean(old), markup.clean(new), PICTURES))


def gallery(*keys, caption="Walls", name="b-aaaaaaaa"):
    figure = f'<figure id="{name}" data-gallery="{" ".join(keys)}">'
    return f"{figure}<figcaption>{caption}</figcaption></figure>"


def embed(ref, name="b-aaaaaaaa", provider="x"):
    return f'<figure id="{name}" data-embed="{provider}" data-ref="{ref}"></figure>'


def line(passage):
    marks = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    return "".join(marks[piece.op].format(piece.text) for piece in passage.pieces)


def test_pictures_of_a_gallery_come_go_and_move():
    (passage,) = compared(gallery(A, B, C), gallery(C, A, D))
    assert (passage.op, str(passage.label)) == ("changed", "Gallery")
    assert passage.gallery == [
        ("moved", "C"),
        ("same", "A"),
        ("deleted", "B"),
        ("inserted", "D"),
    ]


def test_a_gallery_that_nobody_touched_is_the_same():
    (passage,) = compared(gallery(A, B), gallery(A, B))
    assert passage.op == "same"


def test_a_gallery_without_its_id_is_known_by_its_pictures():
    (passage,) = compared(gallery(A, B, C), gallery(A, B, D, name=""))
    assert passage.op == "changed"
    assert ("inserted", "D") in passage.gallery


def test_a_gallery_is_no_version_of_a_picture():
    picture = f'<figure data-picture="{A}"></figure>'
    assert {passage.op for passage in compared(gallery(A, name=""), picture)} == {
        "deleted",
        "inserted",
    }


def test_an_embed_that_was_replaced_names_both():
    (passage,) = compared(embed("2012345"), embed("dQw4w9WgXcQ", provider="youtube"))
    assert passage.op == "changed"
    assert (passage.before.name, passage.after.name) == ("X", "YouTube")


def test_words_of_a_footnote_are_compared_where_it_stands():
    old = '<p id="b-aaaaaaaa">Costs rose<small>By 3 per cent</small> again.</p>'
    (passage,) = compared(old, old.replace("3", "4"))
    assert line(passage) == "Costs rose [By [-3 -]{+4 +}per cent] again."


def test_a_new_footnote_is_words_added():
    old = '<p id="b-aaaaaaaa">Costs rose again.</p>'
    (passage,) = compared(old, old.replace("rose", "rose<small>By 3</small>"))
    assert line(passage) == "Costs rose {+[By 3] +}again."


def test_a_fact_box_is_compared_word_by_word():
    old = '<aside id="b-aaaaaaaa" data-kind="facts"><h3>In short</h3><p>Six weeks</p></aside>'
    (passage,) = compared(old, old.replace("Six", "Ten"))
    assert str(passage.label) == "Fact box"
    assert line(passage) == "In short\n[-Six -]{+Ten +}weeks"


def test_a_pull_quote_that_becomes_a_fact_box_says_so():
    old = '<aside id="b-aaaaaaaa"><p>Six weeks</p></aside>'
    (passage,) = compared(old, old.replace("<aside", '<aside data-kind="facts"'))
    assert (passage.op, str(passage.was)) == ("changed", "Pull quote")


def table(*rows, name="b-aaaaaaaa"):
    """A table of these rows; their cells stand between bars, headings begin with “#”."""
    told = "".join("<tr>" + "".join(map(cell, row.split("|"))) + "</tr>" for row in rows)
    return f'<table id="{name}">{told}</table>'


def cell(words):
    tag = "th" if words.startswith("#") else "td"
    return f"<{tag}>{words.removeprefix('#')}</{tag}>"


def grid(passage):
    return ["|".join(line(cell) for cell in row) for row in passage.table]


def test_a_changed_table_is_told_cell_by_cell():
    old = table("#Year|#Cost", "2025|3 million", "2026|4 million")
    new = table("#Year|#Cost", "2025|3 million", "2026|5 million")
    (passage,) = compared(old, new)
    assert passage.op == "changed"
    assert grid(passage) == ["Year|Cost", "2025|3 million", "2026|[-4 -]{+5 +}million"]
    assert [cell.is_head for cell in passage.table[0]] == [True, True]
    assert line(passage) == "Year Cost\n2025 3 million\n2026 [-4 -]{+5 +}million"


def test_rows_of_a_table_come_and_go_as_wholes():
    old = table("Berlin|three boats", "Porto|one boat", "Hull|two boats")
    new = table("Aden|no boats at all", "Berlin|three boats", "Hull|two new boats")
    (passage,) = compared(old, new)
    assert grid(passage) == [
        "{+Aden+}|{+no boats at all+}",
        "Berlin|three boats",
        "[-Porto-]|[-one boat-]",
        "Hull|two {+new +}boats",
    ]


def test_a_column_more_leaves_the_others_as_they_are():
    (passage,) = compared(table("2025|3", "2026|4"), table("2025|ten|3", "2026|nine|4"))
    assert grid(passage) == ["2025|{+ten+}|3", "2026|{+nine+}|4"]


def test_a_table_that_nobody_touched_is_the_same_and_a_new_one_is_new():
    kept, fresh = table("a|b"), table("c|d", name="b-bbbbbbbb")
    first, second = compared(kept, kept + fresh)
    assert (first.op, second.op) == ("same", "inserted")
    assert grid(second) == ["{+c+}|{+d+}"]


def test_what_became_a_table_is_told_in_words():
    (passage,) = compared('<p id="b-aaaaaaaa">One boat</p>', table("One boat|two"))
    assert passage.table == []
    assert line(passage) == "One boat{+ two+}"
