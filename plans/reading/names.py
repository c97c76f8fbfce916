"""Whether a word is a person's name, a post or a unit; and where a post ends and the name begins."""

import re
from functools import lru_cache

from plans.reading.surnames import COMPOUND, SURNAMES

_MASKED = re.compile(r"[某×ＸxX*＊]{1,2}")
# What a post ends with. The last sign alone ("…长") makes a post only of three signs or more.
_POST = re.compile(
    r"(?:书记|主任|主席|委员|代表|干事|经理|总监|总裁|工程师|会计|出纳|秘书|教师|老师|医生|医师|护士|政委|参谋|助理|专干|专员|人员|队员"
    r"|组员|成员|民警|警官|警员|格员|科员|职员|文员|信息员|办事员|辅导员|教导员|指导员|协理员|保管员|安全员|宣传员|联络员|调研员|研究员"
    r"|顾问|负责人|责任人|联系人|带头人|召集人|当家人|干部|党员|居民|村民|群众|官兵|军人|战士|志愿者|骨干|班子|校医|村医|主管|总管"
    r"|支书|文书|社工|职工|员工|主编|编辑|记者|律师|教授|讲师|家长|学生|同学|老兵|老战士|工作者|爱好者|首长|领导|副职|正职|兼职|巡视员"
    r"|[一-鿿]长)$"
)
_UNIT = re.compile(
    r"(?:[办科股室部处局院所站厂组队团委校村镇乡区县市街路]|公司|单位|中心|街道|中学|小学|大学|学校|银行|支行|部队|驻军|工会|妇联|残联|文联|学会"
    r"|协会|商会|联会|委会|法院|支部|部门|机关|企业|超市|物业|会员单位|[一二三四五六七八九十0-9]+[连营排班]|学部|年级|系部|教研组|工作站)$"
)
_MANY = re.compile(r"^(?:各|全体|其他|其余|有关|相关|所有|部分|以及|若干|辖区|驻区|本单位|另)")
# Words that begin with a surname and are no names.
_WORDS = frozenset(
    "任务 秋季 待定 暂缺 空缺 电话 手机 姓名 职务 邮箱 地址 备注 签字 盖章 时间 时候 经费 安全 安排 平安 成立 成效 成果 成绩 成员 成为 常务 常委 常态 常年 党政 党建 党务 党群 党委 党组 党支 党员 党小 公安"
    " 文书 文化 文明 文体 文教 文件 文艺 武装 武警 财务 财政 计生 计划 计委 纪检 纪委 司法 司机 管理 管委 卫生 卫健 水务 水利 水电 金融 农业"
    " 农技 农村 农办 高度 高新 高中 高级 方案 方面 方法 方式 方便 包村 包片 包保 包括 包户 项目 相关 相应 应急 应当 应该 温暖 关心 关爱 关工 关于"
    " 关系 常规 双拥 双方 双联 国防 国土 国家 国资 海关 通过 强化 强调 利用 生活 生产 平时 平台 普及 普法 训练 征兵 征求 官兵 边防 广泛"
    " 广播 广场 弘扬 丰富 连队 连长 班长 班子 班组 政工 支部 支书 支持 支援 支队 施工 车间 车辆 路线 路口 路段 商务 商会 商户 商场 "
    " 军民 师生 师傅 师资 战士 战友 战备 房产 房屋 花费 祖国 暴雨 全体 全面 全程 全年 全区 全市 全县 全村 全员 全民 全校 全院 全局 全镇 全乡 全街 储备"
    " 符合 明确 解决 解放 尚未 左右 单位 单独 查看 查找 简要 简报 简历 冷静 来访 舒适 时期 时刻 时事 时政 马上 万元 任何 夏季 万名 "
    " 华侨 元旦 明显 农历 工会 工作 保障 保证 保密 保护 保持 保安 保卫 权益 权利 相互 信息 信访 信用 惠民 惠军 敬老 敬业 敬请"
    " 宣传 宣讲 宣誓 平等 容易 越来 那么 那些 晋升 戏曲 曲艺 光荣 封面 封闭 训词 充分 充实 充电"
    " 操作 操场 操练 富有 终身 终于 居民 居委 居住 居家 迎接 迟到 初步 初级 初中 初期 乐观 乐于 游园 游客 游戏 沙画 席位 席间 位于 位置"
    " 印发 印刷 印制 荣誉 荣获 满意 满足 汇报 展览 展示 展板 展开 解答 解读 解说 解难 解困 池塘 习惯 习俗 习作 "
    " 成功 成熟 成长 成就 成本 成品 成都 路面 项目部 项目组 时段 时机 季度 季节 甘于 尤其 尤为 应对 应用 应征 冀望 温馨提 严格 严肃 严禁 严密 严防 康复"
    " 康养 施行 施策 施教 温习 易于 易懂 万一 万户 万人 齐全 齐心 齐抓 贺信 贺年 贺卡 顾虑 钱款 钱物 江河 "
    " 雷达 夏令 付出 付款 方向 方针 金额 金牌 金属 陆续 陆军 范围 范文 范例 范本"
    " 任职 任期 任教 任用 钟点 钟楼 魏晋 程序 程度 杜绝 于是 余名 余户 余人 余家 余元 余份 余件"
    " 董事 田间 田径 曾经 曾任 韩语 许多 许可 谢绝 郑重 罗列 高考 高龄 高温 高效 高质 高标 高潮"
    " 林业 林地 林木 何时 何地 何人 孙子 孙女 徐徐 周边 周期 周年 周末 周到 周密 周一 周二 周三 周四 周五 周六 周日 陈列 陈旧"
    " 刘海 张贴 张挂 王牌 王国 上述 向上 向下 向全 向社 向驻 向部 向优 从严 从优 从而 从事 从中 ".split()
)
_ODD = frozenset("各每者们的把被这那或及等将由请于副")


