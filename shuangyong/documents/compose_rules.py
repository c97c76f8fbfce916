"""What may stand at the ends of a line, and what neighbours do to each other's room (GB/T 15834, CLREQ)."""

CLOSING = "，。、；：？！”’）》〉】〕」』"
OPENING = "“‘（《〈【〔「『"

NEVER_FIRST = frozenset(CLOSING + "％℃‰°…·～〜々〃ー％" + ",.;:?!)]}%/-–~")
NEVER_LAST = frozenset(OPENING + "([{$￥¥＄£€№＃#·")
UNITS = frozenset("%％℃‰°")
PAIRED = frozenset("—…")
"""Signs that are written twice and never torn: —— and ……."""

BLANKS = frozenset(" \u3000\u2002\u2003\u2009")
JOINTS = frozenset("/.-_@&?=:#%+")
"""Where a long address may be broken."""

FREE = 0.0
NEVER = -1.0
"""Costs of a break; every other number is that of one we would rather not have."""

_CLOSING, _OPENING = frozenset(CLOSING), frozenset(OPENING)
_MARKS = _CLOSING | _OPENING
_HALF_CLOSING = frozenset(",.;:?!)]")  # typed with half-width signs, the pair is as near
_HALF = 500
_AIR, _LEAST_AIR = 120, 60  # thousandths of an em that stay between the ink of neighbours


def squeezed(left: str, right: str, blank: int) -> int:
    """How much nearer two neighbouring marks stand: 1.5 em for both, where they leave that much blank.

    `blank` is what lies between their ink, in thousandths of an em, as the result.
    """
    if left in _CLOSING and right in _HALF_CLOSING:
        return max(0, min(_HALF, blank - _LEAST_AIR))
    if left not in _MARKS or right not in _MARKS or (left in _OPENING and right in _CLOSING):
        return 0
    return max(0, min(_HALF, blank - _LEAST_AIR))


def spare(left: str, right: str, behind: int, before: int) -> int:
    """How much nearer they may come to make room for one more sign in the line."""
    if left in _CLOSING and right in _OPENING:
        return max(0, min(_HALF // 2, behind + before - _HALF - _AIR))
    if left in _MARKS and (right in _MARKS or right in _HALF_CLOSING):
        return 0
    blank = behind if left in _CLOSING else before if right in _OPENING else 0
    return max(0, min(_HALF, blank - _AIR))


def is_mark(sign: str) -> bool:
    """Whether the sign is punctuation; a line of nothing else and one sign looks forlorn."""
    return sign in _MARKS or sign in NEVER_FIRST
