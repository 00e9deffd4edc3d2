"""Calibrated precisions of the checkpoints that come with the package, and the commands that made them.

| name               | what                                                                                            |
|--------------------|-------------------------------------------------------------------------------------------------|
| micro-w8a8         | 8 bits everywhere, 11 before GELU's table                                                       |
| edge_moe-w8a8      | the same for `edge_moe`, to be fine-tuned for: alone it loses several percent                   |
| edge_moe-w8a8-p12  | 8-bit weights and operands, but 12 bits for probabilities, branches and the residual stream     |

The residual stream of `edge_moe` has a few large channels, which make 8 bits too coarse for all others: either they
saturate (1.5 % of the values) and the network learns to live with that, 256 steps in half an hour on a core,

    edgemoe finetune edge_moe --precision accuracy/profiles/edge_moe-w8a8.json --learning-rate 2e-4 --train-samples 4096

or a few roles get 12 bits. Probabilities and gate scores are unsigned. Internal formats are wide, as in all narrow
precisions.
"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Final

from golden.errors import EdgemoeError

COMMANDS: Final = {
    "micro-w8a8": "edgemoe calibrate micro --unsigned --images 8",
    "edge_moe-w8a8": "edgemoe calibrate edge_moe --unsigned --images 32 --clip residual=98.5",
    "edge_moe-w8a8-p12": (
        "edgemoe calibrate edge_moe --unsigned --images 16 --width residual=12 --width branch=12 --width probability=12"
    ),
}
"""What writes each, less its name and folder."""


def named(name: str) -> Path:
    """The file of a profile, for `golden.precision.get_precision`; EdgemoeError lists the legal names."""
    if name not in COMMANDS:
        raise EdgemoeError(f"profile {name!r} is unknown; legal: {', '.join(COMMANDS)}")
    return Path(__file__).parent / f"{name}.json"


def arguments(name: str, out: Path) -> list[str]:
    """The arguments of `edgemoe` that write a profile again as `out`/precision.json."""
    return [*shlex.split(COMMANDS[name])[1:], "--title", name, "--out", str(out)]
