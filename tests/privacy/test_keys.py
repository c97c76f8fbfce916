"""The key file: made once, read safely, named when something is wrong with it."""

import json
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from shuangyong.privacy.errors import KeyFileError
from shuangyong.privacy.keys import create_ring, new_ring, read_ring, write_ring


def test_a_ring_is_read_as_it_was_written(tmp_path):
    ring = new_ring().with_new_keys(index=True)
    write_ring(tmp_path / "keys.json", ring)
    assert read_ring(tmp_path / "keys.json") == ring


def test_the_file_is_for_its_owner_only(tmp_path):
    create_ring(tmp_path / "deep" / "keys.json")
    assert stat.S_IMODE((tmp_path / "deep" / "keys.json").stat().st_mode) == 0o600


def test_a_changed_file_is_read_again(tmp_path):
    path = tmp_path / "keys.json"
    first = create_ring(path)
    write_ring(path, first.with_new_keys())
    assert read_ring(path).current == "k2"


def test_two_who_make_the_first_file_at_once_get_the_same_keys(tmp_path):
    path = tmp_path / "keys.json"
    with ThreadPoolExecutor(8) as pool:
        rings = list(pool.map(lambda _: create_ring(path), range(16)))
    assert all(ring == rings[0] for ring in rings)


def test_an_existing_file_is_never_written_over(tmp_path):
    path = tmp_path / "keys.json"
    assert create_ring(path) == create_ring(path)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"current": "k1", "encryption": {"k1": "eA=="}, "index_current": "i1", "index": {}}'],
)
def test_a_file_that_is_no_key_file_is_refused_in_words(tmp_path, text):
    path = tmp_path / "keys.json"
    path.write_text(text)
    with pytest.raises(KeyFileError, match="密钥文件"):
        read_ring(path)


def test_a_missing_file_says_that_it_must_come_from_the_backup(tmp_path):
    with pytest.raises(KeyFileError, match="从备份放回"):
        read_ring(tmp_path / "none.json")


def test_a_current_key_that_is_not_there_is_refused(tmp_path):
    path = tmp_path / "keys.json"
    create_ring(path)
    path.write_text(json.dumps({**json.loads(path.read_text()), "current": "k9"}))
    with pytest.raises(KeyFileError):
        read_ring(path)


def test_a_ring_never_prints_its_keys():
    ring = new_ring()
    assert ring.encryption["k1"].hex() not in repr(ring)
    assert str(ring.encryption["k1"]) not in repr(ring)


def test_after_a_rotation_only_the_current_keys_need_to_stay():
    ring = new_ring().with_new_keys(index=True).only_current()
    assert (list(ring.encryption), list(ring.index)) == (["k2"], ["i2"])
