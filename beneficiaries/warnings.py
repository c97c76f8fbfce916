"""What a free text should not hold: numbers of a person (they have columns that hide them), designations.

A unit designation of the forces (番号) is not collected (design, Persons): text that looks like one is warned
about. The historical name 8023部队 stands in the law's own list of categories and is none.
"""

import re
import unicodedata

_FIGURES = "[0-9〇零一二三四五六七八九十百]"
_DESIGNATIONS = re.compile(
    rf"""
    (?<!\d)(?!8023)\d{{4,6}}\s*(?:部队|分队)
    | (?:第\s*{_FIGURES}{{1,5}}|(?<![\dA-Za-z.])\d{{1,3}})\s*
      (?: 集团军 | 舰队 | 支队 | 军区
        | 军(?![人属烈休转嫂龄官士级医事校])
        | 师(?![傅范生资])
        | 旅(?![游行客馆途])
        | 团(?!支部|[员委圆结队购体])
        | 营(?![业养地销房])
        | 连(?![续锁接环廊冠])
      )
    | 武警[^，。；、\s]{{0,8}}(?:总队|支队|大队|中队)
    """,
    re.VERBOSE,
)
_GAP = r"[\s\-]?"
_NUMBERS = (
    ("证件号码", rf"(?<!\d)(?:\d{{6}}{_GAP}\d{{8}}{_GAP}\d{{3}}[\dXx]|\d{{15}})(?!\d)"),
    ("证件号码", r"(?<![A-Za-z])[HM]\d{8}(?:\d{2})?(?!\d)"),
    ("银行账号", rf"(?<!\d)(?:\d{{4}}(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?|\d{{16,19}})(?!\d)"),
    ("电话", rf"(?<!\d)(?:\+?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!\d)"),
    ("电话", rf"(?<!\d)0\d{{2,3}}{_GAP}\d{{7,8}}(?!\d)"),
)


def designation_in(text: str) -> str:
    """The first piece that looks like a unit designation of the forces, or ""."""
    found = _DESIGNATIONS.search(_plain(text))
    return found[0] if found else ""


def number_in(text: str) -> str:
    """What kind of number of a person's the text holds ("证件号码", "银行账号", "电话"), or ""."""
    plain = _plain(text)
    return next((kind for kind, pattern in _NUMBERS if re.search(pattern, plain)), "")


def designation_warning(label: str, text: str) -> str:
    """A sentence for whoever typed it, or ""."""
    found = designation_in(text)
    if not found:
        return ""
    return f"“{label}”里的“{found}”像是部队番号。部队番号不收集，请删去，或者改写成“某部”。"


def number_problem(label: str, text: str) -> str:
    """A sentence for a column that hides nothing, or "". It does not repeat the number."""
    kind = number_in(text)
    if not kind:
        return ""
    return f"“{label}”里像是写了{kind}。这一栏是明文，请填到“{kind}”那一栏里，在这里删去。"


def _plain(text: str) -> str:
    return re.sub("[‐－—–]", "-", unicodedata.normalize("NFKC", text))
