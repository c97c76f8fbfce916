"""What was done at each type of activity, in invented words and numbers, by the code of its type."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Record:
    """How an activity of a type went. Numbers are (least, most); `spends` is a percentage of the budget."""

    account: str
    place: str = ""
    outcome: str = ""
    needs: str = ""
    speaker: str = ""
    audience: str = ""
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    goods: tuple[tuple[str, str, int, int], ...] = ()  # name, measure word, quantity, price in yuan
    spends: tuple[int, int] = (88, 100)
    meeting: str = ""
    agenda: str = ""


HALL, STATION, STREETS = "社区活动室", "社区退役军人服务站", "辖区各小区"

RECORDS: dict[str, Record] = {
    "101": Record(
        "更换宣传栏内容，介绍优待政策、身边老兵的故事和本季度安排。",
        "社区宣传栏",
        counts={"quantity": (1, 1)},
    ),
    "103": Record("检查标识牌，擦洗褪色的，更换破损的。", STREETS, counts={"quantity": (2, 5)}),
    "104": Record("在居民群和公众号发布双拥动态。", counts={"quantity": (2, 4)}),
    "106": Record(
        "设咨询台发放资料，请老兵讲亲身经历，居民现场答题。",
        HALL,
        "居民对国防教育的兴趣明显提高，现场登记了三名志愿者。",
        speaker="社区老兵代表",
        audience="居民、学生",
        counts={"civilians": (30, 60), "students": (12, 30), "volunteers": (4, 8)},
    ),
    "201": Record(
        "分社区居民和学生两组，答国防和双拥知识题。",
        HALL,
        counts={"civilians": (20, 40), "students": (10, 20)},
    ),
    "204": Record(
        "组织青少年参观国防教育基地，听讲解、写感想。",
        "区国防教育基地",
        counts={"students": (18, 32), "volunteers": (3, 6), "civilians": (2, 5)},
    ),
    "205": Record(
        "在广场摆台答疑，上门提醒适龄青年登记，材料不全的帮着补。",
        "社区广场",
        counts={"quantity": (9, 20), "reached": (40, 90)},
    ),
    "301": Record(
        "到驻区某部走访，送去慰问品，商量下半年共建的几件事。",
        "驻区某部",
        "约定每季度碰一次头。",
        counts={"civilians": (5, 9), "military": (6, 12)},
        goods=(("西瓜", "公斤", 300, 3), ("饮用水", "箱", 30, 28)),
    ),
    "303": Record(
        "通报一年来的工作，大家逐个发言，意见当场记下。",
        HALL,
        "能当场答复的当场答复，其余登记办理。",
        "希望多组织健康讲座；楼道照明请物业检修。",
        counts={"civilians": (16, 28), "military": (2, 5)},
        meeting="forum",
        agenda="通报工作情况；听取意见和建议；商量下一步安排",
    ),
    "304": Record(
        "军民同台表演，包饺子、写春联。", HALL, counts={"military": (12, 25), "civilians": (40, 80)}
    ),
    "305": Record(
        "向烈士敬献鲜花，默哀，听讲解，擦拭墓碑。",
        "区烈士陵园",
        counts={"civilians": (20, 40), "students": (20, 45), "military": (0, 6)},
    ),
    "306": Record(
        "请退役军人坐下来谈，能办的当场办，不能当场办的约好答复时间。",
        STATION,
        needs="咨询优待证用途；询问体检安排。",
        counts={"reached": (5, 14)},
    ),
    "401": Record(
        "量血压、测血糖、问用药，给行动不便的老人上门检查。",
        HALL,
        "对需要复查的老人，家属已逐一告知。",
        counts={"reached": (52, 96), "civilians": (6, 9), "volunteers": (4, 8)},
    ),
    "402": Record("请律师讲解优待和继承方面的法律，现场答问。", HALL, counts={"reached": (12, 26)}),
    "501": Record(
        "收集周边岗位，在居民群和公告栏公布，愿意应聘的帮着联系。",
        STATION,
        counts={"quantity": (2, 6), "reached": (10, 24)},
    ),
    "505": Record("核对名册和标准，公示后发放。", STATION, counts={"quantity": (6, 16)}),
    "506": Record(
        "逐户查看光荣牌，褪色的更换，新立功受奖的上门悬挂。", STREETS, counts={"quantity": (6, 18)}
    ),
    "601": Record(
        "官兵和居民一起清理楼道杂物、整治绿地。",
        STREETS,
        "清运杂物四车，三处卫生死角得到整治。",
        counts={"military": (10, 24), "civilians": (20, 45), "volunteers": (8, 16)},
    ),
    "602": Record(
        "理发、磨刀、修小家电，退役军人带头劝导文明停车。",
        STREETS,
        counts={"reached": (40, 90), "volunteers": (10, 22)},
    ),
    "603": Record(
        "作业辅导、手工和国防小故事，由志愿者和退役军人轮流陪伴。",
        HALL,
        counts={"students": (12, 24), "volunteers": (4, 8)},
    ),
    "604": Record(
        "检查沟渠和排水泵，备好沙袋，和部队约定联络方式。",
        STREETS,
        counts={"military": (8, 15), "civilians": (10, 20)},
    ),
    "803": Record("核对台账，补齐缺项，写好小结。", STATION),
}

POSTPONED = "主讲人临时有任务，另约时间。"
CANCELLED = "连续降雨，场地积水，改为线上宣传。"
UNPLANNED = ("为新入伍青年家庭送喜报", "506", "敲锣打鼓把喜报送到家门口，为家人合影留念。")
MEETING_DECISIONS = (
    ("给独居的老年优抚对象装上呼叫按钮", 30, True),
    ("和物业商量检修三号楼楼道照明", 20, True),
    ("拟定国庆前后的走访分工", 45, False),
)
