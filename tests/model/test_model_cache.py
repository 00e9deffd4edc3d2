"""The rooms data set: splits, processes, and the cache of rendered arrays."""

import ast
import itertools
from pathlib import Path

import numpy as np
import pytest

from golden.errors import EdgemoeError
from model.data import cache, dataset
from model.data.dataset import SPLIT_SIZE, SPLITS, open_rooms
from model.data.samples import TASKS, Sample
from model.data.scenes import scene

SIZE = (8, 16)


def bytes_of(rooms: dataset.Rooms) -> dict[str, bytes]:
    return {name: array.tobytes() for name, array in rooms.arrays.items()}


def test_samples_are_the_scenes_of_the_split() -> None:
    for split, first in SPLITS.items():
        rooms = open_rooms(split, 3, *SIZE, TASKS)
        assert len(rooms) == 3
        for index in range(3):
            sample, want = rooms[index], scene(first + index, *SIZE)
            assert list(sample) == ["image", *TASKS]
            for name, value in sample.items():
                np.testing.assert_array_equal(value, getattr(want, name))
                assert value.dtype == getattr(want, name).dtype
                assert np.shares_memory(value, rooms.arrays[name])
    assert list(open_rooms("train", 1, *SIZE, ("depth",)).arrays) == ["image", "depth"]
    with pytest.raises(IndexError):
        rooms[3]


def test_splits_are_disjoint_whatever_their_size() -> None:
    firsts = sorted(SPLITS.values())
    assert set(SPLITS) == {"train", "validation", "test"}
    assert all(later - earlier >= SPLIT_SIZE for earlier, later in itertools.pairwise(firsts))
    pictures = {open_rooms(split, 1, *SIZE, ()).arrays["image"].tobytes() for split in SPLITS}
    assert len(pictures) == 3


