"""One font file for each typeface: the office's own, the system's, a free one, Noto."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from shuangyong.documents import font_sources, fonts
from shuangyong.documents import pdf as press
from shuangyong.documents.model import Document, Paragraph
from shuangyong.documents.typefaces import FACES, Source
from tests.documents.font_help import look_anew, save_collection, save_font, use_folder
from tests.documents.pdf_help import open_pdf

WORDS = "双拥工作计划慰问走访"


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    look_anew()
    yield
    look_anew()


def choice_of(name):
    return next(choice for choice in fonts.choices() if choice.face.name == name)


def only(monkeypatch, *, own=(), installed=(), standing=()):
    monkeypatch.setenv(font_sources.FOLDERS_VARIABLE, ":".join(map(str, own)))
    monkeypatch.setattr(fonts, "installed_fonts", lambda: tuple(installed))
    monkeypatch.setattr(font_sources, "STANDING_FOLDERS", tuple(map(str, standing)))
    look_anew()


def test_a_font_of_the_offices_own_folder_is_printed_whatever_its_file_is_called(tmp_path, monkeypatch):
    (tmp_path / "2024").mkdir()
    path = save_font(tmp_path / "2024", "字体1.TTF", "FangSong", WORDS)
    use_folder(monkeypatch, tmp_path)
    choice = choice_of("仿宋")
    assert (choice.source, choice.font.path) == (Source.OWN, path)
    assert "仿宋" not in {missing.name for missing in fonts.missing_families()}
    with open_pdf(press._Press().print(Document("计划", (Paragraph(WORDS + "王"),), draft=False))) as pdf:
        chars = {char["text"]: char["fontname"].split("+")[1] for char in pdf.pages[0].chars}
    assert {chars[sign] for sign in WORDS if sign not in "计划"} == {"Paper-Fang"}
    assert chars["王"] == "Paper-Serif"


def test_an_installed_font_comes_before_the_free_one_and_behind_the_offices_own(tmp_path, monkeypatch):
    own, system = tmp_path / "own", tmp_path / "system"
    own.mkdir()
    system.mkdir()
    path = save_font(system, "a.ttf", "KaiTi_GB2312", WORDS)
    installed = font_sources.fonts_in(system)
    only(monkeypatch, installed=installed, standing=font_sources.STANDING_FOLDERS)
    assert (choice_of("楷体").source, choice_of("楷体").font.path) == (Source.SYSTEM, path)
    mine = save_font(own, "b.ttf", "楷体", WORDS)
    only(monkeypatch, own=[own], installed=installed)
    assert (choice_of("楷体").source, choice_of("楷体").font.path) == (Source.OWN, mine)


def test_missing_typefaces_are_reported_with_what_is_printed_instead(tmp_path, monkeypatch):
    save_font(tmp_path, "FandolKai-Regular.otf", "FandolKai", WORDS)
    system = tmp_path / "system"
    system.mkdir()
    save_font(system, "hei.ttf", "SimHei", WORDS)
    save_font(system, "noto.ttf", "Noto Serif CJK SC", WORDS)
    only(monkeypatch, installed=font_sources.fonts_in(system), standing=[tmp_path])
    report = {missing.name: missing.stand_in for missing in fonts.missing_families()}
    serif = "Noto Serif CJK SC"
    assert report == {"小标宋": serif, "仿宋": serif, "楷体": "FandolKai-Regular", "宋体": serif}


def test_with_no_font_at_all_nothing_is_called_missing_and_nothing_is_printed_as_a_geta(monkeypatch):
    only(monkeypatch)
    assert fonts.font_files() == {}
    assert {missing.stand_in for missing in fonts.missing_families()} == {""}
    assert fonts.printable_characters() == frozenset()


def test_folders_that_do_not_exist_and_broken_files_are_passed_over(tmp_path, monkeypatch):
    (tmp_path / "simfang.ttf").write_bytes(b"")
    (tmp_path / "simkai.ttc").write_bytes(b"ttcf, or so it says")
    monkeypatch.setenv(font_sources.FOLDERS_VARIABLE, f"/no/such/folder:{tmp_path}")
    assert {choice.source for choice in fonts.choices()} == {Source.STAND_IN}


def test_of_a_collection_the_right_face_alone_is_embedded(tmp_path, monkeypatch):
    save_collection(tmp_path, "simsun.ttc", ("NSimSun", "新"), ("SimSun", WORDS))
    use_folder(monkeypatch, tmp_path)
    file = fonts.font_files()["Paper Song"]
    assert file.read_bytes()[:4] != b"ttcf"
    with TTFont(file) as font:
        assert {ord(sign) for sign in WORDS} == set(font.getBestCmap())


def test_without_fontconfigs_tool_the_free_fonts_and_noto_are_found(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert font_sources.installed_fonts() == ()
    assert len(fonts.font_files()) == len(FACES)
    assert set(fonts.reserve_files()) == {"Paper Serif", "Paper Sans"}
    assert 0x2CB4E in fonts.printable_characters()


def test_a_tool_that_hangs_is_as_good_as_none(monkeypatch):
    def hang(*args, **kwargs):
        raise subprocess.TimeoutExpired("fc-list", 60)

    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/fc-list")
    monkeypatch.setattr("subprocess.run", hang)
    assert font_sources.installed_fonts() == ()


def test_a_font_with_one_more_character_in_the_offices_folder_prints_it(tmp_path, monkeypatch):
    save_font(tmp_path, "rare.ttf", "Some Rare Signs", "\U00031350")
    save_font(tmp_path, "useless.ttf", "Nothing New", "双拥")
    use_folder(monkeypatch, tmp_path)
    assert [path.stem.split("-")[0] for path in fonts.extra_files().values()] == ["rare"]
    assert list(fonts.fonts_in_use())[-3:] == ["Paper Serif", "Paper Sans", "Paper Extra A"]
    document = Document("计划", (Paragraph("责任人王\U00031350。"),), draft=False)
    with open_pdf(press._Press().print(document)) as pdf:
        assert ("\U00031350", "Paper-Extra-A") in {
            (char["text"], char["fontname"].split("+")[1]) for char in pdf.pages[0].chars
        }


def test_a_private_use_character_counts_only_from_the_offices_own_fonts(tmp_path, monkeypatch):
    standing = tmp_path / "free"
    standing.mkdir()
    save_font(standing, "FandolFang-Regular.otf", "FandolFang", "王\ue000")
    only(monkeypatch, standing=[standing])
    assert 0xE000 not in fonts.printable_characters()
    own = tmp_path / "own"
    own.mkdir()
    save_font(own, "EUDC.TTF", "EUDC", "\ue000")
    only(monkeypatch, own=[own], standing=[standing])
    assert 0xE000 in fonts.printable_characters()


def test_every_font_of_the_paper_is_as_high_as_the_others(tmp_path, monkeypatch):
    save_font(tmp_path, "tall.ttf", "SimHei", WORDS, ascent=1400, em=2000)
    use_folder(monkeypatch, tmp_path)
    heights = set()
    for path in (fonts.font_files() | fonts.reserve_files()).values():
        with TTFont(path, lazy=True) as font:
            em, head = font["head"].unitsPerEm, font["hhea"]
            (foot, *_) = (
                font["BASE"]
                .table.HorizAxis.BaseScriptList.BaseScriptRecord[1]
                .BaseScript.BaseValues.BaseCoord
            )
            heights.add((head.ascent / em, head.descent / em, foot.Coordinate / em))
    assert heights == {(0.88, -0.12, -0.005)}


def test_the_style_sheets_name_no_font_but_by_our_lists():
    folder = Path(press.__file__).parent
    for sheet in folder.glob("*.css"):
        for line in sheet.read_text("utf-8").splitlines():
            if "font-family" in line or " font:" in line:
                assert "var(--" in line, f"{sheet.name}: {line}"
