"""The published Edge-MoE weights: a folder of headerless float32 files, read into our checkpoint layout.

Each tensor is one file, `<name>.float32.bin`: little-endian float32 in C order, nothing else, so that its size is all
that can be checked besides its values. Names and shapes, of the `edge_moe` dimensions (source: the files that
testbench/e2e.cpp of github.com/sharc-lab/Edge-MoE reads):

| published                          | shape         | ours                                    |
|------------------------------------|---------------|-----------------------------------------|
| patch_embed_weight, _bias          | 192 3 16 16   | patch_embed.weight, .bias               |
| pos_embed                          | 129 192       | pos_embed (the class token is in row 0) |
| l{i}_norm1_weight, _bias; norm2    | 192           | layers.{i}.norm1.weight, .bias; norm2   |
| l{i}_qkv_weight, _bias             | 576 192       | layers.{i}.qkv.weight, .bias            |
| l{i}_attn_proj_weight, _bias       | 192 192       | layers.{i}.proj.weight, .bias           |
| l{i}_fc1_weight, _bias (even i)    | 768 192       | layers.{i}.mlp.fc1.weight, .bias        |
| l{i}_fc2_weight, _bias (even i)    | 192 768       | layers.{i}.mlp.fc2.weight, .bias        |
| l{i}_w_gate_T_task{t} (odd i)      | 16 192        | layers.{i}.moe.gate.task{t}.weight      |
| l{i}_htoh4_weight, _bias (odd i)   | 16 384 192    | layers.{i}.moe.w1, .b1                  |
| l{i}_h4toh_weight, _bias (odd i)   | 16 192 384    | layers.{i}.moe.w2, .b2                  |

The tasks are those of the gate files; they are called task0, task1, ... as published. There are no decoders: the result
serves `checkpoint.load_weights` and golden, not `m3vit.load_model`. Every other file is left alone: `image` (3 128 256)
is an input and no parameter, and a checkpoint folder holds nothing but its four files; reference activations likewise.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from golden.config import ModelConfig, get_config
from golden.errors import EdgemoeError
from golden.weights import expected_shapes
from model import checkpoint

SUFFIX = ".float32.bin"
CONFIG = "edge_moe"

_GATE = re.compile(rf"l(?P<layer>0|[1-9]\d*)_w_gate_T_task(?P<task>0|[1-9]\d*){re.escape(SUFFIX)}")
_LOCAL = {
    "proj.weight": "attn_proj_weight",
    "proj.bias": "attn_proj_bias",
    "mlp.fc1.weight": "fc1_weight",
    "mlp.fc1.bias": "fc1_bias",
    "mlp.fc2.weight": "fc2_weight",
    "mlp.fc2.bias": "fc2_bias",
    "moe.w1": "htoh4_weight",
    "moe.b1": "htoh4_bias",
    "moe.w2": "h4toh_weight",
    "moe.b2": "h4toh_bias",
}
_CARD = """# {name}, published weights

The encoder of Edge-MoE `{name}` as published, read from {count} files in `{folder}` by

    edgemoe import-published {folder}

