"""How the network shows its intermediates: a tap is called with the name and value of each as it is computed.

Names are those of `golden.network` without the softmax statistics, and `qkv`, the three together; all have a leading B.
Inside a mixture, hidden, activated and expert_output are (B, N, k, ...), slot j of a token being its j-th choice.
"""

from __future__ import annotations

from collections.abc import Callable

from torch import Tensor

Tap = Callable[[str, Tensor], None]
"""Receives the name and value of every named intermediate."""


def no_tap(name: str, value: Tensor) -> None:
    """The tap that ignores everything."""
