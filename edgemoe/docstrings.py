"""Golden's docstrings as Markdown."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from types import ModuleType
from typing import Any


def split(module: ModuleType) -> tuple[str, str]:
    """The first line, and the rest."""
    title, _, body = inspect.cleandoc(module.__doc__ or "").partition("\n\n")
    return " ".join(title.split()), body


def sections(body: str) -> tuple[str, str, str]:
    """Formula and remarks, shapes, error bound of a module's docstring; empty where it has none.

    A section starts with its word, Formula, Shapes or Error, at the start of a sentence; the last two end with their
    paragraph.
    """
    found = {"Formula": [""], "Shapes": [""], "Error": [""]}
    for piece in re.split(r"(?:(?<=\n\n)|(?<=[.)]\s))(?=(?:Shapes|Error)\b)", body):
        kind = next((word for word in ("Shapes", "Error") if piece.startswith(word)), "Formula")
        first, blank, rest = piece.partition("\n\n") if kind != "Formula" else (piece, "", "")
        found[kind].append(first.strip())
        found["Formula"].append((blank + rest).strip())
    formula, shapes, error = ("\n\n".join(filter(None, parts)) for parts in found.values())
    return formula, shapes, error


def prose(text: str) -> str:
    """Docstring text as Markdown: powers are not bold."""
    lines = text.split("\n")
    return "\n".join(
        line if line.startswith("    ") else re.sub(r"(?<=[\w)])\*\*(?=[-\w(])", r"\\*\\*", line) for line in lines
    )


def functions(module: ModuleType) -> list[Callable[..., Any]]:
    """Public functions that the module defines, in its order."""
    members = [value for name, value in vars(module).items() if not name.startswith("_") and callable(value)]
    own = [
        value for value in members if inspect.isfunction(inspect.unwrap(value)) and value.__module__ == module.__name__
    ]
    return sorted(own, key=lambda function: inspect.unwrap(function).__code__.co_firstlineno)


def reference(function: Callable[..., Any]) -> str:
    """Signature and docstring; the lists of arguments and errors as Markdown lists."""
    doc = inspect.cleandoc(function.__doc__ or "")
    head = f"### {function.__name__}\n\n```python\n{_signature(function)}\n```"
    blocks = []
    for block in doc.split("\n\n"):
        words = re.match(r"(Args|Returns|Raises|Yields):\n", block)
        blocks.append(f"{words[1]}:\n\n{_list(block[words.end() :])}" if words else prose(block))
    return "\n\n".join([head, *blocks])


def _signature(function: Callable[..., Any]) -> str:
    """As in the source, on one line where it fits."""
    signature = inspect.signature(inspect.unwrap(function))
    arguments, keyword = [], False
    for parameter in signature.parameters.values():
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY and not keyword:
            arguments.append("*")
            keyword = True
        default = parameter.default
        shown = default.__name__ if callable(default) else repr(default)
        given = "" if default is inspect.Parameter.empty else f" = {shown}"
        arguments.append(f"{parameter.name}: {parameter.annotation}{given}")
    line = f"{function.__name__}({', '.join(arguments)}) -> {signature.return_annotation}"
    if len(line) <= 100:
        return line
    return f"{function.__name__}(\n" + "".join(f"    {a},\n" for a in arguments) + f") -> {signature.return_annotation}"


def _list(text: str) -> str:
    """Indented `name: text` entries as a list; text without a name stays text."""
    items = re.split(r"\n(?=\S)", inspect.cleandoc(text))
    named = [re.sub(r"\A(\w+): ", r"- `\1`: ", " ".join(item.split())) for item in items]
    return prose("\n".join(named))
