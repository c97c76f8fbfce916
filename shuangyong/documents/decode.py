"""Bytes of a .txt file into text: never by guesswork that could show wrong characters."""

import unicodedata

MAX_BYTES = 2 * 1024 * 1024
"""Largest plain-text file that is read; a year's plan is some tens of kilobytes."""

_WORD = "这不是纯文本文件，像是 Word 文档。请在 Word 里另存为“纯文本（.txt）”后再导入。"
_PICTURE = "这是一张图片，不是文字文件。请把文字录入后存为“纯文本（.txt）”再导入。"
_PDF = "这是 PDF 文件，不是纯文本。请从 PDF 里复制文字，存为“纯文本（.txt）”后再导入。"
_BINARY = "这不是纯文本文件，里面有无法显示的内容。请另存为“纯文本（.txt）”后再导入。"
_ENCODING = "认不出这个文件的文字编码。请用“记事本”打开它，另存为时把编码选为 UTF-8，再导入。"
_EMPTY = "文件里没有文字。请检查是否选错了文件。"

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", _WORD),
    (b"PK\x05\x06", _WORD),
    (b"\xd0\xcf\x11\xe0", _WORD),
    (b"{\\rtf", _WORD),
    (b"%PDF", _PDF),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"RIFF", _BINARY),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_ALLOWED_CONTROLS = frozenset("\t\n\v\f\r")
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·～　￥％＋－／×①②③④⑤⑥⑦⑧⑨⑩○●★☆※→")
_SAMPLE = 20_000
_LIKELY = 0.6  # share of everyday characters below which a guess is not trusted
_CERTAIN = 0.9  # share above which GBK is believed although the bytes are valid UTF-8 too


class UnreadableText(ValueError):
    """The file holds no text that can be read; the message (Chinese) says what to do."""


def decode_text(data: bytes) -> str:
    """Read the bytes of a .txt file: UTF-8, UTF-16 or GBK/GB18030, with or without a mark.

    Raises `UnreadableText` when it is empty, over `MAX_BYTES`, not text, or not to be told for sure.
    """
    if len(data) > MAX_BYTES:
        size = len(data) / 1024 / 1024
        raise UnreadableText(
            f"文件太大（{size:.1f} MB），最多 {MAX_BYTES // 1024 // 1024} MB。"
            "请只导入计划的文字，或分成几份导入。"
        )
    for signature, message in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableText(message)
    # Old DOS editors end a file with Ctrl-Z.
    text = _decode(data.removesuffix(b"\x1a")).lstrip("\ufeff")
    if not text.strip():
        raise UnreadableText(_EMPTY)
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _attempt(data[len(mark) :], encoding)
            if text is None:
                raise UnreadableText(_BINARY if encoding.startswith("utf-16") else _ENCODING)
            return text
    utf8 = _attempt(data, "utf-8")
    if utf8 is not None and (utf8.isascii() or _likelihood(utf8) >= _LIKELY):
        return utf8
    best, score = "", 0.0
    for encoding in ("gb18030", "utf-16-le", "utf-16-be"):
        guess = _attempt(data, encoding)
        if guess is not None and (found := _likelihood(guess)) > score:
            best, score = guess, found
    if utf8 is not None:
        return best if score >= _CERTAIN else utf8
    if score < _LIKELY:
        raise UnreadableText(_BINARY if _looks_binary(data) else _ENCODING)
    return best


def _attempt(data: bytes, encoding: str) -> str | None:
    """The text, or None when the bytes are not in this encoding or hold control characters."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if any(sign < " " or "\x7f" <= sign <= "\x9f" for sign in set(text) - _ALLOWED_CONTROLS):
        return None
    return text


def _likelihood(text: str) -> float:
    """Share of everyday Chinese among the characters that are not ASCII, 0..1.

    Text read in a wrong encoding is full of rare characters; this is what tells mojibake from words.
    """
    foreign = [sign for sign in text[:_SAMPLE] if not sign.isascii()]
    if not foreign:
        # All ASCII: sure enough when it reads as words, never when it is a heap of signs.
        return _LIKELY if text.isprintable() or any(sign.isspace() for sign in text) else 0.0
    return sum(map(_is_everyday, foreign)) / len(foreign)


def _is_everyday(sign: str) -> bool:
    """True for the 3,755 characters of GB 2312 level 1, Chinese punctuation and full-width forms."""
    if sign in _PUNCTUATION:
        return True
    try:
        code = sign.encode("gb2312")
    except UnicodeEncodeError:
        return unicodedata.category(sign) == "Nd" and sign >= "０"
    return len(code) == 2 and (0xB0 <= code[0] <= 0xD7 or code[0] == 0xA3)


def _looks_binary(data: bytes) -> bool:
    return any(byte < 9 or 14 <= byte < 32 for byte in data[:_SAMPLE])
