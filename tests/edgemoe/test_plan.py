"""The test plan names tests that exist, a test for every claim, and its page is what it renders."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from edgemoe import plan
from golden.errors import EdgemoeError

CLAIMS = plan.load()


def test_every_claim_has_tests_that_exist() -> None:
    assert plan.faults(CLAIMS) == []
    assert {claim.stage for claim in CLAIMS} == set(plan.STAGES)


def test_page_is_what_the_plan_gives() -> None:
    """Fails after a change to the plan: run `edgemoe docs --text`."""
    assert (plan.ROOT / "docs" / plan.PAGE).read_text() == plan.markdown(CLAIMS)


def test_faults_are_found() -> None:
    first = CLAIMS[0]
    untested = dataclasses.replace(first, text="a", tests=())
    absent = dataclasses.replace(first, text="b", tests=("tests/golden/test_fixed.py::test_none_such",))
    gone = dataclasses.replace(first, text="c", tests=("tests/golden/none_such.py",))
    helper = dataclasses.replace(first, text="d", tests=("tests/rtl_hls/jit.py",))
    found = plan.faults([untested, absent, gone, helper, first, first])
    assert [line.partition(" ")[0] for line in found[:1]] == ["'a'"]
    assert [line for line in found if "does not exist" in line] == [
        "'b': tests/golden/test_fixed.py::test_none_such does not exist",
        "'c': tests/golden/none_such.py does not exist",
        "'d': tests/rtl_hls/jit.py does not exist",
    ]
    assert f"{first.text!r} is stated 2 times" in found


@pytest.mark.parametrize(
    "text", ["claim = 3", "[[claim]]\ntext = 'a'", "[[claim]]\ntext='a'\nstage='b'\ntests=[]", "{"]
)
def test_bad_plans(text: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(text)
    with pytest.raises(EdgemoeError, match=r"plan\.toml"):
        plan.load(path)
