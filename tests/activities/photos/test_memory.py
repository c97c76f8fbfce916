"""A picture of 100 megapixels is made small without taking the memory of one."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[3]
REDUCE = """
import resource, sys
from activities.pictures.errors import PictureRefused
from activities.pictures.reducing import reduce
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    with open(sys.argv[1], "rb") as file:
        picture = reduce(file)
    print(picture.width, picture.height)
except PictureRefused as error:
    print(error)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def reduced_elsewhere(path: Path) -> tuple[str, int]:
    """What came of it, and the megabytes it took."""
    answer = subprocess.run(
        [sys.executable, "-c", REDUCE, path], cwd=ROOT, capture_output=True, text=True, check=True
    )
    first, megabytes = answer.stdout.splitlines()
    return first, int(megabytes)


@pytest.mark.parametrize(
    ("form", "size", "options", "answer", "most"),
    [
        ("JPEG", (12_000, 8_400), {}, "1600 1120", 120),
        ("JPEG", (12_000, 8_400), {"progressive": True}, "太大", 60),
        ("JPEG", (7_000, 7_000), {"progressive": True}, "1600 1600", 350),
        ("PNG", (5_000, 5_000), {"compress_level": 1}, "1600 1600", 400),
        ("PNG", (12_000, 8_400), {"compress_level": 1}, "太大", 60),
        ("WEBP", (4_000, 4_000), {"method": 0}, "1600 1600", 400),
    ],
)
def test_memory(
    tmp_path: Path, form: str, size: tuple[int, int], options: dict[str, object], answer: str, most: int
) -> None:
    path = tmp_path / "large"
    Image.linear_gradient("L").convert("RGB").resize(size, Image.Resampling.NEAREST).save(
        path, form, **options
    )
    found, megabytes = reduced_elsewhere(path)
    assert answer in found
    assert megabytes < most
