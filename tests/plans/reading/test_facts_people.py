"""Who takes part, with whom it is done, who answers for it, and where."""

import pytest

from .facts_help import fact


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("组织社区志愿者上街开展文明劝导", "社区志愿者"),
        ("邀请老战士到学校讲革命故事", "老战士"),
        ("请社区医院的医生为优抚对象体检", "社区医院的医生"),
        ("召开座谈会，邀请部队官兵代表和军属代表参加", "部队官兵代表和军属代表"),
        ("由街道班子成员带队走访", "街道班子成员"),
        ("举行升旗仪式，参加人员：全体师生", "全体师生"),
        ("坚持组织走访慰问烈属", ""),
        ("加强组织领导", ""),
    ],
)
def test_participants_are_those_organised_or_invited(words, who):
    assert fact(words, "participants") == who


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("与驻区某部联合举办篮球赛", "驻区某部"),
        ("会同街道武装部、司法所开展普法宣传", "街道武装部、司法所"),
        ("配合区退役军人事务局做好慰问", "区退役军人事务局"),
        ("联合社区卫生服务站为老兵体检", "社区卫生服务站"),
        ("走访军属（配合单位：团委、妇联）", "团委、妇联"),
        ("与时俱进做好工作", ""),
        ("走访慰问军属和老兵", ""),
    ],
)
def test_partners_stand_behind_with_or_together_with(words, who):
    assert fact(words, "partners") == who


@pytest.mark.parametrize(
    ("words", "unit", "person"),
    [
        ("走访军属（责任单位：民政科；责任人：方玉）", "民政科", "方玉"),
        ("由民政科牵头，每半年检查一次", "民政科", ""),
        ("宣传科牵头，团委配合，举办晚会", "宣传科", ""),
        ("由社区书记林建国负责联系部队", "", "社区书记林建国"),
        ("明确专人负责，认真负责地抓好落实", "", ""),
    ],
)
def test_who_answers_for_it_is_read(words, unit, person):
    assert fact(words, "responsible_unit") == unit
    assert fact(words, "responsible_person") == person


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("在社区文化广场举行升旗仪式", "社区文化广场"),
        ("到区烈士陵园祭扫", "区烈士陵园"),
        ("召开座谈会，地点：三楼会议室，时间待定", "三楼会议室"),
        ("在八一期间开展走访", ""),
        ("在全区范围内开展宣传", ""),
        ("在春节前召开座谈会", ""),
    ],
)
def test_a_place_is_given_only_where_it_is_plainly_one(words, place):
    assert fact(words, "place") == place
