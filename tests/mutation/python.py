"""Faults in golden: one operator, comparison or constant of a module changed in its syntax tree.

This module imports nothing of golden, which would come before the fault.
"""

from __future__ import annotations

import ast
import functools
import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import hypothesis

from tests.mutation.fault import Fault

ROOT = Path(__file__).parents[2]
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv},
    **{ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd},
    **{ast.BitXor: ast.BitOr, ast.Div: ast.Mult, ast.Pow: ast.Mult},
}
_BOUNDARY: dict[type[ast.cmpop], type[ast.cmpop]] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt},
}
_ORDER: dict[type[ast.cmpop], type[ast.cmpop]] = {
    **{ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt},
}
_EQUALITY: dict[type[ast.cmpop], type[ast.cmpop]] = {
    **{ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In},
}
_COMPARISONS = {"boundary": _BOUNDARY, "order": _ORDER, "equality": _EQUALITY}
KINDS = ("arithmetic", "boundary", "order", "equality", "gate", "inversion", "constant")
"""Kinds of faults; a comparison by order is a site of two."""


class Planter(ast.NodeTransformer):
    """Lists every fault of a module, and plants the one that is wanted.

    Sites are operators, comparisons and integer constants; messages, annotations and docstrings are none.

    Attributes:
        faults: those met, in order.
    """

    def __init__(self, module: str, text: str, wanted: int = 0) -> None:
        self.faults: list[Fault] = []
        self._module, self._lines, self._wanted = module, text.splitlines(), wanted

    def visit_arguments(self, node: ast.arguments) -> ast.AST:
        """Of the parameters, the defaults: not the annotations."""
        node.defaults = [self.visit(each) for each in node.defaults]
        node.kw_defaults = [each and self.visit(each) for each in node.kw_defaults]
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Body and defaults: not what it is annotated or decorated with."""
        node.args = self.visit(node.args)
        node.body = [self.visit(each) for each in node.body]
        return node

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        """What an error says is checked by other means."""
        return node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        """Text is no site."""
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        """An annotation is no site; the value is."""
        node.value = node.value and self.visit(node.value)
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """An operator becomes its counterpart."""
        self.generic_visit(node)
        other = _ARITHMETIC.get(type(node.op))
        return self._site("arithmetic", node, ast.BinOp(node.left, other(), node.right)) if other else node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        """So does that of an assignment."""
        self.generic_visit(node)
        other = _ARITHMETIC.get(type(node.op))
        return self._site("arithmetic", node, ast.AugAssign(node.target, other(), node.value)) if other else node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """A sign or an inversion is left out."""
        self.generic_visit(node)
        return self._site("inversion", node, node.operand)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        """`and` becomes `or`, and the reverse."""
        self.generic_visit(node)
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return self._site("gate", node, ast.BoolOp(other, node.values))

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """The first comparison moves by one, or is turned round."""
        self.generic_visit(node)
        result: ast.AST = node
        for kind, table in _COMPARISONS.items():
            if other := table.get(type(node.ops[0])):
                faulty = ast.Compare(node.left, [other(), *node.ops[1:]], node.comparators)
                planted = self._site(kind, node, faulty)
                result = result if planted is node else planted
        return result

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """An integer becomes the next one."""
        return self._site("constant", node, ast.Constant(node.value + 1)) if type(node.value) is int else node

    def _site(self, kind: str, before: ast.expr | ast.AugAssign, after: ast.AST) -> ast.AST:
        """Note a fault; gives what is to stand there."""
        change = f"{ast.unparse(before)}  ->  {ast.unparse(after)}"
        if isinstance(before, ast.Constant):  # a number alone says little: the whole line
            line = self._lines[before.lineno - 1].encode()
            parts = line[: before.col_offset], line[before.end_col_offset :]
            change = f"{line.decode().strip()}  ->  {ast.unparse(after).encode().join(parts).decode().strip()}"
        self.faults.append(Fault(self._module, before.lineno, kind, change, len(self.faults) + 1))
        return ast.copy_location(after, before) if len(self.faults) == self._wanted else before


def source(module: str) -> Path:
    """The file of a module such as golden.gelu."""
    return ROOT / f"{module.replace('.', '/')}.py"


@functools.cache
def faults(module: str) -> tuple[Fault, ...]:
    """All that a module offers."""
    text = source(module).read_text()
    planter = Planter(module, text)
    planter.visit(ast.parse(text))
    return tuple(planter.faults)


def plant(module: str, number: int) -> ast.Module:
    """The module with fault `number`, from 1; as it is for 0."""
    text = source(module).read_text()
    tree: ast.Module = Planter(module, text, number).visit(ast.parse(text))
    return ast.fix_missing_locations(tree)


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
        exec(compile(plant(self.module, self.number), str(source(self.module)), "exec"), module.__dict__)


def install(module: str, number: int) -> None:
    """Let the import of a module give the one with fault `number` (none for 0), and tests draw the same every time.

    Raises:
        RuntimeError: golden is there already.
    """
    if any(name.partition(".")[0] == "golden" for name in sys.modules):
        raise RuntimeError(f"golden was imported before the fault of {module} was planted")
    sys.meta_path.insert(0, _Finder(module, number))
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)  # nobody reads the smallest example
    hypothesis.settings.register_profile("mutation", derandomize=True, database=None, phases=phases)
    hypothesis.settings.load_profile("mutation")
