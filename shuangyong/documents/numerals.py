"""Chinese numerals as headings use them: 一 … 十 … 九十九, and on to 九百九十九."""

DIGITS = "零一二三四五六七八九"
_READ = {sign: value for value, sign in enumerate(DIGITS)} | {"〇": 0, "两": 2}
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def to_chinese(number: int) -> str:
    """1 → 一, 12 → 十二, 105 → 一百零五. Raises ValueError outside 1..999."""
    if not 1 <= number <= 999:
        raise ValueError(f"no heading carries the number {number}")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += f"{'' if tens == 1 and not hundreds else DIGITS[tens]}十"
    elif hundreds and ones:
        words += "零"
    return words + (DIGITS[ones] if ones else "")


def read_number(words: str) -> int | None:
    """The number that 十二, 一百零五, 12 or １２ stands for; None when it is none of these."""
    plain = words.translate(_WIDE)
    if plain.isascii() and plain.isdigit():
        return int(plain)
    total, digit = 0, None
    for sign in words:
        if sign in _READ:
            digit = _READ[sign]
        elif sign in "十百":
            unit = 10 if sign == "十" else 100
            total += (1 if digit is None else digit) * unit
            digit = 0
        else:
            return None
    return (total + (digit or 0)) or None
