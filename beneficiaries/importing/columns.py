"""The columns of the ledger in a file, declared once: for the template, mapping, checks and failed rows."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from shuangyong.privacy.masks import mask_address, mask_card, mask_id, mask_phone, mask_words


class Kind(StrEnum):
    """How the words of a cell become a value."""

    NAME = "name"
    ID = "id"
    ID_KIND = "id_kind"
    SEX = "sex"
    DATE = "date"
    MONTH = "month"  # a date of which month or year alone may be known: kept as words
    PHONE = "phone"
    ACCOUNT = "account"
    CATEGORY = "category"
    STATUS = "status"
    NATURE = "nature"
    WORDS = "words"
    SECRET_WORDS = "secret_words"  # noqa: S105  no password


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a column may say. `note` tells how to fill it in; `example` is invented."""

    key: str
    title: str
    kind: Kind
    note: str
    example: str = ""
    synonyms: tuple[str, ...] = ()
    required: bool = False
    most: int = 200  # signs
    mask: Callable[[str], str] | None = None
    width: float = 12
    in_template: bool = True


_K = Kind
# ruff: noqa: E501  one line a column reads best
FIELDS: tuple[Field, ...] = (
    Field("name", "姓名", _K.NAME, "必填。只写一个人的名字。", "石大山", ("姓 名", "名字", "对象姓名", "优抚对象姓名", "人员姓名", "优抚对象", "本人姓名"), True, 40, None, 10),
    Field("category", "人员类别", _K.CATEGORY, "必填。有几种身份的，用顿号隔开写在一格里，第一个是主身份。旧的叫法也认得。", "退役士兵", ("身份类别", "优抚类别", "对象类别", "优抚对象类别", "类别", "人员身份", "身份", "优抚对象类型", "人员类型", "对象类型", "优抚类型", "身份类型", "优抚身份"), True, 200, None, 20),
    Field("id_number", "身份证号", _K.ID, "18位。这一列要先设成“文本”格式，否则后几位会变成0。", "990000195603080013", ("公民身份号码", "公民身份证号码", "证件号", "证件号码", "身份证号码", "身份证", "身份号码", "身份证件号", "身份证件号码", "居民身份证号", "居民身份证号码", "有效证件号码", "公民身份证号"), False, 30, mask_id, 22),
    Field("id_kind", "证件种类", _K.ID_KIND, "不写就是居民身份证。", "", ("证件类型", "证件类别"), False, 30, None, 14, False),
    Field("sex", "性别", _K.SEX, "男或女。不写就按身份证号来。", "男", ("性 别", "男女"), False, 4, None, 6),
    Field("born_on", "出生日期", _K.DATE, "例如 1956-03-08、1956.3.8、19560308 都可以。不写就按身份证号来。", "1956-03-08", ("出生年月", "出生年月日", "生日", "出生时间"), False, 40, None, 14),
    Field("phone", "联系电话", _K.PHONE, "手机，或者带区号的座机。只写一个。", "19900000001", ("手机", "电话", "手机号", "手机号码", "联系方式", "电话号码", "本人电话", "联系手机", "移动电话"), False, 30, mask_phone, 16),
    Field("address", "现住址", _K.SECRET_WORDS, "写到门牌号。", "桂园社区榆树巷3号", ("住址", "家庭住址", "居住地址", "现居住地", "现居住地址", "家庭地址", "居住地", "地址", "现住地址", "常住地址", "详细地址", "联系地址", "居住详细地址"), False, 200, mask_address, 26),
    Field("registered_address", "户籍地址", _K.SECRET_WORDS, "和现住址一样的，可以不写。", "", ("户籍地", "户口所在地", "户籍所在地", "户籍住址", "户籍详细地址"), False, 200, mask_address, 26),
    Field("nature", "残疾性质", _K.NATURE, "残疾人员填：因战、因公或因病。", "", ("伤残性质", "致残性质", "残疾类别"), False, 20, mask_words, 10),
    Field("degree", "残疾等级", _K.SECRET_WORDS, "残疾人员填：一级到十级。", "", ("伤残等级", "残疾级别", "伤残级别", "残疾等次"), False, 20, mask_words, 10),
    Field("certificate_number", "证书编号", _K.SECRET_WORDS, "残疾军人证、烈士证书、优待证等的编号。", "", ("证书号", "证书号码", "优抚证号", "残疾证号", "残疾证编号", "优抚证件号", "优抚证编号", "优待证号", "优待证编号", "伤残证号", "证件编号", "残疾军人证号"), False, 40, mask_id, 18),
    Field("part", "残疾部位", _K.SECRET_WORDS, "", "", ("伤残部位",), False, 60, mask_words, 12, False),
    Field("rated_on", "评残日期", _K.MONTH, "", "", ("评残时间", "评定日期", "伤残评定时间"), False, 40, mask_words, 12, False),
    Field("illness", "病名", _K.SECRET_WORDS, "", "", ("所患疾病", "病种", "疾病名称", "患病情况"), False, 60, mask_words, 12, False),
    Field("recognised_on", "认定日期", _K.MONTH, "", "", ("认定时间", "批准时间", "批准日期"), False, 40, mask_words, 12, False),
    Field("martyr", "烈士姓名", _K.SECRET_WORDS, "烈士、牺牲或病故军人遗属填。", "", ("烈士（牺牲、病故军人）姓名", "烈士名字", "牺牲军人姓名", "病故军人姓名"), False, 40, mask_words, 12),
    Field("relation", "与其关系", _K.SECRET_WORDS, "遗属、军属填，例如：父亲、配偶、子女。", "", ("与烈士关系", "与军人关系", "关系", "与牺牲军人关系", "与病故军人关系", "亲属关系"), False, 20, mask_words, 12),
    Field("serving", "服役军人姓名", _K.SECRET_WORDS, "军属填。", "", ("现役军人姓名", "军人姓名"), False, 40, mask_words, 14),
    Field("enlisted_on", "入伍时间", _K.MONTH, "只知道年月的，写年月。", "1974年12月", ("入伍年月", "入伍日期", "参军时间", "应征入伍时间", "参加革命时间"), False, 40, mask_words, 14),
    Field("discharged_on", "退役时间", _K.MONTH, "只知道年月的，写年月。", "1978年3月", ("退伍时间", "退役年月", "退伍年月", "复员时间", "转业时间", "退役日期", "退出现役时间", "退伍日期"), False, 40, mask_words, 14),
    Field("service_years", "服役年数", _K.SECRET_WORDS, "", "", ("服役年限", "军龄", "服义务兵役年限"), False, 20, mask_words, 10, False),
    Field("war", "参战名称", _K.SECRET_WORDS, "", "", ("参战情况", "参战参试情况", "参加战役"), False, 60, mask_words, 14, False),
    Field("settlement", "安置方式", _K.SECRET_WORDS, "", "", ("安置去向", "退役方式"), False, 40, mask_words, 12, False),
    Field("period", "时期", _K.SECRET_WORDS, "", "", ("入伍时期", "参加革命时期"), False, 40, mask_words, 12, False),
    Field("place", "休养单位", _K.SECRET_WORDS, "", "", ("休养（管理）单位", "管理单位", "军休机构"), False, 60, mask_words, 14, False),
    Field("former_name", "曾用名", _K.NAME, "", "", ("原名", "又名"), False, 40, None, 10, False),
    Field("status", "状态", _K.STATUS, "不写就是“享受待遇”。", "享受待遇", ("优抚状态", "待遇状态", "享受待遇状态", "人员状态", "享受状态"), False, 20, None, 14),
    Field("status_day", "状态起始日期", _K.DATE, "", "", ("状态日期", "起始日期", "享受待遇时间", "开始享受时间"), False, 40, None, 14, False),
    Field("bank", "开户银行", _K.WORDS, "", "", ("银行", "开户行", "银行名称", "发放银行"), False, 60, None, 18),
    Field("account", "银行账号", _K.ACCOUNT, "要设成“文本”格式。", "", ("账号", "银行卡号", "卡号", "银行账户", "帐号", "银行帐号", "发放账号", "一卡通账号", "一卡通号", "存折账号"), False, 30, mask_card, 22),
    Field("health", "身体状况", _K.SECRET_WORDS, "只写照顾时要知道的，例如：行动不便。", "", ("健康状况", "身体情况", "健康情况"), False, 200, mask_words, 16),
    Field("note", "备注", _K.WORDS, "不写证件号、电话和部队番号。", "", ("说明", "其他", "备 注"), False, 300, None, 20),
)  # fmt: skip
BY_KEY = {field.key: field for field in FIELDS}
PARTICULARS = (
    "nature", "degree", "part", "rated_on", "illness", "recognised_on", "martyr", "relation", "serving",
    "enlisted_on", "discharged_on", "service_years", "war", "settlement", "period", "place",
)  # fmt: skip
PERSON = (
    "name", "former_name", "sex", "born_on", "id_kind", "id_number", "phone", "bank", "account",
    "registered_address", "health", "note",
)  # fmt: skip
REQUIRED = tuple(field.key for field in FIELDS if field.required)
