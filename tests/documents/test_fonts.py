"""Which official typefaces are there, and what stands in."""

from pathlib import Path

from shuangyong.documents import fonts


def test_an_official_file_in_the_named_folder_comes_before_the_stand_in(tmp_path, monkeypatch):
    (tmp_path / "SIMFANG.TTF").write_bytes(b"")
    (tmp_path / "FandolFang-Regular.otf").write_bytes(b"")
    monkeypatch.setenv(fonts.FOLDERS_VARIABLE, str(tmp_path))
    assert fonts.font_folders()[0] == tmp_path
    assert fonts.font_files()["Paper Fang"] == tmp_path / "SIMFANG.TTF"
    assert "仿宋" not in {missing.name for missing in fonts.missing_families()}


def test_missing_typefaces_are_reported_with_what_is_printed_instead(tmp_path, monkeypatch):
    (tmp_path / "FandolKai-Regular.otf").write_bytes(b"")
    monkeypatch.setattr(fonts, "_KNOWN_FOLDERS", (str(tmp_path),))
    monkeypatch.setattr(fonts, "_installed", lambda: frozenset({"SimHei", "Noto Serif CJK SC"}))
    monkeypatch.delenv(fonts.FOLDERS_VARIABLE, raising=False)
    report = {missing.name: missing.stand_in for missing in fonts.missing_families()}
    assert report == {
        "小标宋": "Noto Serif CJK SC",
        "仿宋": "Noto Serif CJK SC",
        "楷体": "FandolKai-Regular",
        "宋体": "Noto Serif CJK SC",
    }


def test_folders_that_do_not_exist_are_passed_over(monkeypatch):
    monkeypatch.setenv(fonts.FOLDERS_VARIABLE, "/no/such/folder")
    assert all(folder.is_dir() for folder in fonts.font_folders([Path("/nowhere")]))
