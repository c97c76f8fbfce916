"""Whatever the bytes are: a clean picture, or a sentence that says what to do."""

import contextlib
import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from activities.pictures.errors import PictureRefused
from activities.pictures.reducing import MOST_BYTES, reduce
from tests.activities.photos import samples

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def png_of(width: int, height: int) -> bytes:
    """The head of one that claims to be that large, with few bytes behind it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "空文件"),
        (b"hello", "不是照片文件"),
        (SVG, "不是照片文件"),
        (samples.SCRIPT, "不是照片文件"),
        (b"%PDF-1.7\n%%EOF", "PDF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "兼容性最好"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0avif", "兼容性最好"),
        (b"\0\0\0\x18ftypisom\0\0\0\0mp42", "视频"),
        (b"BM" + b"\0" * 60, "另存为JPG"),
        (b"II*\0" + b"\0" * 60, "另存为JPG"),
        (samples.archive(), "不是照片文件"),
        (b"\xff\xd8\xff", "再传一次"),
        (b"\xff\xd8\xff\xe0" + b"\xff" * 200, "再传一次"),
        (b"\x89PNG\r\n\x1a\n", "再传一次"),
        (b"RIFF\0\0\0\0WEBP", "再传一次"),
        (b"GIF89a", "再传一次"),
        (png_of(50_000, 50_000), "太大"),
        (b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x08", "太大"),
        (b"RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff", "太大"),
    ],
)
def test_what_is_no_picture_is_refused_with_what_to_do(data: bytes, word: str) -> None:
    with pytest.raises(PictureRefused, match=word):
        reduce(BytesIO(data))


def test_a_picture_that_was_cut_short_is_to_be_sent_again() -> None:
    whole = samples.written(samples.two_halves((800, 600)))
    for length in (4, 30, 200, len(whole) // 2, len(whole) - 20):
        with pytest.raises(PictureRefused, match="再传一次"):
            reduce(BytesIO(whole[:length]))
    for form in ("PNG", "WEBP", "GIF"):
        data = samples.written(samples.two_halves((800, 600)), form)
        with pytest.raises(PictureRefused, match="再传一次"):
            reduce(BytesIO(data[: len(data) // 2]))


def test_half_a_picture_is_refused_beside_what_prints_papers_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does for all of the process
    whole = samples.written(samples.two_halves((800, 600)))
    with pytest.raises(PictureRefused, match="再传一次"):
        reduce(BytesIO(whole[: len(whole) // 2]))
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_a_file_of_more_than_25_megabytes_is_not_looked_at() -> None:
    with pytest.raises(PictureRefused, match="25MB"):
        reduce(BytesIO(samples.jpeg() + b"\0" * MOST_BYTES))


@pytest.mark.parametrize(
    "data",
    [
        samples.jpeg() + samples.archive(),
        samples.jpeg() + samples.SCRIPT,
        samples.written(Image.new("RGB", (20, 20)), "GIF") + samples.archive(),
        samples.written(Image.new("RGB", (20, 20)), "PNG") + samples.SCRIPT,
        samples.written(Image.new("RGB", (20, 20)), comment=samples.SCRIPT + b"SECRET"),
        samples.written(Image.new("RGB", (20, 20)), "GIF", comment=b"*/=1;alert(1);/*SECRET"),
    ],
    ids=["zip", "html", "gifar", "png with script", "comment", "gif with script"],
)
def test_of_what_is_two_things_only_the_picture_is_kept(data: bytes) -> None:
    reduced = reduce(BytesIO(data))
    for kept in (reduced.full, reduced.thumb):
        assert kept.startswith(b"\xff\xd8\xff")
        assert kept.endswith(b"\xff\xd9")
        assert not any(word in kept for word in (b"PK\x03\x04", b"script", b"alert", b"SECRET", b"GIF8"))


def test_words_inside_a_png_are_gone_and_a_bomb_of_words_is_refused() -> None:
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Comment", "<script>SECRET</script>")
    data = samples.written(Image.new("RGB", (20, 20)), "PNG", pnginfo=words)
    assert b"SECRET" not in reduce(BytesIO(data)).full
    bomb = PngInfo()
    for number in range(90):
        bomb.add_text(f"k{number}", "A" * 1_000_000, zip=True)
    with pytest.raises(PictureRefused):
        reduce(BytesIO(samples.written(Image.new("RGB", (20, 20)), "PNG", pnginfo=bomb)))


def test_thousands_of_scans_over_one_small_picture_are_refused() -> None:
    data = samples.written(samples.two_halves(), progressive=True)
    start = data.index(b"\xff\xda")
    scan = data[start : data.index(b"\xff", start + 12)]
    with pytest.raises(PictureRefused):
        reduce(BytesIO(data[:-2] + scan * 500 + data[-2:]))


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBPVP8X"]),
    st.binary(max_size=400),
)
def test_random_bytes_raise_nothing_but_the_refusal(head: bytes, rest: bytes) -> None:
    with contextlib.suppress(PictureRefused):
        reduce(BytesIO(head + rest))


WHOLE = [
    samples.taken_somewhere(6),
    samples.written(samples.two_halves(), progressive=True),
    *(samples.written(samples.two_halves(), form) for form in ("PNG", "GIF", "WEBP")),
]


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(WHOLE),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_a_picture_with_changed_bytes_raises_nothing_but_the_refusal(
    whole: bytes, changes: list[tuple[int, int]]
) -> None:
    data = bytearray(whole)
    for place, value in changes:
        data[place % len(data)] = value
    with contextlib.suppress(PictureRefused):
        assert reduce(BytesIO(bytes(data))).full
