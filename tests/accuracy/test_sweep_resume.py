"""A run goes on where it was: nothing is computed twice, nothing damaged is used, no other study is mixed in."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from accuracy import cluster, store
from accuracy.candidate import Candidate
from accuracy.cluster import Here, Lanes
from accuracy.shard import Done
from accuracy.study import code
from accuracy.sweep import sweep
from golden.errors import EdgemoeError
from golden.precision import get_precision
from tests.accuracy.sweep_cases import IMAGES, SHARD, candidates, rooms, saved, study

SHARDS = -(-IMAGES // SHARD)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("network") / "tiny")


@pytest.fixture(scope="module")
def finished(network: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("finished")
    sweep(study(network), candidates("w8a8", "w6a6"), out, Here())
    return out


@pytest.fixture
def out(finished: Path, tmp_path: Path) -> Path:
    """A copy of a finished sweep."""
    return Path(shutil.copytree(finished, tmp_path / "out"))


class Counting(Here):
    """Remembers what was computed; stops after `most` tasks as Ctrl-C does."""

    def __init__(self, most: int = 1000) -> None:
        self.computed: list[tuple[str, int]] = []
        self.most = most

    def run(self, lanes: Lanes) -> Iterator[Done]:
        for done in super().run(lanes):
            if len(self.computed) == self.most:
                raise KeyboardInterrupt
            self.computed.append((done.job.label, done.job.shard))
            yield done


def test_a_finished_sweep_computes_nothing(network: Path, out: Path) -> None:
    before = (out / store.SUMMARY).read_bytes()
    counting = Counting()
    (out / store.SUMMARY).unlink()
    sweep(study(network), candidates("w8a8", "w6a6"), out, counting)
    assert counting.computed == []
    assert (out / store.SUMMARY).read_bytes() == before
    sweep(study(network), candidates("w8a8", "w6a6"), out, counting, resume=False)
    assert len(counting.computed) == 3 * SHARDS
    assert (out / store.SUMMARY).read_bytes() == before


def test_a_stopped_sweep_goes_on(network: Path, finished: Path, tmp_path: Path) -> None:
    first, second = Counting(most=4), Counting()
    with pytest.raises(KeyboardInterrupt):
        sweep(study(network), candidates("w8a8", "w6a6"), tmp_path, first)
    assert not (tmp_path / store.SUMMARY).exists()
    progress: list[tuple[int, int]] = []
    sweep(study(network), candidates("w8a8", "w6a6"), tmp_path, second, report=lambda *at: progress.append(at))
    assert len(first.computed) == 4
    assert not set(first.computed) & set(second.computed)
    assert len(first.computed) + len(second.computed) == 3 * SHARDS
    assert progress == [(at, 3 * SHARDS) for at in range(4, 3 * SHARDS + 1)]
    for name in (store.SUMMARY, store.TABLE):
        assert (tmp_path / name).read_bytes() == (finished / name).read_bytes()


def test_only_what_is_new_is_computed(network: Path, out: Path) -> None:
    """Another row; labels, groups and names do not count; nor do rows that are the same."""
    counting = Counting()
    same = Candidate("other name", get_precision("w8a8").replace("renamed", {}), group="g")
    again = Candidate("w5a8 again", get_precision("w5a8"))
    sweep(study(network), [*candidates("w8a8", "w5a8"), same, again], out, counting)
    assert [at for _, at in counting.computed] == list(range(SHARDS))
    sweep(study(network, fake=True), candidates("w8a8"), out, counting)
    assert counting.computed[SHARDS:] == [("w8a8", at) for at in range(SHARDS)]


@pytest.mark.parametrize("damage", ["cut", "bit", "empty", "swapped", "gone", "sealed"])
def test_a_damaged_result_is_computed_again(network: Path, out: Path, finished: Path, damage: str) -> None:
    one, other = sorted((out / store.SHARDS).iterdir())[:2]
    data = one.read_bytes()
    wrong = bytearray(data)
    wrong[len(data) // 3] ^= 1
    changed = {
        "cut": data[:-100],
        "bit": bytes(wrong),
        "empty": b"",
        "swapped": other.read_bytes(),
        "sealed": hashlib.sha256(b"PK").digest() + b"PK",
    }
    if damage == "gone":
        one.unlink()
    else:
        one.write_bytes(changed[damage])
    counting = Counting()
    sweep(study(network), candidates("w8a8", "w6a6"), out, counting)
    assert len(counting.computed) == 1
    assert one.read_bytes() == data
    assert (out / store.SUMMARY).read_bytes() == (finished / store.SUMMARY).read_bytes()


def test_every_bit_of_a_result_is_guarded(finished: Path) -> None:
    """One bit of each 7th byte wrong."""
    path = min((finished / store.SHARDS).iterdir())
    data = path.read_bytes()
    assert store.decode(path.name, data).header["key"] == path.name
    for at in range(0, len(data), 7):
        wrong = bytearray(data)
        wrong[at] ^= 1 << at % 8
        with pytest.raises(EdgemoeError, match="damaged"):
            store.decode(path.name, bytes(wrong))
    with pytest.raises(EdgemoeError, match="of task"):
        store.decode("other", data)


@pytest.mark.parametrize("change", ["samples", "shard", "every", "checkpoint"])
def test_another_study_is_refused(network: Path, out: Path, tmp_path: Path, change: str) -> None:
    folder = saved(tmp_path / "other", 2) if change == "checkpoint" else network
    changes: dict[str, dict[str, Any]] = {
        "samples": {"samples": rooms(4)},
        "shard": {"shard": 3},
        "every": {"every": 2},
    }
    match = {"samples": "data"}.get(change, change)
    with pytest.raises(EdgemoeError, match=f"holds another study: {match} .*; give another folder"):
        sweep(study(folder, **changes.get(change, {})), candidates("w8a8"), out, Here())


def test_a_folder_of_something_else_is_refused(network: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(EdgemoeError, match=r"holds mine\.txt and no study\.json"):
        sweep(study(network), candidates("w8a8"), tmp_path, Here())
    with pytest.raises(EdgemoeError, match="is a file"):
        sweep(study(network), candidates("w8a8"), tmp_path / "mine.txt", Here())
    for text in ("no JSON", "[]", "3"):
        (tmp_path / store.STUDY).write_text(text)
        with pytest.raises(EdgemoeError, match=r"study\.json: unreadable"):
            sweep(study(network), candidates("w8a8"), tmp_path, Here())
    assert (tmp_path / "mine.txt").read_text() == "keep"


def test_a_change_of_the_code_counts(network: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = {**code(), "model/losses.py": "other"}
    for module in ("accuracy.sweep", "accuracy.shard"):
        monkeypatch.setattr(f"{module}.code", lambda fake: other)
    counting = Counting()
    sweep(study(network), candidates("w8a8"), out, counting)
    assert len(counting.computed) == 2 * SHARDS


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"golden/fixed.py": "x"}, r"float: the worker differs from the client in golden/fixed\.py; install the same"),
        ({"torch": "1.0"}, r"in torch 1\.0 \(client [2-9].*\); install"),
        ({"golden/old.py": "x", "a.py": "", "b.py": "", "c.py": ""}, r"in a\.py, b\.py, c\.py and 1 more; install"),
    ],
)
def test_a_worker_with_other_code_is_refused(
    network: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, str], match: str
) -> None:
    """Its results would stand under the client's keys."""
    monkeypatch.setattr("accuracy.shard.code", lambda fake: {**code(fake), **change})
    with pytest.raises(EdgemoeError, match=match):
        sweep(study(network), candidates("w8a8"), tmp_path, Here())
    assert not (tmp_path / store.SHARDS).exists()


def test_files_of_a_checkpoint_that_change_on_the_way_are_noticed(network: Path, tmp_path: Path) -> None:
    """A worker compares what it reads with the digests of the study."""
    folder = Path(shutil.copytree(network, tmp_path / "copy"))

    class Late(Here):
        def run(self, lanes: Lanes) -> Iterator[Done]:
            saved(tmp_path / "new", 2)
            for name in ("model.safetensors",):
                (folder / name).write_bytes((tmp_path / "new" / name).read_bytes())
            return super().run(lanes)

    with pytest.raises(EdgemoeError, match=r"model\.safetensors differ from those of the study"):
        sweep(study(folder), candidates("w8a8"), tmp_path / "out", Late())


def test_bad_clusters() -> None:
    with pytest.raises(EdgemoeError, match="give one of them"), cluster.opened(1, "tcp://127.0.0.1:1"):
        pass
    with pytest.raises(EdgemoeError, match="no answer"), cluster.opened(None, "nonsense://x"):
        pass
