"""Vector folders at every precision, and those that are written again when something they come from has changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

import golden
from golden.config import get_config
from golden.errors import EdgemoeError
from golden.files import replace_folder
from golden.fixed import Format
from golden.precision import EDGE_MOE, get_precision
from model import checkpoint
from vectors import gelu, linear, manifest, observe, picture, regenerate
from vectors.inputs import random_raw

MICRO = get_config("micro")
PRECISIONS = ("edge_moe", "edge_moe_exact", "w8a8", "w12a10")


@pytest.mark.parametrize("name", PRECISIONS)
def test_any_precision_comes_back_from_disk(name: str, tmp_path: Path) -> None:
    seen = observe.observe(MICRO, get_precision(name))
    cases = list(regenerate.cases(seen))
    replace_folder(tmp_path / "vectors", regenerate.render(regenerate.origin(seen), iter(cases)))
    listed = manifest.load(tmp_path / "vectors")
    assert listed["precision"] == name
    assert len(listed["cases"]) == len(cases) > 20
    for entry, case in zip(listed["cases"], cases, strict=True):
        loaded = manifest.load_case(tmp_path / "vectors", entry)
        assert (loaded.operator, loaded.name, loaded.parameters) == (case.operator, case.name, case.parameters)
        assert loaded.tensors.keys() == case.tensors.keys()
        for role, tensor in case.tensors.items():
            assert loaded.tensors[role].format == tensor.format
            assert np.array_equal(loaded.raw(role), tensor.raw), (case.path, role)


def test_every_operator_has_its_kinds_of_cases() -> None:
    seen = observe.observe(MICRO, EDGE_MOE)
    for operator in regenerate.OPERATORS:
        cases = list(operator.cases(seen))
        names = [case.name for case in cases]
        for kind in ("real_", "corners", "random_", "smallest"):
            assert any(name.startswith(kind) for name in names), (operator.__name__, kind)
        for case in cases:
            if case.name == "smallest":
                assert all(tensor.raw.size <= 16 * 300 for tensor in case.tensors.values()), case.path


def test_command_names_what_is_not_the_default(tmp_path: Path) -> None:
    image = tmp_path / "street.npy"
    np.save(image, picture.photograph(MICRO))
    other = altered_checkpoint(tmp_path / "other")
    copied = Path(shutil.copytree(checkpoint.named("micro"), tmp_path / "copied"))
    commands = {
        "": observe.observe(MICRO, EDGE_MOE),
        " --precision w8a8 --out DIR": observe.observe(MICRO, get_precision("w8a8")),
        " --checkpoint DIR --out DIR": observe.observe(MICRO, EDGE_MOE, other),
        " --image street.npy --task depth --out DIR": observe.observe(MICRO, EDGE_MOE, copied, image, "depth"),
    }
    for options, seen in commands.items():
        assert regenerate.origin(seen)["command"] == f"edgemoe vectors --config micro{options}"


def altered_checkpoint(folder: Path) -> Path:
    """Micro's, with one weight moved by a little."""
    shutil.copytree(checkpoint.named("micro"), folder)
    tensors = load_file(folder / checkpoint.WEIGHTS)
    tensors["layers.0.qkv.weight"][0, 0] += np.float32(0.01)
    save_file(tensors, folder / checkpoint.WEIGHTS)
    return folder


