"""Signs of Word's symbol fonts as signs that every font has."""

from .docx_in_formats import circled

_UNKNOWN = "•"
_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x74: "◆", 0x75: "◆",
    0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAA: "★", 0xAB: "★", 0xD8: "➢",
    0xE0: "→", 0xE8: "→", 0xF0: "→", 0xFC: "√", 0xFB: "×", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL = {0xB7: "•", 0xA8: "◆", 0xD7: "·", 0xB4: "×", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xAE: "→", 0xB0: "°"}
_PRIVATE = range(0xF000, 0xF100)
_FIRST_CIRCLE, _FIRST_BLACK = 0x81, 0x8C  # ① and ❶ in Wingdings


def symbol(font: str, code: str) -> str:
    """What w:sym shows; "•" for a sign that only its font knows."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number not in _PRIVATE and number > 0xFF:
        return chr(number) if number <= 0xFFFF and not 0xD800 <= number < 0xF900 else _UNKNOWN
    place = number & 0xFF
    if font.lower().startswith("wingdings"):
        for first in (_FIRST_CIRCLE, _FIRST_BLACK):
            if first <= place < first + 10:
                return circled(place - first + 1)
        return _WINGDINGS.get(place, _UNKNOWN)
    if number in _PRIVATE:
        return _SYMBOL.get(place, _UNKNOWN)
    return chr(place) if place >= 0x20 else ""


def plain(text: str) -> str:
    """The text with signs typed from a symbol font replaced; everything else as it is."""
    if not any("\uf000" <= sign <= "\uf0ff" for sign in text):
        return text
    return "".join(_private(sign) if "\uf000" <= sign <= "\uf0ff" else sign for sign in text)


def _private(sign: str) -> str:
    place = ord(sign) & 0xFF
    return _SYMBOL.get(place) or _WINGDINGS.get(place, _UNKNOWN)
