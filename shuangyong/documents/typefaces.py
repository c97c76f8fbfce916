"""The typefaces of GB/T 9704-2012: the names they bear, and the free fonts that can take their place."""

from dataclasses import dataclass
from enum import StrEnum


class Source(StrEnum):
    """Where a typeface comes from; the first two are the typefaces the standard means."""

    OWN = "own"
    SYSTEM = "system"
    STAND_IN = "stand-in"
    RESERVE = "reserve"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface of the paper. `family` is our own name for it, `variable` its list of families in the
    style sheet, `official` the names (or file names) it may bear, `stand_in` a free font's file."""

    name: str
    family: str
    variable: str
    official: tuple[str, ...]
    stand_in: str
    reserve: str


SERIF, SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"
RESERVE_FILES = {SERIF: "NotoSerifCJK-Regular.ttc", SANS: "NotoSansCJK-Regular.ttc"}
RESERVE_FAMILIES = {SERIF: "Paper Serif", SANS: "Paper Sans"}

FACES = (
    Face(
        "小标宋",
        "Paper Title",
        "--title",
        (
            "方正小标宋_GBK",
            "方正小标宋简体",
            "FZXiaoBiaoSong-B05",
            "FZXiaoBiaoSong-B05S",
            "FZXBSK",
            "FZXBSJW",
        ),
        "FandolSong-Bold.otf",
        SERIF,
    ),
    Face(
        "仿宋",
        "Paper Fang",
        "--fang",
        ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "simfang", "方正仿宋_GBK", "FZFangSong-Z02"),
        "FandolFang-Regular.otf",
        SERIF,
    ),
    Face(
        "楷体",
        "Paper Kai",
        "--kai",
        ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "simkai", "方正楷体_GBK", "FZKai-Z03"),
        "FandolKai-Regular.otf",
        SERIF,
    ),
    Face(
        "黑体",
        "Paper Hei",
        "--hei",
        ("黑体", "SimHei", "方正黑体_GBK", "FZHei-B01"),
        "FandolHei-Regular.otf",
        SANS,
    ),
    Face(
        "宋体",
        "Paper Song",
        "--song",
        ("宋体", "SimSun", "方正书宋_GBK", "FZShuSong-Z01"),
        "FandolSong-Regular.otf",
        SERIF,
    ),
)
