"""The group in a table with tabs."""

from .group_help import group_of, names_of, posts_of

TABLE = """领导小组组成人员如下：
姓名\t组内职务\t单位及职务\t电话
林建国\t组长\t局长\t
石 磊\t副组长\t副局长\t
丁一凡、何小满\t成员\t科员\t
戚红\t成员兼联络员\t办公室主任\t"""


def test_columns_may_stand_in_any_order():
    assert names_of(TABLE) == {
        "leader": ["林建国"],
        "deputy": ["石磊"],
        "member": ["丁一凡", "何小满", "戚红"],
        "liaison": ["戚红"],
    }
    rows = "领导小组\n职务\t姓名\t村内职务\n组长\t林建国\t书记\n成员\t丁一凡\t会计"
    assert names_of(rows) == {"leader": ["林建国"], "member": ["丁一凡"]}


def test_the_post_is_that_of_its_column():
    assert posts_of(TABLE)["石磊"] == "副局长"
    assert posts_of(TABLE)["戚红"] == "办公室主任"


def test_head_and_rows_belong_to_the_group():
    assert group_of(TABLE).parts >= {1, 2, 3, 4, 5}


def test_names_in_several_cells_and_rows_without_a_role_are_read():
    rows = "领导小组\n组长\t林建国（书记）\n成员\t丁一凡\t何小满\n\t戚红\t石磊"
    assert names_of(rows) == {"leader": ["林建国"], "member": ["丁一凡", "何小满", "戚红", "石磊"]}


def test_roles_over_names_are_read():
    assert names_of("领导小组\n组长\t副组长\t成员\n林建国\t方玉\t丁一凡、何小满") == {
        "leader": ["林建国"],
        "deputy": ["方玉"],
        "member": ["丁一凡", "何小满"],
    }


def test_a_table_of_tasks_is_no_group():
    rows = "序号\t时间\t活动\t责任人\n1\t2月\t召开领导小组会议\t林建国\n2\t3月\t走访军属\t方玉"
    assert group_of(rows) == group_of("")