Tasks: {tasks}, in the order of their gate files. There are no decoders. `metrics.json` holds the SHA-256 of every file
that was read; no metric was measured.
"""


@dataclasses.dataclass(frozen=True, slots=True)
class Published:
    """What a folder of published files holds.

    Attributes:
        config: dimensions, with the tasks that were found.
        tensors: every encoder parameter under our name, float32, shapes as `golden.weights.expected_shapes`.
        digests: SHA-256 of each file that was read, by its name.
        ignored: names of the other entries of the folder, sorted.
    """

    config: ModelConfig
    tensors: checkpoint.Weights
    digests: dict[str, str]
    ignored: tuple[str, ...]


def file_of(parameter: str) -> str:
    """The published file of one of our parameters: `layers.1.moe.b2` is in `l1_h4toh_bias.float32.bin`."""
    if not parameter.startswith("layers."):
        return parameter.replace(".", "_") + SUFFIX
    _, layer, local = parameter.split(".", 2)
    if local.startswith("moe.gate."):
        return f"l{layer}_w_gate_T_{local.split('.')[2]}{SUFFIX}"
    return f"l{layer}_{_LOCAL.get(local, local.replace('.', '_'))}{SUFFIX}"


def read(folder: Path | str) -> Published:
    """Reads and checks the published files of the `edge_moe` network.

    Args:
        folder: holds the files of the module docstring.

    Raises:
        EdgemoeError: `folder` is no readable folder, or files are missing, unreadable, of a wrong size or hold NaN or
            infinity; every such file is listed. A task whose gate only some odd layers have is missing in the others.
    """
    root = Path(folder)
    try:
        present = sorted(entry.name for entry in root.iterdir())
    except OSError as error:
        raise EdgemoeError(
            f"import-published: folder={root} cannot be read ({type(error).__name__}); give the folder that holds the "
            f"published *{SUFFIX} files"
        ) from error
    base = get_config(CONFIG)
    config = dataclasses.replace(base, tasks=_tasks(present, base))
    tensors: checkpoint.Weights = {}
    digests: dict[str, str] = {}
    faults = []
    for parameter, shape in expected_shapes(config).items():
        name = file_of(parameter)
        try:
            data = _load(root / name, shape)
        except EdgemoeError as error:
            faults.append(f"{name}: {error}")
            continue
        digests[name] = hashlib.sha256(data.tobytes()).hexdigest()
        tensors[parameter] = data.astype(np.float32, copy=False)
    if faults:
        raise EdgemoeError(
            f"import-published: {len(faults)} of {len(expected_shapes(config))} files in {root} are not those of "
            f"{config.name} with tasks {', '.join(config.tasks)}; copy the published folder again:\n  "
            + "\n  ".join(faults)
        )
    return Published(config, tensors, digests, tuple(name for name in present if name not in digests))


def import_published(folder: Path | str, out: Path | str, *, force: bool = False) -> Published:
    """Reads the published files and writes them as a checkpoint folder, all or nothing.

    Args:
        folder: the published files, see `read`.
        out: the checkpoint folder, see `model.checkpoint`; a new or empty one.
        force: replace a checkpoint that is in `out`.

    Returns:
        What was read.

    Raises:
        EdgemoeError: as `read` and `checkpoint.check_out`, or `out` cannot be written.
    """
    try:
        checkpoint.check_out(out, force)
        found = read(folder)
        checkpoint.save(
            out,
            found.config,
            found.tensors,
            recipe={"imported": "published Edge-MoE weights", "command": "edgemoe import-published"},
            metrics={"imported": True, "source": Path(folder).resolve().name, "sha256": found.digests},
            card=_CARD.format(
                name=found.config.name,
                count=len(found.digests),
                folder=Path(folder).resolve().name,
                tasks=", ".join(found.config.tasks),
            ),
            force=force,
        )
    except OSError as error:
        raise EdgemoeError(
            f"import-published: out={out} cannot be written ({type(error).__name__}: {error}); nothing was changed; "
            "give a folder with room that you may write"
        ) from error
    return found


def _tasks(present: list[str], config: ModelConfig) -> tuple[str, ...]:
    """Names of the tasks of all gate files of mixture layers, by number; task0 alone when there is none."""
    gates = [match for match in map(_GATE.fullmatch, present) if match]
    numbers = {
        int(gate["task"]) for gate in gates if int(gate["layer"]) < config.layers and config.is_moe(int(gate["layer"]))
    }
    return tuple(f"task{number}" for number in sorted(numbers or {0}))


def _load(path: Path, shape: tuple[int, ...]) -> NDArray[Any]:
    """The little-endian float32 values of a file in `shape`; raises EdgemoeError that says what is wrong with it."""
    needed = 4 * int(np.prod(shape))
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size == needed and path.is_file() else b""
    except FileNotFoundError:
        raise EdgemoeError(f"missing; {needed} bytes expected") from None
    except OSError as error:
        raise EdgemoeError(f"unreadable ({type(error).__name__}); {needed} bytes expected") from error
    if not path.is_file():
        raise EdgemoeError(f"not a file; {needed} bytes expected")
    if len(data) != needed:
        raise EdgemoeError(f"{size} bytes found, {needed} expected for float32 {shape}")
    values = np.frombuffer(data, "<f4").reshape(shape)
    if broken := np.count_nonzero(~np.isfinite(values)):
        raise EdgemoeError(f"NaN or infinity in {broken} of {values.size} values")
    return values
