"""A thick file costs memory for its words, and none for its pictures."""

import os
import tracemalloc

import pytest

from shuangyong.documents.docx_in import read_docx
from tests.documents.docx_in.building import in_list, p, tbl, word_file
from tests.documents.papers import SENTENCE

MEGABYTE = 1024 * 1024


def peak_of(data):
    """Megabytes of Python's own that reading takes at most, and the lines."""
    tracemalloc.start()
    try:
        lines = read_docx(data)
        return tracemalloc.get_traced_memory()[1] / MEGABYTE, lines
    finally:
        tracemalloc.stop()


def test_two_hundred_pages_of_text_take_little():
    pages = "".join(p(SENTENCE * 5, in_list()) for _ in range(200 * 4)) + tbl(*[["1", "走访", "3月"]] * 500)
    peak, lines = peak_of(word_file(pages))
    assert len(lines) == 1300
    assert peak < 20


def test_pictures_are_not_unpacked():
    pictures = {f"word/media/image{number}.png": os.urandom(MEGABYTE // 2) for number in range(30)}
    data = word_file(p(SENTENCE), others=pictures)
    peak, lines = peak_of(data)
    assert (len(data) > 15 * MEGABYTE, len(lines)) == (True, 1)
    assert peak < 3


@pytest.mark.slow
def test_the_time_grows_with_the_length_and_no_faster():
    from time import perf_counter

    def seconds(count):
        data = word_file(p(SENTENCE) * count)
        times = []
        for _ in range(3):
            begun = perf_counter()
            read_docx(data)
            times.append(perf_counter() - begun)
        return min(times)

    seconds(100)
    assert seconds(15_000) < 15 * seconds(1500)
