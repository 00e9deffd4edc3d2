"""The command line refuses bad input: exit code 2, one clear message, nothing written or lost."""

from __future__ import annotations

import json
import shutil
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from edgemoe.__main__ import main
from golden.errors import EdgemoeError
from rtl_hls.build import GENERATED
from vectors import manifest, regenerate

MICRO = Path(__file__).parents[2] / "model" / "checkpoints" / "micro"


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the committed vectors in their place, so that no test can spoil the real ones."""
    shutil.copytree(regenerate.FOLDER, tmp_path / "committed" / "data")
    monkeypatch.setattr(regenerate, "FOLDER", tmp_path / "committed" / "data")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return tmp_path


@pytest.fixture
def vectors(root: Path) -> Path:
    """The vectors to spoil."""
    return root / "committed" / "data" / "micro"


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(arguments: list[str], words: str, capfd: pytest.CaptureFixture[str], untouched: Path) -> None:
    """Exit code 2, the words on standard error, no traceback, nothing written."""
    before = contents(untouched)
    assert main(arguments) == 2
    printed = capfd.readouterr().err
    assert words in printed
    assert "Traceback" not in printed
    assert contents(untouched) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nonsense"], "No such command 'nonsense'"),
        (["cosim", "--operator", "swish"], "operator 'swish' is unknown; legal: "),
        (["cosim", "--case", "none"], "case 'none' is unknown; legal: "),
        (["cosim", "--config", "tiny"], "config 'tiny' is unknown; legal: micro, edge_moe"),
        (["cosim", "--simulator", "questa"], "simulator 'questa' is unknown; legal: verilator, icarus"),
        (["cosim", "--pattern", "often"], "'often' is not one of"),
        (["cosim", "--rtl", "absent.v"], "absent.v not found; legal: Verilog files or folders"),
        (
            ["cosim", "--simulator", "icarus", "--coverage-dir", "c"],
            "--coverage-dir needs verilator, not icarus",
        ),
        (["cosim", "--vectors", "absent"], "no readable manifest"),
        (["vectors", "--config", "tiny"], "config 'tiny' is unknown"),
        (["vectors", "--config", "base"], "those of config 'base' are not committed, only those of 'micro'"),
        (["vectors", "--config", "base", "--out", "x"], "checkpoint 'base' is unknown; legal: edge_moe, micro"),
        (["vectors", "--precision", "int8", "--out", "x"], "precision 'int8' is unknown; legal: edge_moe"),
        (["vectors", "--image", "a.png"], "give a folder for them (--out)"),
        (["vectors", "--checkpoint", "a"], "give a folder for them (--out)"),
        (["vectors", "--precision", "w8a8"], "give a folder for them (--out)"),
        (["vectors", "--task", "depth"], "give a folder for them (--out)"),
        (["vectors", "--task", "depth", "--check"], "give a folder for them (--out)"),
        (["vectors", "--check", "--out", "absent"], "no readable manifest"),
        (["vectors", "--check", "--hex", "hex"], "--check writes nothing; it goes without --hex"),
        (["vectors", "--out", "x", "--hex", "x"], "x for hex and x for vectors overlap; give separate folders"),
        (["vectors", "--out", "x", "--hex", "x/hex"], "overlap"),
        (["vectors", "--out", "x/vectors", "--hex", "x"], "overlap"),
        (["vectors", "--out", "/proc/x"], "give paths that exist and that you may read and write"),
        (["vectors", "--hex", "/proc/x"], "give paths that exist and that you may read and write"),
        (["rtl", "--check", "--out", "absent"], "rtl: absent is not a folder; give one that `edgemoe rtl` wrote"),
        (["rtl", "--config", "tiny"], "config 'tiny' is unknown"),
        (["rtl", "--precision", "int8"], "precision 'int8' is unknown; legal: edge_moe"),
        (["train", "--config", "tiny"], "tiny"),
    ],
)
def test_bad_names(arguments: list[str], words: str, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    refused(arguments, words, capfd, root)


def test_manifest_of_another_schema(vectors: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = vectors / manifest.NAME
    path.write_text(json.dumps({**json.loads(path.read_text()), "schema": 99}))
    refused(["cosim", "--vectors", str(vectors)], "schema 99 is not 2", capfd, vectors)


@pytest.mark.parametrize("file", ["../outside.npz", "/etc/passwd", "gelu/../../outside.npz"])
def test_manifest_paths_that_leave_the_folder(file: str, vectors: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = vectors / manifest.NAME
    data = json.loads(path.read_text())
    data["cases"][0]["file"] = file
    path.write_text(json.dumps(data))
    refused(["cosim", "--vectors", str(vectors)], f"file '{file}' leaves its folder", capfd, vectors)


def test_links_that_leave_the_folder(vectors: Path, tmp_path: Path) -> None:
    shutil.move(vectors / "gelu", tmp_path / "elsewhere")
    (vectors / "gelu").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(EdgemoeError, match="leaves its folder"):
        manifest.load(vectors)


@pytest.mark.parametrize("how", ["truncated", "altered", "absent"])
def test_spoiled_npz(how: str, vectors: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = vectors / "gelu" / "corners.npz"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    if how == "absent":
        path.unlink()
    else:
        path.write_bytes(data if how == "altered" else data[:500])
    refused(["cosim", "--vectors", str(vectors)], "case gelu/corners: gelu/corners.npz:", capfd, vectors)


def vectors_in(folder: Path) -> None:
    shutil.copytree(regenerate.folder_of("micro"), folder)


def hex_in(folder: Path) -> None:
    assert main(["vectors", "--out", str(folder.parent / "other"), "--hex", str(folder)]) == 0


def rtl_in(folder: Path) -> None:
    shutil.copytree(GENERATED / "micro", folder)


COMMANDS = [
    (["rtl", "--out"], "recipe.json", rtl_in),
    (["vectors", "--out"], "manifest.json", vectors_in),
    (["vectors", "--hex"], "manifest.json", hex_in),
]


@pytest.mark.parametrize(("command", "index", "make"), COMMANDS, ids=[" ".join(words) for words, _, _ in COMMANDS])
class TestFolders:
    """Only what the same command wrote is replaced; nothing is, not even the committed set, before all is checked."""

    def test_foreign(
        self,
        command: list[str],
        index: str,
        make: Callable[[Path], None],
        root: Path,
        capfd: pytest.CaptureFixture[str],
    ) -> None:
        mine = root / "mine"
        mine.mkdir()
        (mine / "thesis.txt").write_text("years")
        refused([*command, str(mine)], f"{mine}: is not empty and holds no {index}", capfd, root)
        refused([*command, str(mine / "thesis.txt")], "thesis.txt: is a file", capfd, root)
        for text in ("{}", "[]", "5", "{", '{"schema": null, "cases": []}', "[" * 100_000):
            (mine / index).write_text(text)
            refused([*command, str(mine)], f"its {index} is not one of ours", capfd, root)

    def test_ours_and_more(
        self,
        command: list[str],
        index: str,
        make: Callable[[Path], None],
        root: Path,
        capfd: pytest.CaptureFixture[str],
    ) -> None:
        mine = root / "mine"
        make(mine)
        (mine / "deep").mkdir()
        (mine / "deep" / "thesis.txt").write_text("years")
        refused([*command, str(mine)], f"also holds deep/thesis.txt, which its {index} does not list", capfd, root)
        (mine / "deep" / "thesis.txt").unlink()
        (mine / "deep" / "link").symlink_to(root / "committed")
        refused([*command, str(mine)], f"also holds deep/link, which its {index} does not list", capfd, root)

    def test_ours(self, command: list[str], index: str, make: Callable[[Path], None], root: Path) -> None:
        mine = root / "mine"
        make(mine)
        expected = sorted(contents(mine))
        stale = next(path for path in expected if path.name != index)
        stale.write_text("stale")
        assert main([*command, str(mine)]) == 0
        assert sorted(contents(mine)) == expected
        assert stale.read_text(errors="replace") != "stale"


def test_a_refused_hex_folder_leaves_all(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (root / "work" / "notes.txt").write_text("mine")
    np.save("image.npy", np.zeros((64, 128, 3), np.uint8))
    arguments = ["vectors", "--image", "image.npy", "--out", "../out", "--hex", "."]
    refused(arguments, "holds no manifest.json", capfd, root)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("config", {}, None),
        ("config", {"name": ["micro"]}, "config \"['micro']\" is unknown"),
        ("config", {"name": "base"}, "checkpoint 'base' is unknown"),
        ("precision", "w99a8", "weight_width=99 is not from 4 to 32"),
        ("observed", {"checkpoint": {}, "image": {}, "task": "segmentation"}, "made from another checkpoint, {}, than"),
        ("observed", {"checkpoint": {}, "image": {}, "task": "edges"}, "task 'edges' has no gate"),
    ],
)
def test_check_of_a_strange_manifest(
    key: str, value: object, words: str | None, vectors: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = vectors / manifest.NAME
    path.write_text(json.dumps({**json.loads(path.read_text()), key: value}))
    if words is None:
        assert main(["vectors", "--check", "--out", str(vectors)]) == 1
    else:
        refused(["vectors", "--check", "--out", str(vectors)], words, capfd, vectors)


def huge_png() -> bytes:
    """A picture whose header says 65535 x 65535."""
    chunks = b""
    for chunk in (b"IHDR" + struct.pack(">IIBBBBB", 65535, 65535, 8, 2, 0, 0, 0), b"IDAT" + zlib.compress(b"")):
        chunks += struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + chunks


class TestObservation:
    """`edgemoe vectors --out` with bad images and checkpoints."""

    @pytest.mark.parametrize(
        ("image", "words"),
        [
            (np.zeros((64, 128), np.uint8), "shape (64, 128) of uint8 does not fit config 'micro'; legal: (rows >= 64"),
            (np.zeros((63, 128, 3), np.uint8), "shape (63, 128, 3)"),
            (np.full((64, 128, 3), np.nan), "of float64"),
            (np.full((64, 128, 3), np.inf), "of float64"),
        ],
    )
    def test_image(self, image: np.ndarray, words: str, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
        np.save("image.npy", image)
        refused(["vectors", "--out", "out", "--image", "image.npy"], words, capfd, root)

    @pytest.mark.parametrize("name", ["text.png", "huge.png", "text.npy", "archive.npy", "absent.png", "absent.npy"])
    def test_unreadable_image(self, name: str, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
        Path("text.png").write_text("not a picture")
        Path("text.npy").write_text("not an array")
        Path("huge.png").write_bytes(huge_png())
        np.savez("archive.npz", image=np.zeros((64, 128, 3), np.uint8))
        Path("archive.npz").rename("archive.npy")
        refused(["vectors", "--out", "out", "--image", name], f"image {name}: not readable", capfd, root)

    def test_checkpoint(self, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
        refused(["vectors", "--out", "out", "--checkpoint", "absent"], "absent", capfd, root)

    def test_hostile_dimensions(self, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
        folder = Path(shutil.copytree(MICRO, root / "hostile"))
        data = json.loads((folder / "config.json").read_text())
        data["model"]["layers"] = 10**9
        (folder / "config.json").write_text(json.dumps(data))
        words = "layers=1000000000 is not an integer from 1 to 1024"
        refused(["vectors", "--out", "out", "--checkpoint", str(folder)], words, capfd, root)

    def test_task(self, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
        words = "task 'edges' has no gate; legal: segmentation, depth"
        refused(["vectors", "--out", "out", "--task", "edges"], words, capfd, root)

    @pytest.mark.parametrize(
        ("name", "value", "words"),
        [
            ("layers.0.qkv.bias", np.nan, "NaN or infinity in layers.0.qkv.bias"),
            ("layers.0.qkv.bias", None, "layers.0.qkv.bias has shape (143,), needs (144,)"),
            ("layers.0.qkv.weight", 3e38, "layers.0.qkv.weight: 1 of 6912 values, worst 3e+38, legal -2 to 1.99994"),
            ("layers.3.moe.b2", -16.0001, "layers.3.moe.b2: 1 of 192 values, worst -16.0001, legal -16 to 15.9995"),
            ("heads.depth.last.weight", None, "heads.depth.last.weight has shape (0, 16, 1, 1), needs (1, 16, 1, 1)"),
        ],
    )
    def test_spoiled_weights(
        self, name: str, value: float | None, words: str, root: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        from safetensors.numpy import load_file, save_file  # noqa: PLC0415 - an optional extra

        folder = Path(shutil.copytree(MICRO, root / "micro"))
        tensors = load_file(folder / "model.safetensors")
        if value is None:
            tensors[name] = tensors[name][:-1].copy()
        else:
            tensors[name].ravel()[-1] = value
        save_file(tensors, folder / "model.safetensors")
        refused(["vectors", "--out", "out", "--checkpoint", str(folder)], words, capfd, root)
