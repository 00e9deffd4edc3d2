"""Faults in golden: each kind changes what it says, number 0 nothing, and tests meet the faulty module."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.mutation import python
from tests.mutation.campaign import MODULES
from tests.mutation.server import Servers

TEXT = '''
"""Text of 3 + 4."""
LIMIT: Final[int] = 3 << 4
def f(a: Array[5], b: int = 2) -> Array[6]:
    """Adds 1."""
    if a < 0 and not b:
        raise ValueError(1 + 1)
    a += 1
    return f"{a + 1}", -a
'''
CHANGES = [
    ("constant", "LIMIT: Final[int] = 3 << 4  ->  LIMIT: Final[int] = 4 << 4"),
    ("constant", "LIMIT: Final[int] = 3 << 4  ->  LIMIT: Final[int] = 3 << 5"),
    ("arithmetic", "3 << 4  ->  3 >> 4"),
    ("constant", "def f(a: Array[5], b: int = 2) -> Array[6]:  ->  def f(a: Array[5], b: int = 3) -> Array[6]:"),
    ("constant", "if a < 0 and not b:  ->  if a < 1 and not b:"),
    ("boundary", "a < 0  ->  a <= 0"),
    ("order", "a < 0  ->  a >= 0"),
    ("inversion", "not b  ->  b"),
    ("gate", "a < 0 and (not b)  ->  a < 0 or not b"),
    ("constant", "a += 1  ->  a += 2"),
    ("arithmetic", "a += 1  ->  a -= 1"),
    ("inversion", "-a  ->  a"),
]


def test_sites_are_operators_and_constants() -> None:
    """None in annotations, texts and messages."""
    planter = python.Planter("m", TEXT)
    planter.visit(ast.parse(TEXT))
    assert [(fault.kind, fault.change) for fault in planter.faults] == CHANGES
    assert [fault.number for fault in planter.faults] == list(range(1, len(CHANGES) + 1))


@pytest.mark.parametrize("number", range(1, len(CHANGES) + 1))
def test_each_fault_changes_its_place_alone(number: int) -> None:
    before, _, after = CHANGES[number - 1][1].replace("(not b)", "not b").partition("  ->  ")
    planted = ast.unparse(python.Planter("m", TEXT, number).visit(ast.parse(TEXT)))
    assert planted != ast.unparse(ast.parse(TEXT))
    places = [at for at in range(len(TEXT)) if TEXT.startswith(before, at)]
    texts = [TEXT[:at] + after + TEXT[at + len(before) :] for at in places]
    assert planted in [ast.unparse(ast.parse(text)) for text in texts]


def test_number_0_changes_nothing() -> None:
    for name in MODULES:
        text = python.source(f"golden.{name}").read_text()
        assert ast.dump(python.plant(f"golden.{name}", 0)) == ast.dump(ast.parse(text))


def test_modules_offer_every_kind() -> None:
    faults = [fault for name in MODULES for fault in python.faults(f"golden.{name}")]
    kinds = Counter(fault.kind for fault in faults)
    assert set(kinds) == set(python.KINDS)
    assert min(kinds.values()) >= 20
    assert {fault.where for fault in faults} == {f"golden.{name}" for name in MODULES}


@pytest.fixture(scope="module")
def servers() -> Iterator[Servers]:
    with Servers() as found:
        yield found


def number_of(module: str, change: str) -> int:
    (number,) = [fault.number for fault in python.faults(module) if fault.change == change]
    return number


def test_a_fault_fails_a_test_and_none_passes(servers: Servers) -> None:
    """In forked processes: what one plants, the next does not see."""
    tests = ["tests/golden/test_residual.py"]
    number = number_of("golden.residual", "frac - x.format.frac  ->  frac + x.format.frac")
    assert servers.first_failure("golden.residual", 0, tests) == ""
    found = servers.first_failure("golden.residual", number, tests)
    assert found.startswith("tests/golden/test_residual.py::test_")
    assert servers.first_failure("golden.residual", 0, tests) == ""
    assert servers.first_failure("golden.gelu", 1, tests) == ""  # a fault elsewhere


def test_what_pytest_refuses_catches_nothing(servers: Servers) -> None:
    for arguments, why in ((["tests/golden/none_such.py"], "USAGE_ERROR"), (["tests/golden/rationals.py"], "NO_TESTS")):
        with pytest.raises(RuntimeError, match=why):
            servers.first_failure("golden.residual", 0, arguments)


def test_a_fault_is_planted_before_golden_is_there() -> None:
    with pytest.raises(RuntimeError, match=r"before the fault of golden\.gelu"):
        python.install("golden.gelu", 1)
