"""How a name is spelt, for finding it: whole pinyin and initials."""

from functools import lru_cache

from pypinyin import lazy_pinyin

_SURNAMES = {
    "单": "shan", "曾": "zeng", "解": "xie", "查": "zha", "仇": "qiu", "区": "ou", "朴": "piao", "翟": "zhai",
    "盖": "ge", "种": "chong", "尉迟": "yu chi", "万俟": "mo qi", "令狐": "ling hu", "召": "shao",
    "乐": "yue", "缪": "miao", "秘": "bi", "冼": "xian", "折": "she", "黑": "he", "员": "yun",
    "长孙": "zhang sun",
}  # fmt: skip
"""Surnames that are read otherwise than their characters in words."""


def spelling(name: str) -> tuple[str, str]:
    """`(pinyin, initials)` in small letters: "shanxiaoming", "sxm"; other scripts stay as they are."""
    head = next((name[:size] for size in (2, 1) if name[:size] in _SURNAMES), "")
    syllables = _SURNAMES[head].split() if head else []
    rest = name[len(head) :].replace("·", "").replace(" ", "")
    syllables += [syllable for sign in rest for syllable in _sign(sign)]
    whole = "".join(syllables).lower()
    return whole[:200], "".join(syllable[:1] for syllable in syllables).lower()[:40]


@lru_cache(maxsize=10_000)
def _sign(sign: str) -> tuple[str, ...]:
    """The usual reading of one sign: in a name, what a phrase of the language would say is no guide."""
    return tuple(lazy_pinyin(sign))