def test_processes_do_not_change_the_bytes() -> None:
    one, two = (open_rooms("validation", 37, *SIZE, ("normals", "saliency"), processes=n) for n in (1, 2))
    assert bytes_of(one) == bytes_of(two)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Records the fields of every block that is rendered."""
    seen: list[tuple[str, ...]] = []
    real = dataset._render_block

    def recorded(first: int, count: int, height: int, width: int, fields: tuple[str, ...]) -> Sample:
        seen.append(fields)
        return real(first, count, height, width, fields)

    monkeypatch.setattr(dataset, "_render_block", recorded)
    return seen


def test_the_cache_renders_once_and_only_what_is_missing(tmp_path: Path, rendered: list[tuple[str, ...]]) -> None:
    want = bytes_of(open_rooms("train", 20, *SIZE, ("depth", "edges")))
    rendered.clear()
    first = open_rooms("train", 20, *SIZE, ("depth",), cache=tmp_path / "new")
    assert set(rendered) == {("image", "depth")}
    rendered.clear()
    again = open_rooms("train", 20, *SIZE, ("depth",), cache=tmp_path / "new")
    assert rendered == []
    more = open_rooms("train", 20, *SIZE, ("depth", "edges"), cache=tmp_path / "new")
    assert set(rendered) == {("edges",)}
    assert bytes_of(more) == want
    assert bytes_of(first) == bytes_of(again) == {name: want[name] for name in ("image", "depth")}
    assert all(isinstance(array, np.memmap) for array in more.arrays.values())
    (folder,) = (tmp_path / "new").iterdir()
    assert folder.name == f"rooms-8x16-train-20-{cache.fingerprint()}"
    assert {path.name for path in folder.iterdir()} == {"image.npy", "depth.npy", "edges.npy"}


def test_writing_to_a_sample_leaves_the_file_alone(tmp_path: Path) -> None:
    rooms = open_rooms("test", 2, *SIZE, (), cache=tmp_path)
    before = bytes_of(rooms)
    rooms[0]["image"][:] = 0
    assert bytes_of(open_rooms("test", 2, *SIZE, (), cache=tmp_path)) == before


@pytest.mark.parametrize("damage", ["cut", "long", "empty", "shape", "type", "text", "zip"])
def test_a_damaged_file_is_rendered_again(tmp_path: Path, damage: str, rendered: list[tuple[str, ...]]) -> None:
    want = bytes_of(open_rooms("train", 4, *SIZE, ("depth",), cache=tmp_path))
    (path,) = tmp_path.glob("*/depth.npy")
    data = path.read_bytes()
    whole = np.load(path)
    if damage == "shape":
        np.save(path, whole[:3])
    elif damage == "type":
        np.save(path, whole.view(np.int32))
    elif damage == "zip":
        with path.open("wb") as stream:
            np.savez(stream, whole)
    else:
        path.write_bytes({"cut": data[:-1], "long": data + b"0", "empty": b"", "text": b"no array"}[damage])
    rendered.clear()
    assert bytes_of(open_rooms("train", 4, *SIZE, ("depth",), cache=tmp_path)) == want
    assert rendered == [("depth",)]
    assert path.read_bytes() == data


def test_a_stop_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(*_: object) -> Sample:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(dataset, "_render_block", stops)
        open_rooms("train", 4, *SIZE, ("depth",), cache=tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_another_renderer_or_request_has_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_rooms("train", 2, *SIZE, (), cache=tmp_path)
    open_rooms("train", 3, *SIZE, (), cache=tmp_path)
    open_rooms("test", 2, *SIZE, (), cache=tmp_path)
    open_rooms("train", 2, 16, 8, (), cache=tmp_path)
    monkeypatch.setattr(cache, "fingerprint", lambda: "0123456789ab")
    open_rooms("train", 2, *SIZE, (), cache=tmp_path)
    assert len(list(tmp_path.iterdir())) == 5


def test_the_fingerprint_changes_with_a_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = cache.fingerprint()
    here = Path(cache.__file__).parent
    for name in cache.RENDERER:
        (tmp_path / f"{name}.py").write_bytes((here / f"{name}.py").read_bytes())
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "cache.py"))
    assert cache.fingerprint.__wrapped__() == before
    with (tmp_path / "poses.py").open("a") as stream:
        stream.write("\n")
    assert cache.fingerprint.__wrapped__() != before


def test_the_fingerprint_covers_every_module_that_renders() -> None:
    here, needed, open_names = Path(cache.__file__).parent, set[str](), ["dataset"]
    while open_names:
        name = open_names.pop()
        needed.add(name)
        for node in ast.walk(ast.parse((here / f"{name}.py").read_text())):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("model.data"):
                rest = node.module.removeprefix("model.data").removeprefix(".")
                found = [rest] if rest else [alias.name for alias in node.names]
                open_names += [module for module in found if module not in needed]
    assert set(cache.RENDERER) == needed


def test_errors(tmp_path: Path) -> None:
    with pytest.raises(EdgemoeError, match="split='val' is not one of train, validation, test"):
        open_rooms("val", 1, *SIZE, ())
    with pytest.raises(EdgemoeError, match="task 'edge' is not one of segmentation, depth"):
        open_rooms("train", 1, *SIZE, ("depth", "edge"))
    for count in (0, -1, SPLIT_SIZE + 1):
        with pytest.raises(EdgemoeError, match=f"count={count} is not from 1 to"):
            open_rooms("train", count, *SIZE, ())
    with pytest.raises(EdgemoeError, match="width=0"):
        open_rooms("train", 1, 8, 0, ())
    with pytest.raises(EdgemoeError, match="processes=0"):
        open_rooms("train", 1, *SIZE, (), processes=0)
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(EdgemoeError, match=r"cannot be written .* give another cache folder"):
        open_rooms("train", 1, *SIZE, (), cache=file)
    with pytest.raises(EdgemoeError, match="GB free; make room, ask for fewer"):
        open_rooms("train", SPLIT_SIZE, 1000, 1000, (), cache=tmp_path / "large")


def test_progress_goes_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    open_rooms("train", 2, *SIZE, (), progress=True)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "rendering rooms" in shown.err
    open_rooms("train", 2, *SIZE, ())
    assert capsys.readouterr().err == ""
