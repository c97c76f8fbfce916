"""make backup: the database, and the papers and photos that belong to it."""

import os
import sqlite3
import subprocess
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def backup(folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DEPLOYMENT")
    }
    environment |= {"VAR_DIR": str(folder), "PYTHONUTF8": "1", **more}
    return subprocess.run(
        [ROOT / ".ci" / "backup"], env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """VAR_DIR with a database of one row and one paper."""
    database = sqlite3.connect(tmp_path / "shuangyong.sqlite3")
    database.execute("CREATE TABLE plans (title TEXT)")
    database.execute("INSERT INTO plans VALUES ('计划')")
    database.commit()
    database.close()
    (tmp_path / "papers" / "2027").mkdir(parents=True)
    (tmp_path / "papers" / "2027" / "1-abc.pdf").write_bytes(b"%PDF as issued")
    return tmp_path


def test_both_are_there_and_can_be_put_back(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    result = backup(folder)
    assert result.returncode == 0, result.stderr
    (database,) = (folder / "backup").glob("*.sqlite3")
    (papers,) = (folder / "backup").glob("*-papers.tar")
    copy = sqlite3.connect(database)
    assert copy.execute("SELECT title FROM plans").fetchall() == [("计划",)]
    copy.close()
    back = tmp_path_factory.mktemp("restored")
    with tarfile.open(papers) as archive:
        archive.extractall(back, filter="data")
    assert (back / "papers" / "2027" / "1-abc.pdf").read_bytes() == b"%PDF as issued"
    assert {path.stat().st_mode & 0o077 for path in (database, papers)} == {0}
    assert not list((folder / "backup").glob("*.part"))


def test_without_papers_the_database_alone(folder: Path) -> None:
    (folder / "papers" / "2027" / "1-abc.pdf").unlink()
    (folder / "papers" / "2027").rmdir()
    (folder / "papers").rmdir()
    assert backup(folder).returncode == 0
    assert [path.suffix for path in (folder / "backup").iterdir()] == [".sqlite3"]


def test_beside_another_database_the_papers_all_the_same(folder: Path) -> None:
    result = backup(folder, DATABASE_URL="postgres://nobody@127.0.0.1/none")
    assert "pg_dump" in result.stderr
    assert [path.suffix for path in (folder / "backup").iterdir()] == [".tar"]


def test_the_photos_are_there_and_none_that_is_half_written(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (folder / "photos" / "ab").mkdir(parents=True)
    (folder / "photos" / "ab" / "ab12.jpg").write_bytes(b"a picture")
    (folder / "photos" / "ab" / "cd34.part").write_bytes(b"a pic")
    assert backup(folder).returncode == 0
    (photos,) = (folder / "backup").glob("*-photos.tar")
    back = tmp_path_factory.mktemp("restored")
    with tarfile.open(photos) as archive:
        archive.extractall(back, filter="data")
    assert [path.name for path in back.rglob("*") if path.is_file()] == ["ab12.jpg"]
    assert (back / "photos" / "ab" / "ab12.jpg").read_bytes() == b"a picture"
    assert photos.stat().st_mode & 0o077 == 0
