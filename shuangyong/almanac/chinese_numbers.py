"""Small whole numbers (0..999) between figures and Chinese numerals."""

DIGITS = "零一二三四五六七八九"
_VALUES = {char: value for value, char in enumerate(DIGITS)} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100}
NUMERALS = "".join(_VALUES) + "".join(_UNITS)
"""Every character a Chinese number may be written with, for use inside a regular expression's brackets."""

_FULL_WIDTH = {ord("０") + n: str(n) for n in range(10)}


def half_width(text: str) -> str:
    """The same text with full-width figures made half-width; no character is added or removed."""
    return text.translate(_FULL_WIDTH)


def to_int(words: str) -> int:
    """Read 82, ８２, 八十二, 一百零五, 二〇二六 (figure by figure); ValueError for anything else."""
    words = half_width(words)
    if words.isdecimal() and words.isascii():
        return int(words)
    if not words or any(char not in NUMERALS for char in words):
        raise ValueError(f"“{words}”不是数字。")
    if not any(char in _UNITS for char in words):
        return int("".join(str(_VALUES[char]) for char in words))
    total, pending = 0, 0
    for char in words:
        if char in _UNITS:
            total += (pending or 1) * _UNITS[char]
            pending = 0
        else:
            pending = _VALUES[char]
    return total + pending


def to_chinese(number: int) -> str:
    """Write 0..999 as it is said: 十二, 八十二, 一百零五, 一百一十; raises ValueError outside that range."""
    if not 0 <= number <= 999:
        raise ValueError("只能写0到999之间的数。")
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest, spoken_short=True)
    if not rest:
        return f"{DIGITS[hundreds]}百"
    joint = "零" if rest < 10 else ""
    return f"{DIGITS[hundreds]}百{joint}{_below_hundred(rest, spoken_short=False)}"


def _below_hundred(number: int, *, spoken_short: bool) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    head = "" if tens == 1 and spoken_short else DIGITS[tens]
    return f"{head}十{DIGITS[ones] if ones else ''}"
