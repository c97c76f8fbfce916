"""How the tests of flags read a text, and plans that are as they should be."""

from plans.reading.flags import find_flags
from plans.reading.found import Edit, Flag, Reading
from plans.reading.reader import read_plan
from shuangyong.documents.incoming import lines_of_text


def read(text: str, year: int = 0) -> Reading:
    return read_plan(lines_of_text(text), year=year)


def flags_of(text: str, year: int = 0, for_year: int = 0) -> tuple[Flag, ...]:
    return find_flags(read(text, year), year=year, for_year=for_year)


def coded(text: str, code: str, year: int = 0, for_year: int = 0) -> list[Flag]:
    """The flags of one code."""
    return [flag for flag in flags_of(text, year, for_year) if flag.code == code]


def words_at(text: str, flag: Flag) -> list[str]:
    """The words that a flag's spans cover."""
    lines = read(text).lines
    return [lines[span.line].text[span.start : span.end] for span in flag.spans]


def mended(text: str, edits: tuple[Edit, ...]) -> str:
    """The text after one click."""
    lines = [line.text for line in read(text).lines]
    for edit in sorted(edits, key=lambda item: item.span, reverse=True):
        line = lines[edit.span.line]
        lines[edit.span.line] = line[: edit.span.start] + edit.text + line[edit.span.end :]
    return "\n".join(lines)


COMMUNITY = """\
柏树湾社区2026年双拥工作计划
2025年，社区走访优抚对象58户次，帮助3名退役军人找到了工作。为做好新一年的双拥工作，结合社区实际，制定本计划。
一、指导思想
坚持以习近平新时代中国特色社会主义思想为指导，落实街道双拥办的部署，让军人安心、家属暖心。
二、工作目标
1．优抚对象走访率达到100%。
2．全年国防教育活动不少于4场，参加居民600人次以上。
三、主要工作
（一）做实走访慰问。春节前、“八一”前逐户走访优抚对象，每户送慰问金300元。
（二）加强国防教育。9月组织居民参观国防教育馆，2026年是建军99周年，7月下旬举办一次革命故事会。
（三）服务退役军人。用心服务每一名老兵，帮助他们解决实际困难，履行好服务站职责。
四、组织领导
成立社区双拥工作领导小组，组长：方远山，副组长：田小禾，成员：林建业、何青莲。
柏树湾社区居民委员会
2026年1月12日
"""
STREET = """\
青石街道2026年双拥工作要点
一、健全工作机制
（一）一季度召开军地联席会议，总结2025年工作，商定互办实事6件。
（二）调整双拥工作领导小组，明确各科室职责，建立工作台账，建立活动档案。
二、落实优待政策
（一）5月底前举办随军家属专场招聘会，提供岗位不少于50个。
（二）按照《退役军人保障法》的要求，办理优待证申领，悬挂光荣牌。
（三）做到“四有”：有组织、有制度、有阵地、有经费。
三、抓好三项工作：一是宣传好政策；二是走访好家庭；三是办好实事。
四、收集双拥工作资料，整理归档，12月10日前报区双拥办。
"""
VILLAGE = """\
柳沟村2026年拥军优属工作安排
1、春节前，村干部分片包户，看望军属和老复员军人。对行动不便的老人，由村医每季度上门检查一次身体。
2、清明节组织少先队员到烈士墓扫墓，给烈属送去慰问品。
3、8月组织适龄青年参加兵役登记，2008年出生的男青年应登记尽登记。
4、农忙时帮助缺少劳力的军属抢种抢收，必须的工具由村里准备。
5、12月20日前写出工作总结，报镇双拥办。
柳沟村村民委员会
2026年1月8日
"""
SCHOOL = """\
枫桥中学2026年双拥共建工作计划
一、指导思想
以习近平强军思想为指引，把国防教育融入教育教学全过程。
二、活动安排
序号\t时间\t活动内容\t责任部门\t责任人
1\t3月5日\t组织志愿者到军休所打扫卫生\t团委\t邓小满
2\t4月3日\t赴烈士陵园祭扫\t团委\t邓小满
3\t9月30日\t向烈士纪念碑敬献花篮\t德育处\t许文静
三、保障措施
（一）加强领导。领导小组每学期研究一次双拥工作，讲文明、讲礼貌从军娃关爱做起。
（二）落实经费。从公用经费中安排1.5万元，专款专用。
"""
HOSPITAL = """\
安和医院二〇二六年双拥工作计划
为做好今年的双拥工作，结合医院实际，制定本计划。
一、畅通就医绿色通道
门诊大厅设置军人优先窗口，现役军人、军属凭证件优先挂号。上午8:00至11:30安排导诊。
二、开展义诊巡诊
第一季度到军休所义诊一次，第三季度到驻区某部巡诊一次，赠送防暑药品。
三、健康宣教
重点抓好两件事：①建立优抚对象健康档案；②举办健康讲座2场，发放宣传资料500份，了解老兵的健康状况。
四、要求
各科室要落实责任，12月上旬检查一次，结果纳入年度考核。
"""
COMPANY = """\
恒远公交公司2026年双拥工作打算
今年的双拥工作，公司准备这样做：
* 1月，走访困难退役军人职工15人。
* 4月，组织党员到革命纪念馆参观，学习雷锋精神。
* 7月，更换全部车厢的“军人优先”标识，召开退役军人职工座谈会。
* 9月，办理退役士兵入职手续，提供岗位30个，落实招聘政策。
* 11月，向驻军征求乘车服务意见，发出意见表100份。
力争到2030年建成市级拥军企业，为实现建军100周年奋斗目标出一份力。
"""
BUREAU = """\
清河区交通运输局2026年度双拥工作计划
2025年，我局圆满完成军事运输保障任务，3月被评为双拥工作先进单位。2026年工作计划如下：
一、加强组织领导，健全工作网络。一是1月召开领导小组会议，研究年度任务；二是将双拥工作列入目标考核。
二、围绕练兵备战，抓好交通保障。4月至6月对通往营区的7条农村公路排查养护。
三、落实优待政策，解决后顾之忧。做到“三优先”，即：优先购票、优先安检、优先候车。
四、营造宣传氛围，弘扬拥军传统。通过公交站台、出租车顶灯投放公益广告，形成尊崇军人的良好氛围。
清河区交通运输局
2026年1月15日
"""
CLEAN = {
    "community": COMMUNITY,
    "street": STREET,
    "village": VILLAGE,
    "school": SCHOOL,
    "hospital": HOSPITAL,
    "company": COMPANY,
    "bureau": BUREAU,
}
