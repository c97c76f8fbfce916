"""What comes out of a picture: small, upright, nothing in it but what it shows."""

from io import BytesIO

import pytest
from PIL import Image

from activities.pictures.reducing import reduce
from tests.activities.photos import samples

RED, BLUE = (254, 0, 0), (0, 0, 254)


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def near(found: object, wanted: tuple[int, int, int], by: int = 12) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) <= by for one, other in zip(found, wanted, strict=True))


def test_place_camera_comment_and_profile_are_gone() -> None:
    reduced = reduce(BytesIO(samples.taken_somewhere()))
    for data in (reduced.full, reduced.thumb):
        assert b"SECRET" not in data
        assert b"Exif" not in data
        image = opened(data)
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize(
    ("orientation", "size", "red_at", "blue_at"),
    [
        (1, (80, 40), (10, 20), (70, 20)),
        (2, (80, 40), (70, 20), (10, 20)),
        (3, (80, 40), (70, 20), (10, 20)),
        (4, (80, 40), (10, 20), (70, 20)),
        (5, (40, 80), (20, 10), (20, 70)),
        (6, (40, 80), (20, 10), (20, 70)),
        (7, (40, 80), (20, 70), (20, 10)),
        (8, (40, 80), (20, 70), (20, 10)),
    ],
)
def test_it_stands_upright_however_the_phone_was_held(
    orientation: int, size: tuple[int, int], red_at: tuple[int, int], blue_at: tuple[int, int]
) -> None:
    reduced = reduce(BytesIO(samples.taken_somewhere(orientation)))
    for data in (reduced.full, reduced.thumb):
        image = opened(data)
        assert image.size == size
        assert near(image.getpixel(red_at), RED)
        assert near(image.getpixel(blue_at), BLUE)
    assert (reduced.width, reduced.height) == size


def test_a_damaged_note_of_how_it_was_held_is_no_damage_to_the_picture() -> None:
    data = samples.taken_somewhere(6).replace(b"MM\0*", b"ZZ\0*").replace(b"II*\0", b"ZZ*\0")
    assert reduce(BytesIO(data)).width == 80


def test_the_longest_side_is_1600_and_of_the_thumbnail_400() -> None:
    reduced = reduce(BytesIO(samples.written(samples.two_halves((4000, 3000)))))
    assert opened(reduced.full).size == (1600, 1200)
    assert opened(reduced.thumb).size == (400, 300)


def test_a_small_one_is_not_made_larger_and_a_thin_one_does_not_vanish() -> None:
    assert opened(reduce(BytesIO(samples.jpeg(size=(30, 20)))).full).size == (30, 20)
    assert opened(reduce(BytesIO(samples.jpeg(size=(9000, 1)))).full).size == (1600, 1)


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        ("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("PNG", "1"), ("PNG", "LA"),
        ("WEBP", "RGB"), ("WEBP", "RGBA"), ("GIF", "P"), ("JPEG", "CMYK"), ("JPEG", "L"), ("MPO", "RGB"),
    ],
)  # fmt: skip
def test_every_kind_of_colours_becomes_a_plain_jpeg(form: str, mode: str) -> None:
    more = {"save_all": True, "append_images": [Image.new("RGB", (80, 40))]} if form == "MPO" else {}
    reduced = reduce(BytesIO(samples.written(samples.two_halves(mode=mode), form, **more)))
    image = opened(reduced.full)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (80, 40))
    if mode in ("RGB", "RGBA", "P", "CMYK"):
        assert near(image.getpixel((10, 20)), RED, 60)


def test_what_one_sees_through_is_white() -> None:
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    assert near(opened(reduce(BytesIO(samples.written(image, "PNG"))).full).getpixel((5, 5)), (255, 255, 255))
    coloured = Image.new("P", (40, 40))
    assert near(
        opened(reduce(BytesIO(samples.written(coloured, "PNG", transparency=0))).full).getpixel((5, 5)),
        (255, 255, 255),
    )


def test_sixteen_bits_of_grey_stay_grey() -> None:
    image = Image.new("I;16", (40, 40), 0x8000)
    assert near(opened(reduce(BytesIO(samples.written(image, "PNG"))).full).getpixel((5, 5)), (128, 128, 128))


def test_of_a_moving_picture_the_first_frame() -> None:
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    for form in ("GIF", "WEBP", "PNG"):
        data = samples.written(frames[0], form, save_all=True, append_images=frames[1:], duration=100)
        assert near(opened(reduce(BytesIO(data)).full).getpixel((5, 5)), RED, 20), form


def test_the_same_picture_has_the_same_digest() -> None:
    first, second = (reduce(BytesIO(samples.taken_somewhere())) for _ in range(2))
    assert first.digest == second.digest != reduce(BytesIO(samples.jpeg())).digest
