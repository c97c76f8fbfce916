"""Boxes of text, each read once, behind the paragraph on which it hangs."""

from tests.documents.docx_in.building import lines, p, r, tbl, texts


def drawing(inside):
    return (
        "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        f"{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def pict(inside):
    return (
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )


def test_a_box_is_read_once_though_it_stands_in_the_file_twice():
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing(p("盒子"))}</mc:Choice>'
        f"<mc:Fallback>{pict(p('盒子'))}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(p(r("前") + box + r("后"))) == ["前后", "盒子"]


def test_a_box_without_a_choice_is_read_from_what_falls_back():
    empty = '<mc:Choice Requires="x"><w:drawing/></mc:Choice>'
    other = f"<mc:Fallback>{pict(p('盒子'))}</mc:Fallback>"
    assert texts(p(f"<w:r><mc:AlternateContent>{empty}{other}</mc:AlternateContent></w:r>")) == ["盒子"]


def test_a_box_of_old_word_and_a_table_inside_a_box_are_read():
    box = f"<w:r>{pict(p('甲') + tbl(['序号', '任务'], ['1', '走访']))}</w:r>"
    assert [(line.text, line.table) for line in lines(p(box))] == [
        *(("甲", 0), ("序号\t任务", 1), ("1\t走访", 1))
    ]


def test_a_box_inside_a_box_is_read_once():
    inner = p(f"{r('外')}<w:r>{drawing(p('内'))}</w:r>")
    assert texts(p(f"<w:r>{drawing(inner)}</w:r>")) == ["外", "内"]


def test_words_of_word_art_are_words():
    art = '<w:r><w:pict><v:shape><v:textpath string="双拥工作计划"/></v:shape></w:pict></w:r>'
    assert texts(p(art) + p("一、甲")) == ["双拥工作计划", "一、甲"]
