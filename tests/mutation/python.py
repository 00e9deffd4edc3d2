"""Faults in golden: one operator, comparison or constant of a module changed in its syntax tree.

`EDGEMOE_MUTANT=MODULE:NUMBER` makes the import of that module give the faulty one, in this process and its children;
`conftest`-free, so that the tests are those that everybody runs.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

VARIABLE = "EDGEMOE_MUTANT"
ROOT = Path(__file__).parents[2]
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.LShift: ast.RShift, ast.RShift: ast.LShift},
    **{
        ast.FloorDiv: ast.Mult,
        ast.BitAnd: ast.BitOr,
        ast.BitOr: ast.BitAnd,
        ast.BitXor: ast.BitOr,
        ast.Mod: ast.FloorDiv,
    },
}
_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt},
    **{ast.Eq: ast.NotEq, ast.NotEq: ast.Eq},
}


class Planter(ast.NodeTransformer):
    """Changes the fault site `wanted`, and counts them all.

    Sites are binary operators, comparisons and integer constants inside functions; messages, annotations and docstrings
    are none.

    Attributes:
        count: sites met.
        change: the fault as text, with its line, once it is planted.
    """

    def __init__(self, wanted: int) -> None:
        self.wanted = wanted
        self.count = 0
        self.change = ""
        self._depth = 0

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Sites lie in function bodies."""
        self._depth += 1
        node.body = [self.visit(part) for part in node.body]
        self._depth -= 1
        return node

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        """What an error says is checked by other means."""
        return node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        """Text is no site."""
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        """An annotation is no site; the value is."""
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """An operator becomes its counterpart."""
        self.generic_visit(node)
        other = _OPERATORS.get(type(node.op))
        if other is None or not self._here():
            return node
        return self._changed(node, ast.BinOp(node.left, other(), node.right))

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """The first comparison becomes its neighbour."""
        self.generic_visit(node)
        other = _COMPARISONS.get(type(node.ops[0]))
        if other is None or not self._here():
            return node
        return self._changed(node, ast.Compare(node.left, [other(), *node.ops[1:]], node.comparators))

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """An integer becomes the next one."""
        if type(node.value) is not int or not self._here():
            return node
        return self._changed(node, ast.Constant(node.value + 1))

    def _here(self) -> bool:
        """Whether this site is the wanted one; counts it."""
        if not self._depth:
            return False
        self.count += 1
        return self.count == self.wanted

    def _changed(self, before: ast.expr, after: ast.expr) -> ast.expr:
        self.change = f"line {before.lineno}: {ast.unparse(before)}  ->  {ast.unparse(after)}"
        return ast.copy_location(after, before)


def source(module: str) -> Path:
    """The file of a module such as golden.gelu."""
    return ROOT / f"{module.replace('.', '/')}.py"


def sites(module: str) -> int:
    """How many faults a module offers."""
    planter = Planter(0)
    planter.visit(ast.parse(source(module).read_text()))
    return planter.count


def plant(module: str, number: int) -> tuple[ast.Module, str]:
    """The module with fault `number`, from 1, and what changed."""
    planter = Planter(number)
    tree = ast.fix_missing_locations(planter.visit(ast.parse(source(module).read_text())))
    return tree, planter.change


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the faulty module where the named one is imported."""

    def __init__(self, module: str, number: int) -> None:
        self.module = module
        self.number = number

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Only the one module is ours."""
        if fullname != self.module:
            return None
        return importlib.util.spec_from_file_location(fullname, source(fullname), loader=self)

    def exec_module(self, module: ModuleType) -> None:
        """Run the faulty tree."""
        tree, _ = plant(self.module, self.number)
        exec(compile(tree, str(source(self.module)), "exec"), module.__dict__)


def pytest_configure() -> None:
    """A pytest plugin (`-p tests.mutation.python`): put the fault in before any test is collected."""
    named = os.environ.get(VARIABLE, "")
    if named:
        module, _, number = named.partition(":")
        loaded = [name for name in sys.modules if name == module]
        assert not loaded, f"{module} was imported before its fault was planted"
        sys.meta_path.insert(0, _Finder(module, int(number)))
