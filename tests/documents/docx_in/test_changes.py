"""Tracked changes and comments are taken as the final text."""

from tests.documents.docx_in.building import in_list, lines, p, r, tbl, tc, texts, tr


def test_what_was_put_in_stays_and_what_was_struck_goes():
    body = p(
        r("走访")
        + f"<w:del><w:r><w:delText>五</w:delText></w:r>{r('旧')}</w:del><w:ins>{r('三')}</w:ins>{r('户')}"
        + f"<w:moveFrom>{r('去')}</w:moveFrom><w:moveTo>{r('来')}</w:moveTo>"
    )
    assert texts(body) == ["走访三户来"]


def test_a_deleted_end_joins_the_next_paragraph_whose_setting_holds():
    body = p("（一）", "<w:rPr><w:del/></w:rPr><w:outlineLvl w:val='0'/>") + p(
        "宣传教育", '<w:outlineLvl w:val="1"/>'
    )
    (line,) = lines(body)
    assert (line.text, line.level) == ("（一）宣传教育", 2)


def test_a_deleted_end_at_the_end_of_a_text_loses_nothing():
    assert texts(p("甲") + p("乙", "<w:rPr><w:del/></w:rPr>")) == ["甲", "乙"]


def test_a_paragraph_struck_whole_is_gone_and_is_not_counted():
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    gone = p(f"<w:del>{r('旧')}</w:del>", in_list() + "<w:rPr><w:del/></w:rPr>")
    assert texts(p("甲", in_list()) + gone + p("乙", in_list()), numbering=numbering) == ["1.甲", "2.乙"]


def test_the_former_settings_of_a_paragraph_do_not_count():
    change = '<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    assert lines(p("甲", change))[0].level == 0


def test_a_row_that_was_struck_is_gone():
    rows = [tr(["序号", "任务"]), tr(["1", "走访"]), tr(["2", "座谈"])]
    rows[1] = rows[1].replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    rows[2] = rows[2].replace("<w:tr>", "<w:tr><w:trPr><w:ins/></w:trPr>")
    assert texts(f"<w:tbl>{''.join(rows)}</w:tbl>") == ["序号\t任务", "2\t座谈"]


def test_changes_inside_a_cell_are_accepted_too():
    cell = tc(p(f"<w:del>{r('旧')}</w:del><w:ins>{r('新')}</w:ins>"))
    assert texts(tbl(["序号", "任务"], ["1", cell])) == ["序号\t任务", "1\t新"]
