"""What changed between two texts, to the word."""

import re

from diff_match_patch import diff_match_patch

Segment = tuple[str, str]
"""("=" kept | "+" came | "-" went, words). "=" and "-" joined give the old text, "=" and "+" the new."""

_SIGNS = {0: "=", 1: "+", -1: "-"}
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[A-Za-z]{2,}")
_PRIVATE = 0xF0000
_SECONDS = 0.2  # then the rest of a very long text is given as one change; it is still a right one


def segments(old: str, new: str) -> tuple[Segment, ...]:
    """The two texts as one line of kept, added and removed words; empty for two empty texts."""
    if old == new:
        return (("=", new),) if new else ()
    differ = diff_match_patch()
    differ.Diff_Timeout = _SECONDS
    codes = _codes(old + new)
    found = differ.diff_main(_encode(old, codes), _encode(new, codes), False)
    differ.diff_cleanupSemantic(found)
    words = {code: word for word, code in codes.items()}
    return tuple((_SIGNS[sign], "".join(words.get(char, char) for char in text)) for sign, text in found)


def _codes(text: str) -> dict[str, str]:
    """One private character for each number or foreign word: 9600 → 10800 is one change, not four."""
    taken = set(text)
    free = (chr(code) for code in range(_PRIVATE, 0x10FFFE) if chr(code) not in taken)
    return dict(zip(dict.fromkeys(_WORD.findall(text)), free, strict=False))


def _encode(text: str, codes: dict[str, str]) -> str:
    return _WORD.sub(lambda match: codes.get(match.group(), match.group()), text)
