"""Tables as rows of cells; frames as the text they stand round."""

from shuangyong.documents.docx_in import read_docx
from tests.documents.docx_in.building import lines, p, r, tbl, tc, texts, tr, word_file

HEAD = ["序号", "时间", "活动"]


def cells(body):
    return [line.cells for line in lines(body)]


def test_a_row_is_a_line_of_its_cells():
    first, second = lines(tbl(HEAD, ["1", "3月", "走访"]))
    assert (first.text, first.table) == ("序号\t时间\t活动", 1)
    assert (second.text, second.cells, second.table) == ("1\t3月\t走访", ("1", "3月", "走访"), 1)


def test_tables_are_told_apart_and_text_stands_between_them():
    found = lines(p("甲") + tbl(HEAD, HEAD) + p("乙") + tbl(HEAD, HEAD))
    assert [line.table for line in found] == [0, 1, 1, 0, 2, 2]


def test_what_is_merged_over_rows_stands_in_each_of_them():
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = tbl(HEAD, ["1", tc("一季度", start), "走访"], ["2", tc("", on), "座谈"], ["3", tc("", on), "讲座"])
    assert [row[1] for row in cells(body)] == ["时间", "一季度", "一季度", "一季度"]


def test_what_is_merged_over_columns_stands_in_the_first():
    wide = tc("第一季度", '<w:gridSpan w:val="3"/>')
    assert cells(tbl(HEAD, [wide], ["1", "3月", "走访"])) == [
        *(("序号", "时间", "活动"), ("第一季度", "", ""), ("1", "3月", "走访"))
    ]


def test_a_head_of_two_rows_reads_as_one_below_the_other():
    start, on, two = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    body = tbl([tc("任务", start), tc("时间", two)], [tc("", on), "开始", "结束"], ["走访", "1月", "2月"])
    assert cells(body) == [("任务", "时间", ""), ("任务", "开始", "结束"), ("走访", "1月", "2月")]


def test_columns_of_the_grid_in_which_no_cell_begins_are_none():
    two = '<w:gridSpan w:val="2"/>'
    assert cells(tbl([tc("甲", two), "乙"], [tc("丙", two), "丁"])) == [("甲", "乙"), ("丙", "丁")]


def test_columns_that_a_row_leaves_out_are_empty():
    row = tr(["走访"]).replace("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>')
    body = tbl(["一月", "活动"], ["二月", "座谈"]).replace("</w:tbl>", f"{row}</w:tbl>")
    assert cells(body)[-1] == ("", "走访")


def test_several_paragraphs_of_a_cell_are_one_line():
    cell = tc(p("1.走访；") + p(f"<w:r><w:t>2.座谈</w:t><w:br/><w:tab/></w:r>{r('会。')}"))
    assert cells(tbl(["序号", "措施"], ["1", cell]))[1] == ("1", "1.走访； 2.座谈 会。")


def test_a_table_inside_a_cell_is_read_as_its_words():
    inner = tbl(["甲", "乙"], ["丙", "丁"])
    assert cells(tbl(["序号", "措施"], ["1", tc(inner + p(""))]))[1] == ("1", "甲 乙 丙 丁")


def test_rows_without_a_word_and_hidden_rows_are_left_out():
    secret = tr(["1", "密", "密"]).replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>")
    body = tbl(HEAD, ["", "", ""], ["2", "3月", "走访"]).replace("</w:tbl>", f"{secret}</w:tbl>")
    assert cells(body) == [("序号", "时间", "活动"), ("2", "3月", "走访")]


def test_rows_and_cells_inside_controls_are_rows_and_cells():
    row = (
        f"<w:sdt><w:sdtContent><w:tr>{tc('1')}<w:sdt><w:sdtContent>{tc('走访')}</w:sdtContent></w:sdt></w:tr>"
    )
    body = tbl(["序号", "活动"]).replace("</w:tbl>", f"{row}</w:sdtContent></w:sdt></w:tbl>")
    assert cells(body) == [("序号", "活动"), ("1", "走访")]


def test_a_frame_of_one_column_is_read_as_text_with_the_table_inside_it():
    inside = p("一、指导思想") + p("高举旗帜。") + tbl(HEAD, ["1", "3月", "走访"])
    found = lines(tbl([tc(inside)]))
    assert [(line.text, line.table) for line in found] == [
        *(("一、指导思想", 0), ("高举旗帜。", 0), ("序号\t时间\t活动", 1), ("1\t3月\t走访", 1))
    ]


def test_labels_beside_long_text_are_a_frame_too():
    long = tc("".join(map(p, ["1.甲。", "2.乙。", "3.丙。", "4.丁。"])))
    found = lines(tbl(["目标", "打牢基础"], ["措施", long]))
    assert [line.text for line in found] == [
        "目标",
        "打牢基础",
        "措施",
        "1.甲。",
        "2.乙。",
        "3.丙。",
        "4.丁。",
    ]
    assert not any(line.table for line in found)


def test_a_single_row_is_a_table_only_where_its_cells_are_short():
    assert cells(tbl(HEAD)) == [("序号", "时间", "活动")]
    assert cells(tbl([tc(p("甲") + p("乙")), "丙"])) == [(), (), ()]


def test_a_heading_in_a_frame_keeps_its_level():
    (line,) = lines(tbl([tc(p("甲", '<w:outlineLvl w:val="1"/>'))]))
    assert line.level == 2


def test_absurd_spans_cost_nothing():
    huge = tc("甲", '<w:gridSpan w:val="999999999"/>')
    assert texts(tbl([huge, "乙"], ["丙", "丁"])) == ["甲\t乙", "丙\t丁"]


def test_tables_deep_inside_each_other_are_read_or_refused_in_words():
    body = p("甲")
    for _ in range(40):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert [line.text for line in read_docx(word_file(body))] == ["甲"]