def is_post(word: str) -> bool:
    """A post, a unit, or many people at once (各科室负责人): who is no single person."""
    if _MANY.match(word) or word[:2] in ("党政", "武装"):
        return True
    found = _POST.search(word)
    if found and (len(found.group()) < len(word) or not found.group().endswith("长") or len(word) < 3):
        return True
    return bool(found) or (len(word) > 1 and bool(_UNIT.search(word)))


def is_many(word: str) -> bool:
    """各科室负责人, 全体党员: nobody by name."""
    return bool(_MANY.match(word))


@lru_cache(maxsize=4096)
def is_name(word: str) -> bool:
    """Two to four Han signs that begin with a surname and are no post and no usual word; 陈某某 too."""
    if not 2 <= len(word) <= 4:
        return False
    head = 2 if word[:2] in COMPOUND else 1
    if head == 1 and word[0] not in SURNAMES:
        return False
    given = word[head:]
    if not given:
        return False
    if _MASKED.fullmatch(given):
        return True
    if not all("一" <= sign <= "鿿" for sign in word) or len(given) > 2:
        return False
    if word[:2] in _WORDS or word in _WORDS or not _ODD.isdisjoint(given):
        return False
    return not is_post(word)


def is_masked(name: str) -> bool:
    """陈某, 李××: a name that is not written out."""
    return bool(_MASKED.fullmatch(name[1:]) or (name[:2] in COMPOUND and _MASKED.fullmatch(name[2:])))


def could_be_foreign(word: str) -> bool:
    """A name without a known surname (卓玛, 阿依古丽, 买买提·艾力): sure only by the company it keeps."""
    if "·" in word and all(part and all("一" <= sign <= "鿿" for sign in part) for part in word.split("·")):
        return len(word) <= 20
    han = 2 <= len(word) <= 4 and all("一" <= sign <= "鿿" for sign in word)
    return han and word[:2] not in _WORDS and _ODD.isdisjoint(word) and not is_post(word)


def split_glued(word: str) -> int:
    """Where the name begins in 办事处主任上官云 or 服务站甘露; 0 where this is no post with a name behind."""
    places = []
    for length in (4, 3, 2):
        place = len(word) - length
        if place >= 2 and is_name(word[place:]) and is_post(word[:place]):
            places.append(place)
    if not places:
        return 0
    # 会计师成才: the longer post where its last sign could open the name as well.
    if (
        len(places) > 1
        and is_post(word[: places[-1]])
        and len(places) == 2
        and word[places[0]] in "长任记席员师委事"
    ):
        return places[-1]
    return places[0]


_TITLES = re.compile(
    r"(?:[副总代]|常务|第一)*(?:社区|村|街道|镇|乡|局|院|校|厂|公司|党委|党支部|支部|工会|妇联)*(?:副)?"
    r"(?:书记|主任|主席|委员|经理|政委|医生|老师|会计|[校院局处科所站乡镇村县区市厅队连营团部]长)$"
)


def split_titled(word: str) -> int:
    """Where the name ends in 林建国书记; 0 where this is no name with a title behind."""
    for length in (3, 4, 2):
        if length == 2 and word[:2] not in COMPOUND and len(word) > 4 and word[2] != "副":
            continue
        if length < len(word) and is_name(word[:length]) and _TITLES.fullmatch(word[length:]):
            return length
    return 0
