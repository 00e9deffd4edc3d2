"""Precision files, formats of one layer, and what tells precisions apart."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from golden.errors import EdgemoeError
from golden.fixed import Format
from golden.precision import (
    EDGE_MOE,
    PRECISIONS,
    ROLES,
    Precision,
    check_name,
    describe,
    from_description,
    get_precision,
    save,
)

QUERY = Format(8, 6, rounding="nearest_even", overflow="saturate")
MINE = dataclasses.replace(
    get_precision("w8a8"),
    name="mine-1.b",
    layers={1: {"query": QUERY}, 3: {"query": QUERY, "score": Format(10, 2)}},
    exp_table_bits=4,
    gelu_step_bits=3,
    weight_scale="channel",
)


def test_a_file_gives_back_what_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "anything.json"
    save(MINE, path)
    assert get_precision(path) == get_precision(str(path)) == MINE
    first = path.read_bytes()
    save(MINE, path)
    assert path.read_bytes() == first
    assert [file.name for file in path.parent.iterdir()] == ["anything.json"]


def test_every_field_is_saved() -> None:
    """One that `to_dict` left out would come back as its default."""
    for field in dataclasses.fields(Precision):
        assert getattr(MINE, field.name) != getattr(EDGE_MOE, field.name) or field.name == "exp", field.name
        assert field.name in MINE.to_dict()
    reference = dataclasses.replace(MINE, exp="reference")
    assert Precision.from_dict(json.loads(json.dumps(reference.to_dict()))) == reference


def test_files_of_less_have_defaults() -> None:
    data = {key: EDGE_MOE.to_dict()[key] for key in ("name", "formats")}
    assert Precision.from_dict(data) == EDGE_MOE


@pytest.mark.parametrize("name", [*PRECISIONS, "w8a8"])
def test_built_in_precisions_can_be_files(name: str, tmp_path: Path) -> None:
    save(get_precision(name), tmp_path / "p.json")
    assert get_precision(tmp_path / "p.json") == get_precision(name)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "does not exist; legal: a name or a file that `save` wrote"),
        ("{", "cannot be read as JSON"),
        ("\udcff", "cannot be read as JSON"),
        ("[1]", "holds no JSON object"),
        ("{}", r"p.json: Precision: not as `to_dict` writes it \(KeyError: 'formats'"),
        ('{"formats": {}, "width": 8}', r"unknown keys \['width'\]"),
        (json.dumps({**MINE.to_dict(), "name": "../up"}), "name='../up' is not 1 to 100 letters"),
        (json.dumps({**MINE.to_dict(), "name": 5}), "name=5 is not 1 to 100 letters"),
        (json.dumps({**MINE.to_dict(), "name": "w8a8"}), "precision 'w8a8' is not the one of that name"),
        (json.dumps({**MINE.to_dict(), "name": "w99a8"}), "weight_width=99 is not from 4 to 32"),
        (json.dumps({**MINE.to_dict(), "layers": {"-1": {}}}), r"layers \[-1\] do not exist"),
        (json.dumps({**MINE.to_dict(), "layers": [1]}), "not as `to_dict` writes it"),
        (json.dumps({**MINE.to_dict(), "exp_table_bits": "6"}), "exp_table_bits='6' is not from 3 to 8"),
        (json.dumps({**MINE.to_dict(), "accumulation": "floor_each"}), "needs accumulation='exact'"),
    ],
)
def test_bad_files(text: str | None, words: str, tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    if text is not None:
        path.write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(EdgemoeError, match=words):
        get_precision(path)


def test_a_folder_is_no_precision(tmp_path: Path) -> None:
    (tmp_path / "p.json").mkdir()
    with pytest.raises(EdgemoeError, match="cannot be read as JSON"):
        get_precision(tmp_path / "p.json")


def test_what_cannot_be_saved(tmp_path: Path) -> None:
    with pytest.raises(EdgemoeError, match=r"p.txt does not end in \.json"):
        save(MINE, tmp_path / "p.txt")
    with pytest.raises(EdgemoeError, match="precision 'edge_moe' is not the one of that name, which is built in"):
        save(dataclasses.replace(MINE, name="edge_moe"), tmp_path / "p.json")
    (tmp_path / "file").write_text("")
    with pytest.raises(EdgemoeError, match="is no folder"):
        save(MINE, tmp_path / "file" / "p.json")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("name", ["", "a b", "../x", "a/b", ".hidden", "é", "x" * 101, "a\n"])
def test_names_that_are_no_names(name: str) -> None:
    with pytest.raises(EdgemoeError, match="is not 1 to 100 letters, digits"):
        dataclasses.replace(MINE, name=name)


def test_formats_of_one_layer() -> None:
    for layer in range(4):
        one = MINE.at(layer)
        assert one.formats == {role: MINE.format(role, layer) for role in ROLES}
        assert (one.layers, one.name) == ({}, f"mine-1.b.layer{layer}")
        assert dataclasses.replace(one, name=MINE.name, formats=MINE.formats, layers=MINE.layers) == MINE
    assert MINE.at(1).format("query") == QUERY != MINE.at(2).format("query")
    assert EDGE_MOE.at(7) is EDGE_MOE
    assert dataclasses.replace(MINE, name="x" * 100).at(1).name == "x" * 80 + ".layer1"
    with pytest.raises(EdgemoeError, match="layer=-1 is not 0 or above"):
        MINE.at(-1)


def test_uniform() -> None:
    assert EDGE_MOE.uniform() is EDGE_MOE
    same = dataclasses.replace(MINE, layers={2: {"query": MINE.format("query")}, 0: {}})
    assert same.uniform() is same
    with pytest.raises(EdgemoeError, match=r"'mine-1.b' has formats of single layers \(1, 3\).* --layer N"):
        MINE.uniform()


def test_descriptions() -> None:
    assert [describe(get_precision(name)) for name in ("edge_moe", "w8a8")] == ["edge_moe", "w8a8"]
    assert describe(MINE) == MINE.to_dict()
    assert from_description(json.loads(json.dumps(describe(MINE)))) == MINE
    assert from_description("w8a8") == get_precision("w8a8")
    check_name(MINE, "here")
    with pytest.raises(EdgemoeError, match="here: precision 'w8a8' is not the one of that name"):
        check_name(dataclasses.replace(MINE, name="w8a8"), "here")


def test_descriptions_are_no_paths(tmp_path: Path) -> None:
    save(MINE, tmp_path / "p.json")
    with pytest.raises(EdgemoeError, match="is unknown; legal: edge_moe"):
        from_description(str(tmp_path / "p.json"))