class TestEnsure:
    """`ensure` writes when it must, and only then."""

    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(regenerate, "OPERATORS", (linear, gelu))  # two are enough to see it
        return regenerate.ensure(MICRO, EDGE_MOE, tmp_path / "vectors")

    @staticmethod
    def again(folder: Path, precision: str = "edge_moe") -> bool:
        """Whether a second call wrote the folder again, and it is right afterwards."""
        before = (folder / manifest.NAME).stat().st_ino
        regenerate.ensure(MICRO, get_precision(precision), folder)
        listed = manifest.load(folder)
        for entry in listed["cases"]:
            manifest.load_case(folder, entry)
        assert listed["precision"] == precision
        return (folder / manifest.NAME).stat().st_ino != before

    def test_nothing_changed(self, folder: Path) -> None:
        assert not self.again(folder)
        committed = manifest.select(manifest.load(regenerate.folder_of("micro")), ["linear", "gelu"])
        assert manifest.load(folder)["cases"] == sorted(committed, key=lambda entry: entry["operator"] == "gelu")

    def test_another_precision_and_config(self, folder: Path) -> None:
        assert self.again(folder, "w8a8")
        assert self.again(folder)
        path = folder / manifest.NAME
        path.write_text(json.dumps({**json.loads(path.read_text()), "config": get_config("small").to_dict()}))
        assert self.again(folder)

    def test_altered_and_absent_files(self, folder: Path) -> None:
        path = folder / "gelu" / "corners.npz"
        good = path.read_bytes()
        path.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
        assert self.again(folder)
        assert path.read_bytes() == good
        path.unlink()
        assert self.again(folder)
        (folder / manifest.NAME).write_text('{"schema": 1, "cases": []}')
        with pytest.raises(EdgemoeError, match=r"which its manifest\.json does not list"):
            self.again(folder)

    @pytest.mark.parametrize("package", ["golden", "vectors"])
    def test_changed_source(self, package: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        module = golden if package == "golden" else regenerate
        copy = tmp_path / "copy" / package
        shutil.copytree(Path(str(module.__file__)).parent, copy, ignore=shutil.ignore_patterns("data", "__pycache__"))
        if package == "golden":
            monkeypatch.setattr(regenerate, "golden", SimpleNamespace(__file__=str(copy / "__init__.py")))
        else:
            monkeypatch.setattr(regenerate, "__file__", str(copy / "regenerate.py"))
        assert not self.again(folder)
        with (copy / "gelu.py").open("a") as file:
            file.write("# changed\n")
        assert self.again(folder)
        assert not self.again(folder)

    def test_changed_picture(self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(picture, "FOLDER", tmp_path / "pictures")
        shutil.copytree(Path(observe.__file__).parent / "pictures", picture.FOLDER)
        assert not self.again(folder)
        image = picture.photograph(MICRO)
        image[0, 0, 0] ^= 128
        np.save(picture.photograph_file(MICRO), image)
        before = manifest.load(folder)
        assert self.again(folder)
        assert not self.again(folder)
        digests = [{e["case"]: e["sha256"] for e in listed["cases"]} for listed in (before, manifest.load(folder))]
        assert digests[0]["real_qkv_layer0"] != digests[1]["real_qkv_layer0"]
        assert digests[0]["random_wrap"] == digests[1]["random_wrap"]

    def test_changed_checkpoint(self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        other = altered_checkpoint(tmp_path / "other")
        for module in (regenerate, observe):
            monkeypatch.setattr(module, "checkpoint_of", lambda _: other)
        assert self.again(folder)
        assert not self.again(folder)

    def test_foreign_files_stay(self, folder: Path) -> None:
        (folder / "thesis.txt").write_text("years")
        with pytest.raises(EdgemoeError, match=r"also holds thesis\.txt"):
            regenerate.ensure(MICRO, get_precision("w8a8"), folder)
        assert (folder / "thesis.txt").read_text() == "years"

    def test_precision_without_a_name(self, folder: Path) -> None:
        nameless = EDGE_MOE.replace("edge_moe", {"score": Format(24, 16)})
        with pytest.raises(EdgemoeError, match="precision 'edge_moe' is not the one of that name"):
            regenerate.ensure(MICRO, nameless, folder)


def test_only_micro_is_committed() -> None:
    assert regenerate.folder_of("micro").is_dir()
    with pytest.raises(EdgemoeError, match="those of config 'edge_moe' are not committed, only those of 'micro'"):
        regenerate.folder_of("edge_moe")


def test_random_words_stay_within_narrow_formats() -> None:
    for fmt in (Format(4, 0), Format(4, -3), Format(8, 8, signed=False), Format(2, 6)):
        for span in (None, 0.01, 4.0, 1000.0):
            words = random_raw(3, (500,), fmt, span=span)
            assert fmt.raw_min <= words.min() <= words.max() <= fmt.raw_max
    assert set(random_raw(3, (500,), Format(8, 4), span=0.25).tolist()) == set(range(-4, 4))
